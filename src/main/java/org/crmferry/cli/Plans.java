package org.crmferry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmferry.ferry.Project;
import org.crmferry.mapping.EntityMapping;

/** A project as text. */
final class Plans {
    private Plans() {}

    static void print(Output output, Project project) {
        output.out()
                .println(
                        project.source().product() + "  ->  " + project.target().product());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("source", "target", "fields", "sure", "why"));
        for (EntityMapping each : project.mapping().entities()) {
            if (each.move()) {
                rows.add(List.of(
                        each.source(),
                        each.target(),
                        Results.number(each.fields().size()),
                        String.format(Locale.ROOT, "%.0f %%", each.confidence() * 100),
                        each.why()));
            }
        }
        output.table(rows);
        long behind =
                project.mapping().entities().stream().filter(e -> !e.move()).count();
        if (behind > 0) {
            output.out().println("  " + behind + " more entities of the source have no counterpart and stay behind.");
        }
    }
}
