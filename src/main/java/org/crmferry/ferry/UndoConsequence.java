package org.crmferry.ferry;

/**
 * What taking a migration back would do to one entity, by a look at the target as it is now.
 *
 * @param entity what people call it
 * @param source source entity
 * @param target target entity
 * @param deletes records that the migration created and that will be deleted
 * @param restores records that it changed and that will be put back as they were
 * @param edited records that somebody edited since and that will be left as they are
 * @param gone records that the migration wrote and that are not there any more
 */
public record UndoConsequence(
        String entity, String source, String target, long deletes, long restores, long edited, long gone) {}
