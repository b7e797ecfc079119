package org.crmferry.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A trial run: of each entity the first records in the order of their keys, together with every record that they refer
 * to, directly or through others, and with the links that join two chosen ones. Exactly one of the two is set.
 *
 * @param records how many of each entity; 0 if {@code percent} is set
 * @param percent share of each entity's records, above 0 to 100, rounded up; 0 if {@code records} is set
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Sample(long records, double percent) {
    public Sample {
        if (records < 0 || !(percent >= 0 && percent <= 100) || records > 0 == percent > 0) {
            throw new IllegalArgumentException(
                    "either 'records' of at least 1 is needed, or 'percent' above 0 and up to 100");
        }
    }

    /** The first {@code n} of each entity. */
    public static Sample first(long n) {
        return new Sample(n, 0);
    }

    public static Sample percent(double share) {
        return new Sample(0, share);
    }

    /** How many records of an entity that has so many are chosen before their linked ones. */
    public long of(long count) {
        return records > 0 ? Math.min(records, count) : (long) Math.ceil(count * percent / 100);
    }
}
