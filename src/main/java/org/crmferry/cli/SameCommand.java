package org.crmferry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.crmferry.ferry.Project;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Likeness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "same",
        mixinStandardHelpOptions = true,
        description = "Chooses, field by field, what may differ between two values that ferry sync takes for the same: "
                + "blanks at the end, lineEnds, phone[:COUNTRY] (how a number is written), scale (digits that the other"
                + " side cannot keep), zone[:ZONE] (time zone). Without fields, lists what was chosen.",
        footer = {
            "",
            "Example: ferry same acme contacts.phone_work=phone:DE contacts.note=lineEnds,blanks",
            "         ferry same acme contacts.note=        to the letter again"
        })
final class SameCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The project folder.")
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "ENTITY.FIELD=WORD[,WORD]",
            description = "The source's entity, the target's field, and what may differ.")
    private List<String> fields = List.of();

    @Override
    public Integer call() {
        Map<String, Likeness> chosen = Alike.of(fields, spec.commandLine());
        Project project = Project.read(folder);
        for (Map.Entry<String, Likeness> each : chosen.entrySet()) {
            int dot = each.getKey().lastIndexOf('.');
            if (dot < 1) {
                throw new ParameterException(
                        spec.commandLine(), "\"" + each.getKey() + "\" does not name an entity and a field of it.");
            }
            project = project.withSame(
                    each.getKey().substring(0, dot), each.getKey().substring(dot + 1), each.getValue());
        }
        if (!chosen.isEmpty()) {
            project.write(folder);
        }
        list(project);
        return 0;
    }

    private void list(Project project) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (EntityMapping entity : project.mapping().entities()) {
            for (FieldMapping field : entity.fields()) {
                if (!field.same().isEmpty()) {
                    all.put(entity.source() + "." + field.target(), field.same());
                }
            }
        }
        if (output.json()) {
            output.print(all);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("field", "may differ in"));
        all.forEach((field, words) -> rows.add(List.of(field, String.join(", ", words))));
        if (all.isEmpty()) {
            output.out().println("Values of all fields are compared to the letter.");
        } else {
            output.table(rows);
        }
    }
}
