package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Records of which parts, kinds and keys are told by other tables. */
class PartsTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ColumnType NUMBER = ColumnType.of(FieldType.INTEGER, "bigint");
    private static final ColumnType TEXT = ColumnType.text("varchar(40)", 40);

    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(
                Endpoint.parse("jdbc:h2:mem:parts" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1"),
                Credentials.NONE,
                Access.WRITE);
        run(
                "create table \"thing\" (\"no\" bigint primary key, \"what\" varchar(10))",
                "create table \"event\" (\"event_no\" bigint primary key, \"sort\" varchar(10), \"about\" bigint)",
                "create table \"detail\" (\"detail_no\" bigint primary key, \"hint\" varchar(40))",
                "create table \"thing_seq\" (\"last\" bigint)",
                "insert into \"thing_seq\" values (40)",
                "insert into \"thing\" values (1, 'person'), (2, 'event'), (3, 'event'), (4, 'event')",
                "insert into \"event\" values (2, 'call', 1), (3, 'meeting', null)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connection()) {
            return Long.parseLong(Rows.text(connection, sql));
        }
    }

    private static Entity events(Shape.Condition condition) {
        List<Field> fields = List.of(
                Field.of("no", NUMBER),
                Field.of("about", NUMBER),
                Field.of("kind", TEXT).withAccess(Field.Access.READ_ONLY),
                Field.of("hint", TEXT));
        Shape shape = new Shape(
                "",
                "thing",
                Map.of(
                        "no", new Shape.OwnColumn("no"),
                        "about", new Shape.SatelliteColumn("event", "about"),
                        "kind", new Shape.PickedColumn("kind"),
                        "hint", new Shape.SatelliteColumn("detail", "hint")),
                Map.of("what", "event"),
                List.of(
                        new Shape.Satellite("event", "event_no", false, Map.of("sort", "call")),
                        new Shape.Satellite("detail", "detail_no", true, Map.of(), true)),
                List.of(new Shape.Pick("kind", "thing", "what", "no", "about", Map.of(), "")),
                List.of(),
                List.of(condition),
                new Shape.Sequence("thing_seq", "last"));
        return new Entity("Call", "Calls", "Call", fields, List.of("no"), KeyStyle.NUMBER, shape, -1, true);
    }

    private static Shape.Condition call(boolean not) {
        return new Shape.Condition("event", "event_no", "no", Map.of("sort", "call"), not);
    }

    @Test
    void rowsOfAnotherTableChooseWhatIsRead() {
        try (Snapshot snapshot = Snapshot.of(database)) {
            List<Object[]> calls = ReadingWritingContract.all(snapshot, events(call(false)), null);
            assertThat(calls).hasSize(1);
            assertThat(calls.get(0)).startsWith(2L, 1L, "person");
            assertThat(snapshot.count(events(call(false)))).isEqualTo(1);
            assertThat(ReadingWritingContract.all(snapshot, events(call(true)), null))
                    .singleElement()
                    .satisfies(r -> assertThat(r[0]).isEqualTo(3L));
        }
    }

    @Test
    void writesEveryPartAndTellsTheProductTheLastKey() throws SQLException, RowsRefused {
        Entity calls = events(call(false));
        assertThat(Housekeeping.largestKey(database, calls)).isEqualTo(40);
        try (Target target = Target.of(database)) {
            target.begin();
            target.create(calls, List.<Object[]>of(new Object[] {41L, 1L, null, null}));
            target.commit();
            target.raiseCounters(calls);
        }
        assertThat(number("select count(*) from \"detail\" where \"detail_no\" = 41")).isEqualTo(1);
        assertThat(number("select count(*) from \"event\" where \"event_no\" = 41 and \"sort\" = 'call'"))
                .isEqualTo(1);
        assertThat(number("select \"last\" from \"thing_seq\"")).isEqualTo(41);
        try (Snapshot snapshot = Snapshot.of(database)) {
            assertThat(snapshot.count(calls)).isEqualTo(2);
        }
    }
}
