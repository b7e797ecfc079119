package org.crmferry.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmferry.model.Values;

/**
 * What a field's values are like, in numbers; never holds values.
 *
 * @param records how many records were looked at
 * @param filled how many of them have a value
 * @param distinct different values among them
 * @param shortest characters (code points) of the shortest filled value as text; 0 if there is none
 * @param longest characters of the longest
 */
public record FieldProfile(long records, long filled, long distinct, int shortest, int longest) {
    /** Share of records with a value, 0 to 1; 0 if there are none. */
    public double fill() {
        return records == 0 ? 0 : (double) filled / records;
    }

    /** Of one field among some records. */
    public static FieldProfile of(List<Object[]> records, int field) {
        Set<String> distinct = new HashSet<>();
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        int filled = 0;
        for (Object[] record : records) {
            if (!Values.empty(record[field])) {
                String text = Values.text(record[field]);
                int length = text.codePointCount(0, text.length());
                shortest = Math.min(shortest, length);
                longest = Math.max(longest, length);
                distinct.add(text);
                filled++;
            }
        }
        return new FieldProfile(records.size(), filled, distinct.size(), filled == 0 ? 0 : shortest, longest);
    }
}
