package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/** Leads from what rounds proposed for a record back to how it came into the target, and on. */
final class Origins {
    private final Voyage voyage;
    private final EntityMapping mapping;
    private final Map<Proposals.Place, Proposals.Place> followed;
    private final Map<Proposals.Place, Proposals.Place> followers = new HashMap<>();
    private final Map<Integer, Decision[]> decisions = new HashMap<>();
    private final Set<Proposals.Place> counted = new HashSet<>();

    Origins(Voyage voyage, EntityMapping mapping) {
        this.voyage = voyage;
        this.mapping = mapping;
        followed = new Proposals(voyage, mapping).followed();
        followed.forEach((place, earlier) -> followers.put(earlier, place));
    }

    /** The records that take the place of that one, newest first. */
    List<Proposals.Place> later(Proposals.Place place) {
        List<Proposals.Place> later = new ArrayList<>();
        for (Proposals.Place next = followers.get(place); next != null; next = followers.get(next)) {
            later.add(next);
        }
        Collections.reverse(later);
        return later;
    }

    /** How the record at that place came into the target, or was found there. */
    Proposals.Place first(Proposals.Place place) {
        Proposals.Place first = place;
        while (followed.containsKey(first)) {
            first = followed.get(first);
        }
        return first;
    }

    /** That record and all that take its place, oldest first. */
    List<Proposals.Place> chain(Proposals.Place first) {
        List<Proposals.Place> all = new ArrayList<>();
        for (Proposals.Place next = first; next != null; next = followers.get(next)) {
            all.add(next);
        }
        return all;
    }

    /** Whether the record at that place, or the first one that it follows, was created. */
    boolean created(int number, int position) {
        return created(number, position, 0);
    }

    /** The same by a batch from number {@code first} on. */
    boolean created(int number, int position, int first) {
        Proposals.Place place = first(new Proposals.Place(number, position));
        if (place.number() < first) {
            return false;
        }
        Decision decision = decisions.computeIfAbsent(place.number(), this::decisions)[place.position()];
        return decision == null || decision.action() == Action.CREATE;
    }

    /** Says that what becomes of the record at that place is known: it is that of all records that it follows. */
    void count(int number, int position) {
        Proposals.Place place = followed.get(new Proposals.Place(number, position));
        while (place != null) {
            counted.add(place);
            place = followed.get(place);
        }
    }

    boolean counted(int number, int position) {
        return counted.contains(new Proposals.Place(number, position));
    }

    private Decision[] decisions(int number) {
        int records = voyage.journal()
                .batch(Voyage.CARGO, mapping.source(), number)
                .orElseThrow()
                .records();
        return voyage.decisions(mapping, number, records);
    }
}
