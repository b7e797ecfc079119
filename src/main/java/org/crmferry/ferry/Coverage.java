package org.crmferry.ferry;

import java.util.List;
import org.crmferry.model.Said;

/**
 * How much of an entity a mapping carries over.
 *
 * @param carried source fields that some target field gets its value from
 * @param mapped target fields that get a value
 * @param unmapped source fields that hold values and go nowhere
 * @param empty source fields that go nowhere and hold nothing in the records looked at
 * @param required target fields that must be filled and get no value, always or in some of the records looked at
 * @param lossy target fields in which something is lost or mended, with what and in how many records
 * @param records how many records were looked at
 */
public record Coverage(
        List<String> carried,
        List<String> mapped,
        List<Gap> unmapped,
        List<String> empty,
        List<Gap> required,
        List<Gap> lossy,
        int records) {
    public Coverage {
        carried = List.copyOf(carried);
        mapped = List.copyOf(mapped);
        unmapped = List.copyOf(unmapped);
        empty = List.copyOf(empty);
        required = List.copyOf(required);
        lossy = List.copyOf(lossy);
    }

    /** Share of the source's fields that are carried over, of those that hold values; 0 to 1. */
    public double share() {
        int all = carried.size() + unmapped.size();
        return all == 0 ? 1 : (double) carried.size() / all;
    }

    /**
     * A field that needs a look.
     *
     * @param field its name
     * @param label what people call it
     * @param records how many of the records looked at it concerns
     * @param why in words
     */
    public record Gap(String field, String label, int records, Said why) {}
}
