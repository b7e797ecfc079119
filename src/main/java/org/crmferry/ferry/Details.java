package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.List;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Values;
import org.crmferry.plan.FieldChoice;
import org.crmferry.plan.FieldChoices;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Dispute;

/** Shows a dispute as texts. */
final class Details {
    private Details() {}

    static ConflictDetail of(Dispute dispute, String note, Proposal proposal) {
        Entity target = dispute.target();
        Object[] current = dispute.current();
        boolean[] conflicting = dispute.conflicting();
        Object[] result = result(dispute);
        List<ConflictDetail.FieldLine> lines = new ArrayList<>();
        for (int i = 0; i < conflicting.length; i++) {
            Field field = target.fields().get(i);
            if (dispute.match().decides(i)) {
                FieldChoice choice = dispute.choices().fields().get(field.name());
                lines.add(new ConflictDetail.FieldLine(
                        field.name(),
                        field.label(),
                        Values.text(dispute.mapped()[i]),
                        dispute.base() == null ? null : Values.text(dispute.base()[i]),
                        current == null ? "" : Values.text(current[i]),
                        Values.text(result[i]),
                        conflicting[i],
                        current != null && FieldCheck.editable(field),
                        choice));
            }
        }
        boolean known = !dispute.conflict().targetKey().isEmpty();
        return new ConflictDetail(
                dispute.conflict(),
                target.label(),
                known
                        ? org.crmferry.journal.KeyCode.decode(dispute.conflict().targetKey())
                                .text()
                        : "",
                known && current == null,
                lines,
                note,
                proposal);
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
        Rule rule = Rule.valueOf(choice.toUpperCase(java.util.Locale.ROOT));
        return dispute.match()
                .compare(dispute.mapped(), dispute.current(), rule)
                .result();
    }
}
