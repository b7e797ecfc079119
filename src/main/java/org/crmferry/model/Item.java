package org.crmferry.model;

/**
 * One line of an e-mail or phone book.
 *
 * @param value the address or number as stored
 * @param kind what it is for ({@code Office}, {@code Mobile}, {@code Home}, {@code Fax}, {@code Other}); empty if unknown
 * @param primary whether it is the record's main one
 * @param optOut whether its owner refuses mass mail or calls
 * @param invalid whether it is known not to work
 */
public record Item(String value, String kind, boolean primary, boolean optOut, boolean invalid) {
    /** A primary item without a kind. */
    public static Item primary(String value) {
        return new Item(value, "", true, false, false);
    }
}
