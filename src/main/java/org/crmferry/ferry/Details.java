package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crmferry.journal.ConflictRemarks;
import org.crmferry.mapping.Picked;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Values;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Dispute;
import org.crmferry.transfer.Disputes;

/** Shows a dispute as texts. */
final class Details {
    private Details() {}

    static ConflictDetail of(Dispute dispute, List<Disputes.Lead> leads, ConflictRemarks remarks, List<String> rules) {
        Entity target = dispute.target();
        Object[] current = dispute.current();
        boolean[] conflicting = dispute.conflicting();
        Object[] result = result(dispute);
        List<ConflictDetail.FieldLine> lines = new ArrayList<>();
        for (int i = 0; i < conflicting.length; i++) {
            if (dispute.match().decides(i)) {
                lines.add(line(dispute, i, conflicting[i], result[i], leads));
            }
        }
        long id = dispute.conflict().id();
        boolean known = !dispute.conflict().targetKey().isEmpty();
        return new ConflictDetail(
                dispute.conflict(),
                target.label(),
                known
                        ? org.crmferry.journal.KeyCode.decode(dispute.conflict().targetKey())
                                .text()
                        : "",
                known && current == null,
                known && current == null && !dispute.deletion(),
                lines,
                remarks.note(id),
                remarks.refusal(id),
                rules,
                Proposal.fromJson(remarks.proposal(id)));
    }

    private static ConflictDetail.FieldLine line(
            Dispute dispute, int at, boolean differs, Object result, List<Disputes.Lead> leads) {
        Field field = dispute.target().fields().get(at);
        Object[] current = dispute.current();
        String source = Values.text(dispute.mapped()[at]);
        String base = dispute.base() == null ? null : Values.text(dispute.base()[at]);
        String target = current == null ? "" : Values.text(current[at]);
        String shown = Values.text(result);
        List<String> values = Stream.of(source, base == null ? "" : base, target, shown)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        List<Disputes.Lead> mine =
                leads.stream().filter(lead -> lead.field().equals(field.name())).toList();
        return new ConflictDetail.FieldLine(
                field.name(),
                field.label(),
                field.type().type(),
                source,
                base,
                target,
                shown,
                differs,
                current != null && FieldCheck.editable(field),
                field.options(),
                names(field, values, mine),
                mine.stream().map(Disputes.Lead::key).filter(values::contains).toList(),
                dispute.choices().fields().get(field.name()));
    }

    private static Map<String, String> names(Field field, List<String> values, List<Disputes.Lead> leads) {
        Map<String, String> related = new HashMap<>();
        leads.forEach(lead -> related.put(lead.key(), Naming.of(lead.entity(), lead.record())));
        return told(field, values, related);
    }

    /**
     * What people call the values of a field. Two that are called the same are told apart by how they are stored.
     *
     * @param related what the records are called to which the field leads
     */
    static Map<String, String> told(Field field, List<String> values, Map<String, String> related) {
        Map<String, String> names = new HashMap<>(related);
        if (!field.options().isEmpty()) {
            for (String value : values) {
                names.put(
                        value,
                        Picked.codes(field, value).stream()
                                .map(code -> Picked.label(field, code))
                                .collect(Collectors.joining("; ")));
            }
        }
        names.values().removeIf(String::isEmpty);
        Map<String, String> told = new HashMap<>();
        names.forEach((value, name) -> {
            boolean only = values.stream()
                            .filter(each -> names.getOrDefault(each, each).equals(name))
                            .count()
                    <= 1;
            told.put(value, only ? name : name + " (" + value + ")");
        });
        return told;
    }

    private static Object[] result(Dispute dispute) {
        String choice = dispute.conflict().choice();
        if (dispute.current() == null) {
            return choice.equals("source") ? dispute.mapped() : new Object[dispute.mapped().length];
        }
        boolean applied = dispute.conflict().applied();
        if (applied) {
            return dispute.current();
        }
        if (choice.isEmpty() || choice.equals("fields")) {
            boolean stale = !dispute.choices().state().equals(dispute.state());
            return dispute.outcome(stale ? FieldChoices.NONE : dispute.choices())
                    .result();
        }
        Rule rule = Rule.named(choice);
        return dispute.match()
                .compare(dispute.mapped(), dispute.current(), rule)
                .result();
    }
}
