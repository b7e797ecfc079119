package org.crmferry.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Mapper;
import org.crmferry.model.Batch;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Values;
import org.crmferry.plan.Action;
import org.crmferry.plan.Decision;

/** A look at single records of a finished check. */
public final class Peek {
    private final Voyage voyage;
    private final EntityMapping each;
    private final Mapper mapper;

    public Peek(Voyage voyage, EntityMapping each) {
        this.voyage = voyage;
        this.each = each;
        mapper = voyage.mapper(each);
    }

    /** One record as it was read and as it will be written. */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared
    public record Pair(Entity sourceEntity, Object[] source, Entity targetEntity, Object[] target, Action action) {}

    /** Whether a record is looked for; {@code heard} whether the mapper said so. */
    @FunctionalInterface
    private interface Wanted {
        boolean is(Object[] record, Decision decision, BooleanSupplier heard);
    }

    /** The first records of the entity. */
    public List<Pair> first(int rows) {
        return look(rows, null, "", (record, decision, heard) -> true);
    }

    /**
     * The first records that meet a finding.
     *
     * @param field as in {@link org.crmferry.plan.Finding#field}
     * @param keys source keys that the finding itself names
     */
    public List<Pair> behind(FindingKind kind, String field, List<String> keys, int rows) {
        Entity source = voyage.source(each);
        return switch (kind) {
            case UNMAPPED -> {
                int at = source.index(field);
                yield look(rows, null, "", (record, decision, heard) -> !Values.empty(record[at]));
            }
            case DUPLICATE, AMBIGUOUS ->
                look(
                        rows,
                        null,
                        "",
                        (record, decision, heard) ->
                                decision != null && decision.reason().equalsIgnoreCase(kind.name())
                                        || keys.contains(source.keyOf(record).text()));
            default -> look(rows, kind, field, (record, decision, heard) -> heard.getAsBoolean());
        };
    }

    private List<Pair> look(int rows, FindingKind kind, String field, Wanted wanted) {
        List<Pair> pairs = new ArrayList<>();
        for (BatchEntry entry : voyage.cargo(each)) {
            if (pairs.size() >= rows) {
                break;
            }
            Batch batch = voyage.open(entry, each);
            Decision[] decisions =
                    voyage.decisions(each, batch.number(), batch.records().size());
            for (int i = 0; i < decisions.length && pairs.size() < rows; i++) {
                Object[] record = batch.records().get(i);
                boolean[] heard = new boolean[1];
                Object[] mapped = mapper.map(
                        record,
                        (k, to, from) -> heard[0] |= k == kind && name(to, from).equals(field));
                if (wanted.is(record, decisions[i], () -> heard[0])) {
                    Action action = decisions[i] == null ? Action.CREATE : decisions[i].action();
                    pairs.add(new Pair(voyage.source(each), record, voyage.target(each), mapped, action));
                }
            }
            voyage.progress().checkCancelled();
        }
        return pairs;
    }

    /** The field that a finding is counted under. */
    static String name(Field to, Field from) {
        return to != null ? to.name() : from != null ? from.name() : "";
    }
}
