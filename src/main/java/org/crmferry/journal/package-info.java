/**
 * The append-only truth of a migration: what was read, decided, written and refused, in an encrypted H2 store; and the
 * index from source keys to target keys. Resume, undo and verification read nothing else.
 *
 * <p>May use {@code model} and {@code cargo}; never talks to the source or the target, and never holds a row per record
 * of a bulk load.
 */
package org.crmferry.journal;
