package org.crmferry.cli;

import java.util.List;
import org.crmferry.ferry.BeforeAfter;

/** Records before and after the mapping, as text: the one place where a command shows values, because it was asked to. */
final class Samples {
    private Samples() {}

    static void print(Output output, List<BeforeAfter> records) {
        for (BeforeAfter record : records) {
            output.out().println();
            output.out().println(record.entity() + " " + record.key() + ": " + record.action());
            for (BeforeAfter.Line line : record.lines()) {
                output.out().println("    " + line.field() + ": " + line.before() + "  ->  " + line.after());
            }
        }
    }
}
