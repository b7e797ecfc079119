package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that other tables choose and of which other tables tell the kind. */
class ConditionsTest {
    private static final String URL = "jdbc:h2:mem:conditions;DB_CLOSE_DELAY=-1";
    private static final Credentials LOGIN = new Credentials("sa", new char[0]);
    private static final ColumnType NUMBER = ColumnType.of(FieldType.INTEGER, "bigint");
    private static final ColumnType TEXT = ColumnType.text("varchar(40)", 40);

    private Database database;

    @BeforeEach
    void make() {
        Servers.execute(
                URL,
                LOGIN,
                "create table \"thing\" (\"no\" bigint primary key, \"what\" varchar(10)," + " \"gone\" int default 0)",
                "create table \"event\" (\"event_no\" bigint primary key, \"sort\" varchar(10), \"about\" bigint)",
                "insert into \"thing\" (\"no\", \"what\") values (1, 'person'), (2, 'event'), (3, 'event'),"
                        + " (4, 'event')",
                "insert into \"thing\" values (5, 'event', 1), (6, 'event', 0)",
                "insert into \"event\" values (2, 'call', 1), (3, 'meeting', null), (5, 'call', 1), (6, 'call', null)");
        database = Database.open(Endpoint.parse(URL), LOGIN, Access.WRITE);
    }

    @AfterEach
    void drop() {
        database.close();
        Servers.execute(URL, LOGIN, "drop all objects");
    }

    private static Entity events(Shape.Condition... conditions) {
        List<Field> fields = List.of(
                Field.of("no", NUMBER),
                Field.of("about", NUMBER),
                Field.of("kind", TEXT).withAccess(Field.Access.READ_ONLY));
        Shape shape = new Shape(
                "",
                "thing",
                Map.of(
                        "no", new Shape.OwnColumn("no"),
                        "about", new Shape.SatelliteColumn("event", "about"),
                        "kind", new Shape.PickedColumn("kind")),
                Map.of("what", "event", "gone", 0L),
                List.of(new Shape.Satellite("event", "event_no", true, false, Map.of(), "", Map.of())),
                List.of(new Shape.Pick("kind", "thing", "what", "no", "about", Map.of(), "")),
                List.of(),
                List.of(conditions));
        return new Entity("Call", "Calls", "Call", fields, List.of("no"), KeyStyle.NUMBER, shape, -1, false);
    }

    private static Shape.Condition call(boolean not) {
        return new Shape.Condition("event", "event_no", "no", Map.of("sort", "call"), not);
    }

    private List<Object[]> all(Entity entity) {
        try (Snapshot snapshot = Snapshot.of(database)) {
            List<Object[]> rows = ReadingWritingContract.all(snapshot, entity, null);
            assertThat(snapshot.count(entity)).isEqualTo(rows.size());
            return rows;
        }
    }

    @Test
    void aRowOfAnotherTableChoosesTheRecords() {
        assertThat(all(events(call(false))))
                .containsExactly(new Object[] {2L, 1L, "person"}, new Object[] {6L, null, null});
    }

    @Test
    void theLackOfARowChoosesTheRecords() {
        assertThat(all(events(call(true)))).extracting(row -> row[0]).containsExactly(3L, 4L);
    }

    @Test
    void anAlternativeIsEnoughAsWell() {
        Shape.Condition about = new Shape.Condition("event", "event_no", "no", Map.of("about", 1L), false);
        Shape.Condition meeting = new Shape.Condition("event", "event_no", "no", Map.of("sort", "meeting"), false);
        Shape.Condition either = new Shape.Condition(
                about.table(), about.on(), about.own(), about.where(), about.not(), List.of(meeting));
        assertThat(all(events(either))).extracting(row -> row[0]).containsExactly(2L, 3L);
        assertThat(all(events(either, call(true)))).extracting(row -> row[0]).containsExactly(3L);
    }

    @Test
    void everyConditionMustHold() {
        Shape.Condition any = new Shape.Condition("event", "event_no", "no", Map.of(), false);
        assertThat(all(events(call(true), any))).extracting(row -> row[0]).containsExactly(3L);
    }
}
