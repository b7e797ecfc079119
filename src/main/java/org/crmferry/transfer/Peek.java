package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.plan.Action;

/** A look at single records of a finished check. */
public final class Peek {
    private Peek() {}

    /** One record as it was read and as it will be written. */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared
    public record Pair(Entity sourceEntity, Object[] source, Entity targetEntity, Object[] target, Action action) {}

    /** The first records of an entity. */
    public static List<Pair> first(Voyage voyage, EntityMapping each, int rows) {
        List<Pair> pairs = new ArrayList<>();
        try (Ahead<Prepared> opened = Prepared.all(voyage, each, voyage.cargo(each))) {
            for (Prepared next = opened.next(); next != null && pairs.size() < rows; next = opened.next()) {
                Prepared batch = next.decided(voyage, each);
                for (int i = 0; i < batch.mapped().length && pairs.size() < rows; i++) {
                    pairs.add(new Pair(
                            voyage.source(each),
                            batch.batch().records().get(i),
                            voyage.target(each),
                            batch.mapped()[i],
                            batch.action(i)));
                }
            }
        }
        return pairs;
    }
}
