package org.crmferry.mapping;

/**
 * What can be found wrong with a value or record on its way. Each kind says what its repair ({@link Setting#FIX}) is,
 * whether something of the source is lost by it, and what is done unless the mapping says otherwise.
 */
public enum FindingKind {
    /** Longer than the target holds. Repair: cut between two characters. */
    TOO_LONG(true, Setting.FIX),
    /** Beyond the smallest or largest value. Repair: the nearest one that fits. */
    OUT_OF_RANGE(true, Setting.FIX),
    /** Digits do not fit. Repair: rounded. */
    LOSSY_NUMBER(true, Setting.FIX),
    /** Characters (or trailing blanks, flags of a book's line) that the target cannot hold. Repair: replaced or dropped. */
    LOSSY_TEXT(true, Setting.FIX),
    /** Part of a date or time does not fit, or it does not exist in its zone. Repair: cut, or moved out of the gap. */
    LOSSY_TIME(true, Setting.FIX),
    /** A zero date that the target refuses. Repair: empty. */
    ZERO_DATE(true, Setting.FIX),
    /** Not a number, date, time or truth value where one is needed. Repair: empty. */
    UNREADABLE(true, Setting.FIX),
    /** A reference to a record that is not carried over. Repair: empty, or the fallback owner. */
    ORPHAN(false, Setting.FIX),
    /** Nothing for a field that must have a value. Repair: empty text, 0, no, 1970-01-01; a reference stays empty. */
    MISSING_REQUIRED(false, Setting.FIX),
    /** Not among the target's choices. Repair: empty. */
    NOT_IN_PICKLIST(false, Setting.ACCEPT),
    /** Not a possible e-mail address. Repair: marked as invalid in a book, otherwise left. */
    INVALID_EMAIL(false, Setting.ACCEPT),
    /** A step could not do its work. Repair: empty, or as it was for a phone number. */
    TRANSFORM_FAILED(true, Setting.FIX),
    /** The same thing twice in the source. */
    DUPLICATE(false, Setting.ACCEPT),
    /** A filled source field that is mapped to nothing. */
    UNMAPPED(true, Setting.ACCEPT),
    /** Several records of the target match. */
    AMBIGUOUS(false, Setting.SKIP),
    /** Something the target has no place for, such as a third phone number. Repair: left out. */
    LEFT_BEHIND(true, Setting.ACCEPT),
    /** A row of a file whose cells cannot be told apart. It is left out; its lines are named. */
    BROKEN_ROW(true, Setting.ACCEPT),
    /** The target's database does something by itself on a write. */
    TRIGGER(false, Setting.ACCEPT);

    private final boolean lossy;
    private final Setting usual;

    FindingKind(boolean lossy, Setting usual) {
        this.lossy = lossy;
        this.usual = usual;
    }

    /** Whether something that the source says is not said by the target any more. */
    public boolean lossy() {
        return lossy;
    }

    /** The setting where the mapping has none. */
    public Setting usual() {
        return usual;
    }
}
