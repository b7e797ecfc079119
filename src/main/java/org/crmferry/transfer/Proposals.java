package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Batch;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;

/**
 * What rounds of staying in sync propose for records that were carried over before: of each, the place of the record
 * that it follows, the target's record as it was seen, and the record as it should be. Sealed in the vault beside the
 * cargo of the round. What it holds of the journal is read when it is made; opening is thread-safe.
 */
final class Proposals {
    private static final String FOLLOWS = "follows";
    private static final String PROPOSED = "proposed";
    private static final String SEEN = "seen";

    private static final Entity PLACE = new Entity(
            "place",
            "Places",
            "",
            List.of(integer("position"), integer("number"), integer("place")),
            List.of("position"),
            KeyStyle.NUMBER,
            null,
            -1,
            true);

    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Map<String, Map<Integer, BatchEntry>> entries = new HashMap<>();

    /** A record's batch and its place there. */
    record Place(int number, int position) {}

    /**
     * One proposal. Holds values.
     *
     * @param position its place in its batch
     * @param follows the record of an earlier batch that it takes the place of
     * @param seen the target's record when the proposal was made
     * @param record the target's record as it should be; of a disputed field, with the source's value
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Proposal(int position, Place follows, Object[] seen, Object[] record) {}

    Proposals(Voyage voyage, EntityMapping mapping) {
        this.voyage = voyage;
        this.mapping = mapping;
        for (String area : List.of(FOLLOWS, PROPOSED, SEEN)) {
            Map<Integer, BatchEntry> byNumber = new HashMap<>();
            voyage.journal().batches(area, mapping.source()).forEach(entry -> byNumber.put(entry.number(), entry));
            entries.put(area, byNumber);
        }
    }

    private static Field integer(String name) {
        return Field.of(name, ColumnType.of(FieldType.INTEGER, "bigint"));
    }

    /** Those of a batch, by position; none in a batch of the transfer itself. */
    Map<Integer, Proposal> of(int number) {
        Map<Integer, Proposal> all = new HashMap<>();
        if (entries.get(FOLLOWS).containsKey(number)) {
            List<Object[]> places = open(FOLLOWS, number, PLACE);
            List<Object[]> seen = open(SEEN, number, voyage.target(mapping));
            List<Object[]> proposed = open(PROPOSED, number, voyage.target(mapping));
            for (int i = 0; i < places.size(); i++) {
                int position = number(places.get(i)[0]);
                Place follows = new Place(number(places.get(i)[1]), number(places.get(i)[2]));
                all.put(position, new Proposal(position, follows, seen.get(i), proposed.get(i)));
            }
        }
        return all;
    }

    /** Records of earlier batches whose place was taken, by batch. */
    Map<Integer, Set<Integer>> superseded() {
        Map<Integer, Set<Integer>> all = new HashMap<>();
        followed()
                .values()
                .forEach(place -> all.computeIfAbsent(place.number(), n -> new HashSet<>())
                        .add(place.position()));
        return all;
    }

    /** The places of all proposals, and what each of them follows. */
    Map<Place, Place> followed() {
        Map<Place, Place> all = new HashMap<>();
        for (int number : entries.get(FOLLOWS).keySet()) {
            for (Object[] row : open(FOLLOWS, number, PLACE)) {
                all.put(new Place(number, number(row[0])), new Place(number(row[1]), number(row[2])));
            }
        }
        return all;
    }

    private List<Object[]> open(String area, int number, Entity form) {
        return voyage.vault().get(area, entries.get(area).get(number), form).records();
    }

    private static int number(Object value) {
        return ((Long) value).intValue();
    }

    /** Seals the proposals of a new batch; the journal learns of them with the round. */
    Map<String, BatchEntry> seal(int number, List<Proposal> proposals) {
        Map<String, BatchEntry> sealed = new HashMap<>();
        if (!proposals.isEmpty()) {
            List<Object[]> places = new ArrayList<>();
            for (Proposal one : proposals) {
                places.add(new Object[] {
                    (long) one.position(),
                    (long) one.follows().number(),
                    (long) one.follows().position()
                });
            }
            sealed.put(FOLLOWS, put(FOLLOWS, number, PLACE, places));
            sealed.put(
                    SEEN,
                    put(
                            SEEN,
                            number,
                            voyage.target(mapping),
                            proposals.stream().map(Proposal::seen).toList()));
            sealed.put(
                    PROPOSED,
                    put(
                            PROPOSED,
                            number,
                            voyage.target(mapping),
                            proposals.stream().map(Proposal::record).toList()));
        }
        return sealed;
    }

    private BatchEntry put(String area, int number, Entity form, List<Object[]> records) {
        return voyage.vault().put(area, new Batch(Voyage.named(mapping, form), number, records));
    }
}
