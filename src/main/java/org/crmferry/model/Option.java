package org.crmferry.model;

/**
 * One choice of a picklist.
 *
 * @param code what the database stores
 * @param label what people read
 */
public record Option(String code, String label) {}
