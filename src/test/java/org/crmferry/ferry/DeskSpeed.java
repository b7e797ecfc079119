package org.crmferry.ferry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crmferry.database.Servers;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;

/** Measures a mapping desk of many entities and one with many fields: {@code DeskSpeed ENTITIES FIELDS}. */
final class DeskSpeed {
    private static final Credentials SA = new Credentials("sa", new char[0]);

    private DeskSpeed() {}

    public static void main(String[] args) throws Exception {
        int entities = Integer.parseInt(args[0]);
        int fields = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("desk");
        String source = "jdbc:h2:file:" + folder.resolve("a");
        String target = "jdbc:h2:file:" + folder.resolve("b");
        for (String url : List.of(source, target)) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < entities; i++) {
                statements.add("create table thing_" + i + " (id int primary key, name_" + i
                        + " varchar(50), town varchar(30), amount decimal(10,2))");
                statements.add("insert into thing_" + i + " select x, 'n' || x, 'town', x from system_range(1, 60)");
            }
            StringBuilder wide = new StringBuilder("create table wide_one (id int primary key");
            for (int i = 0; i < fields; i++) {
                wide.append(", ")
                        .append(url.equals(source) ? "field_" : "other_")
                        .append(i)
                        .append(" varchar(40)");
            }
            statements.add(wide + ")");
            statements.add("insert into wide_one (id) select x from system_range(1, 60)");
            Servers.execute(url, SA, statements.toArray(String[]::new));
        }
        Ferry ferry = new Ferry(folder.resolve("p"), new TestSecrets(SA, SA), new Progress());
        long start = System.nanoTime();
        Project project = ferry.plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
        start = said("plan", start);
        MappingDesk desk = ferry.desk();
        start = said("open the desk", start);
        for (int round = 1; round <= 2; round++) {
            EntityMapping wide = project.mapping().of("WIDE_ONE").orElseThrow();
            desk.sourceFields("WIDE_ONE");
            desk.targetFields("WIDE_ONE");
            start = said("fields of the wide entity", start);
            List<FieldMapping> many = new ArrayList<>();
            for (int i = 0; i < fields; i++) {
                many.add(FieldMapping.copy("FIELD_" + i, "OTHER_" + i, 1, ""));
            }
            EntityMapping full =
                    new EntityMapping(wide.source(), "WIDE_ONE", true, null, null, null, many, null, 1, "");
            start = System.nanoTime();
            desk.preview(full, many.get(fields / 2));
            start = said("preview of a field", start);
            desk.coverage(full);
            start = said("coverage", start);
            desk.check(full);
            start = said("check", start);
            many.set(0, FieldMapping.copy("NONE", "OTHER_0", 1, ""));
            desk.check(full.withFields(many));
            start = said("check with an error", start);
            desk.sourcesFor(full, "OTHER_7");
            start = said("candidates", start);
            desk.suggestFields("WIDE_ONE", "WIDE_ONE");
            start = said("pairing of all fields", start);
            desk.follow(project.mapping());
            start = said("follow", start);
            desk.check(project.mapping());
            start = said("check of everything", start);
        }
    }

    private static long said(String what, long start) {
        System.out.printf("%-28s %7.1f ms%n", what, (System.nanoTime() - start) / 1e6);
        return System.nanoTime();
    }
}
