package org.crmferry.transfer;

/**
 * What a round knows of the other way between the same two databases.
 *
 * @param held records that the other way speaks for
 * @param unsent counts what a round of the way back cannot send; null on the way there
 * @param births finds what the way back creates; null on the way there
 * @param rulings what was decided on the way there; none on the way there
 */
public record OtherWay(Held held, Unsent unsent, Births births, Rulings rulings) {
    /** For a round of the way there. */
    public static OtherWay there() {
        return new OtherWay(new Held(), null, null, new Rulings());
    }

    /** For a round of the way back. */
    public static OtherWay back(Births births) {
        return new OtherWay(new Held(), new Unsent(), births, new Rulings());
    }

    boolean isBack() {
        return unsent != null;
    }
}
