package org.crmferry.catalog;

/**
 * What the catalog knows of a field beyond its type; each part is empty if there is nothing to say.
 *
 * @param multi how several choices are written in one value: {@code carets} ({@code ^a^,^b^}), {@code json}
 *     ({@code ["a","b"]}), {@code bars} ({@code a |##| b}) or {@code separators} (values between U+0001)
 * @param unit of a number, such as {@code minutes} or {@code percent}
 * @param note for people: the trap or habit of this field
 */
public record Hint(String multi, String unit, String note) {}
