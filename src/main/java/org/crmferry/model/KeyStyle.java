package org.crmferry.model;

/** How an entity's keys look, and so how new ones are made. */
public enum KeyStyle {
    /** Text of 36 characters, a random UUID (SuiteCRM). */
    GUID,
    /** Text of 17 hexadecimal characters (EspoCRM). */
    HEX17,
    /** A database UUID. */
    UUID,
    /** An integer counted up by the database. */
    SERIAL,
    /** An integer that the program must count up itself. */
    NUMBER,
    /** Several fields, references as a rule (a link table). */
    COMPOSITE,
    /** Any other text or value: kept as it is. */
    NATURAL,
    /** No key at all: a record is known by its content. */
    NONE;

    /** Whether keys are integers that go on from the largest. */
    public boolean counted() {
        return this == SERIAL || this == NUMBER;
    }
}
