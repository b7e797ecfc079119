package org.crmferry.ferry;

/**
 * A part of a template that did not fit this project's databases. It is kept in the project folder, not applied.
 *
 * @param entity the source entity that the template names
 * @param target the target entity that the template names
 * @param field the target field; empty if it concerns the whole entity
 * @param why in words
 */
public record Leftover(String entity, String target, String field, String why) {}
