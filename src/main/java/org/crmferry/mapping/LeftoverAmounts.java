package org.crmferry.mapping;

import java.util.List;
import java.util.Map;

/** Of {@link Leftovers}, what one side says of quotes and invoices and the other leaves to be seen. */
final class LeftoverAmounts {
    private static final Map<String, String> PAID = Map.of("Paid", "1", "paid", "1", "2", "1");

    private final Leftovers work;

    LeftoverAmounts(Leftovers work) {
        this.work = work;
    }

    void add() {
        total();
        paid();
    }

    /** The total with tax of a line, where there are only the parts. */
    private void total() {
        FieldView net = work.source("subtotal");
        FieldView tax = work.source("tax");
        FieldView total = work.openTarget("total");
        if (net != null && tax != null && total != null && work.source("total") == null) {
            String sum = "(" + net.name() + " ?? 0) + (" + tax.name() + " ?? 0)";
            work.put(total, List.of(net, tax), List.of(new Step.Expression(sum)), 0.9, Reasons.of("amount.total"));
        }
    }

    /** That an invoice is paid, where its status says so. */
    private void paid() {
        FieldView status = work.source("status");
        FieldView paid = work.openTarget("paid");
        if (status != null && paid != null && work.source("paid") == null) {
            work.put(paid, List.of(status), List.of(new Step.Lookup(PAID, "0")), 0.9, Reasons.of("amount.paid"));
        }
    }
}
