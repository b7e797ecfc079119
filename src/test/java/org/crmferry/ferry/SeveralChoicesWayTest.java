package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.crmferry.database.Servers;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Step;
import org.crmferry.model.Credentials;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Custom fields with several choices in one value, all the way between SuiteCRM and EspoCRM, in both directions. */
class SeveralChoicesWayTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String EXACT = ";DATABASE_TO_UPPER=FALSE";

    @TempDir
    Path folder;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
    }

    private static List<String> rows(String url, String query) {
        return Sql.rows(url + EXACT, SA, query);
    }

    private FieldMapping field(String entity, String target) {
        return Project.read(folder.resolve("project")).mapping().of(entity).orElseThrow().fields().stream()
                .filter(f -> f.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private void wholeWay() {
        Result preview = ferry().preview();
        Result run = ferry().run();
        assertThat(run.total().failed()).isEqualTo(preview.total().failed());
        assertThat(run.total().created()).isEqualTo(preview.total().created());
        assertThat(ferry().verify().differences()).isEmpty();
    }

    private static void alone(String url, String... statements) {
        Servers.execute(url + EXACT, SA, statements);
    }

    @Test
    void fromCaretsToJson() {
        SamplePair pair = MadeSamples.in(folder);
        alone(
                pair.source(),
                "update \"contacts_cstm\" set \"interests_c\" = null",
                "update \"contacts_cstm\" set \"interests_c\" = '^wine^,^golf \"9\"^' where \"id_c\" in"
                        + " (select min(\"id_c\") from \"contacts_cstm\")",
                "update \"contacts_cstm\" set \"interests_c\" = '^art^' where \"id_c\" in"
                        + " (select max(\"id_c\") from \"contacts_cstm\")");
        alone(
                pair.target(),
                "alter table \"contact\" add column \"c_interests\" text",
                "update \"contact\" set \"c_interests\" = '[\"Wine\",\"Golf\"]' where \"id\" in"
                        + " (select min(\"id\") from \"contact\")",
                "delete from \"contact\" where \"id\" not in (select min(\"id\") from \"contact\")");
        ferry().plan(new Project.End(pair.source(), "sa", ""), new Project.End(pair.target(), "sa", ""));
        FieldMapping mapped = field("Contact", "c_interests");
        assertThat(mapped.sources()).containsExactly("interests_c");
        assertThat(mapped.steps())
                .startsWith(new Step.Several("carets", "json"))
                .anyMatch(step -> step instanceof Step.ValueMap map
                        && "Wine".equals(map.values().get("wine")));
        wholeWay();
        assertThat(rows(pair.target(), "select \"c_interests\" from \"contact\" where \"c_interests\" is not null"))
                .contains("[\"art\"]")
                .anyMatch(text -> text.startsWith("[\"Wine\",\"") && text.length() > 10);
    }

    @Test
    void fromJsonToCarets() {
        SamplePair pair = MadeSamples.in(folder);
        alone(
                pair.target(),
                "alter table \"contact\" add column \"c_interests\" text",
                "update \"contact\" set \"c_interests\" = '[]'",
                "update \"contact\" set \"c_interests\" = '[\"a\",\"b \\u00e4\",\"c\"]' where \"id\" >"
                        + " (select min(\"id\") from \"contact\")");
        alone(
                pair.source(),
                "update \"contacts_cstm\" set \"interests_c\" = '^x^,^y^' where \"interests_c\" is not null");
        ferry().plan(new Project.End(pair.target(), "sa", ""), new Project.End(pair.source(), "sa", ""));
        assertThat(field("Contact", "interests_c").steps()).contains(new Step.Several("json", "carets"));
        wholeWay();
        assertThat(rows(
                        pair.source(),
                        "select distinct \"interests_c\" from \"contacts_cstm\" where \"interests_c\" like '%ä%'"))
                .containsExactly("^a^,^b ä^,^c^");
        assertThat(rows(
                        pair.source(),
                        "select \"interests_c\" from \"contacts_cstm\" where \"interests_c\" like '%[%'"))
                .isEmpty();
    }
}
