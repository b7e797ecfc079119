package org.crmferry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.crmferry.model.Batch;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Entity;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.Raw;
import org.crmferry.model.Values;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading and writing must do in every database product. */
abstract class ReadingWritingContract {
    Database database;
    Database source;

    /** The address of a new, empty database. */
    abstract String url();

    abstract Credentials login();

    /** A table with columns of all kinds, the first being the key {@code id}. */
    abstract String allKinds();

    /** The definition of a counted key column. */
    abstract String counted();

    /** Values that only this product has, by column. */
    Map<String, List<Object>> ownValues() {
        return Map.of();
    }

    private String url;

    @BeforeEach
    void open() {
        url = url();
        database = Database.open(Endpoint.parse(url), login(), Access.WRITE);
    }

    @AfterEach
    void close() {
        if (source != null) {
            source.close();
        }
        database.close();
    }

    void run(String... statements) {
        Servers.execute(url, login(), statements);
    }

    Snapshot snapshot() {
        if (source == null) {
            source = Database.open(Endpoint.parse(url), login(), Access.READ);
        }
        return Snapshot.of(source);
    }

    Entity discovered(String table) {
        return Discovered.entity(database.discover(false), table);
    }

    static List<Object[]> all(Snapshot snapshot, Entity entity, Key after) {
        List<Object[]> records = new ArrayList<>();
        try (Reader reader = snapshot.read(entity, after, 1)) {
            int number = 1;
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                assertThat(batch.number()).isEqualTo(number++);
                assertThat(batch.records().size()).isLessThanOrEqualTo(Batch.RECORDS);
                records.addAll(batch.records());
            }
        }
        return records;
    }

    void create(Entity entity, List<Object[]> records) {
        try (Target target = Target.of(database)) {
            target.begin();
            target.create(entity, records);
            target.commit();
        } catch (RowsRefused e) {
            throw new AssertionError(e.reason() + ": " + e.getCause().getMessage(), e);
        }
    }

    static void assertSame(Entity entity, List<Object[]> found, List<Object[]> expected) {
        assertThat(found).hasSameSizeAs(expected);
        Map<Key, Object[]> byKey = new HashMap<>();
        found.forEach(r -> byKey.put(entity.keyOf(r), r));
        for (Object[] record : expected) {
            Object[] other = byKey.get(entity.keyOf(record));
            assertThat(other).as("record " + entity.keyOf(record)).isNotNull();
            for (int i = 0; i < record.length; i++) {
                assertThat(Values.same(record[i], other[i]))
                        .as(entity.keyOf(record) + " " + entity.fields().get(i).name() + ": " + Hostile.show(record[i])
                                + " became " + Hostile.show(other[i]))
                        .isTrue();
            }
        }
    }

    @Test
    void hostileValuesComeBackExactly() {
        run(allKinds());
        Entity entity = discovered("hostile");
        long seed = 20261122;
        List<Object[]> records = new Hostile(seed, database.product(), ownValues()).records(entity, 400);
        create(entity, records.subList(0, 380));
        for (int from = 380; from < 400; from += 4) {
            create(entity, records.subList(from, from + 4));
        }
        try (Snapshot snapshot = snapshot()) {
            List<Object[]> found = all(snapshot, entity, null);
            assertSame(entity, found, records);
            ContentHash hash = new ContentHash();
            records.forEach(hash::add);
            assertThat(snapshot.contentHash(entity)).isEqualTo(hash.value());
            assertThat(snapshot.count(entity)).isEqualTo(400);
            assertThat(snapshot.sample(entity, 7)).hasSize(7);
        }
    }

    @Test
    void hostileValuesAreUpdatedExactly() throws RowsRefused {
        run(allKinds());
        Entity entity = discovered("hostile");
        List<Object[]> records = new Hostile(1, database.product(), ownValues()).records(entity, 60);
        List<Object[]> others = new Hostile(2, database.product(), ownValues()).records(entity, 60);
        create(entity, records);
        try (Target target = Target.of(database)) {
            target.begin();
            boolean[] odd = new boolean[entity.fields().size()];
            for (int i = 1; i < odd.length; i += 2) {
                odd[i] = true;
            }
            assertThat(target.update(
                            entity, others, others.stream().map(o -> odd).toList(), BookChange.EXACT))
                    .isEqualTo(60);
            target.commit();
        }
        for (int r = 0; r < 60; r++) {
            for (int i = 1; i < entity.fields().size(); i += 2) {
                records.get(r)[i] = others.get(r)[i];
            }
        }
        try (Snapshot snapshot = snapshot()) {
            assertSame(entity, all(snapshot, entity, null), records);
        }
        try (Target target = Target.of(database)) {
            target.begin();
            assertThat(target.restore(entity, others, Map.of())).isEqualTo(60);
            target.commit();
        }
        try (Snapshot snapshot = snapshot()) {
            assertSame(entity, all(snapshot, entity, null), others);
        }
    }

    private Entity simple() {
        run("create table simple (id bigint not null primary key, name varchar(20) not null, note varchar(2000))");
        return discovered("simple");
    }

    private static List<Object[]> simpleRecords(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> new Object[] {i, "name " + i, "note".repeat((int) (i % 50))})
                .toList();
    }

    @Test
    void readsGoOnBehindAKey() {
        Entity entity = simple();
        create(entity, simpleRecords(0, 25_000));
        try (Snapshot snapshot = snapshot()) {
            List<Object[]> rest = all(snapshot, entity, Key.of(12_344L));
            assertThat(rest).hasSize(12_655);
            assertThat(rest.get(0)[0]).isEqualTo(12_345L);
            assertThat(all(snapshot, entity, Key.of(24_999L))).isEmpty();
            assertThat(all(
                            snapshot,
                            Snapshot.only(entity, List.of(entity.fields().get(1).name())),
                            null))
                    .hasSize(25_000);
            assertThat(snapshot.byKeys(entity, List.of(Key.of(3L), Key.of(99_999L), Key.of(24_000L))))
                    .hasSize(2);
            assertThat(snapshot.lookup(entity, entity.fields().get(1).name(), List.of("name 7", "nobody"), Fold.EXACT))
                    .hasSize(1);
        }
    }

    @Test
    void readsGoOnBehindACompositeKey() {
        run("create table pairs (a varchar(10) not null, b bigint not null, c bigint, primary key (a, b))");
        Entity entity = discovered("pairs");
        List<Object[]> records = new ArrayList<>();
        for (long i = 0; i < 3000; i++) {
            records.add(new Object[] {"k" + i / 700, i, i});
        }
        records.add(new Object[] {"k5-as-long", 1L, 1L});
        create(entity, records);
        try (Snapshot snapshot = snapshot()) {
            for (int at : new int[] {0, 699, 700, 1500, 2999}) {
                List<Object[]> rest = all(snapshot, entity, entity.keyOf(records.get(at)));
                assertThat(rest).hasSize(3000 - at);
                assertSame(entity, rest, records.subList(at + 1, 3001));
            }
            assertThat(snapshot.byKeys(
                            entity, records.stream().map(entity::keyOf).toList()))
                    .hasSize(3001);
            assertSame(
                    entity,
                    snapshot.byKeys(
                            entity,
                            List.of(
                                    Key.of("k0", 7L),
                                    Key.of("k0", 700L),
                                    Key.of("k1", 7L),
                                    Key.of("k5-as-longer", 1L))),
                    records.subList(7, 8));
        }
    }

    @Test
    void recordsWithoutAKeyAreReadInOneGo() {
        run("create table keyless (a bigint, b varchar(20))");
        Entity entity = discovered("keyless");
        List<Object[]> records = new ArrayList<>();
        for (long i = 0; i < 2000; i++) {
            records.add(new Object[] {i % 7 == 0 ? null : i % 300, "v" + i % 5});
        }
        create(entity, records);
        try (Snapshot snapshot = snapshot()) {
            assertThat(all(snapshot, entity, null)).hasSize(2000);
            ContentHash hash = new ContentHash();
            records.forEach(hash::add);
            assertThat(snapshot.contentHash(entity)).isEqualTo(hash.value());
            assertThatThrownBy(() -> snapshot.read(entity, Key.of(1L), 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bigRecordsEndABatchEarly() {
        run("create table big (id bigint not null primary key, body " + bigText() + ")");
        Entity entity = discovered("big");
        List<Object[]> records = new ArrayList<>();
        for (long i = 0; i < 60; i++) {
            records.add(new Object[] {i, "x".repeat(300_000)});
        }
        create(entity, records);
        try (Snapshot snapshot = snapshot();
                Reader reader = snapshot.read(entity)) {
            assertThat(reader.next().records()).hasSizeBetween(10, 20);
        }
        try (Snapshot snapshot = snapshot()) {
            assertSame(entity, all(snapshot, entity, null), records);
        }
    }

    String bigText() {
        return "text";
    }

    @Test
    void theOneBadRecordOfManyIsNamedAndTheRestWritten() {
        Entity entity = simple();
        List<Object[]> records = new ArrayList<>(simpleRecords(0, 5000));
        records.set(3333, new Object[] {3333L, null, "secret value"});
        try (Target target = Target.of(database)) {
            target.begin();
            assertThatThrownBy(() -> target.create(entity, records)).isInstanceOf(RowsRefused.class);
            List<Refusal> refusals = target.createOneByOne(entity, records, raised -> {});
            target.commit();
            assertThat(refusals).hasSize(1);
            assertThat(refusals.get(0).index()).isEqualTo(3333);
            assertThat(refusals.get(0).key()).isEqualTo(Key.of(3333L));
            assertThat(refusals.get(0).reason()).contains("missing").doesNotContain("secret");
            target.begin();
            assertThat(target.createOneByOne(entity, simpleRecords(4990, 5010), raised -> {}))
                    .hasSize(10)
                    .allSatisfy(r -> assertThat(r.reason()).contains("same key"));
            target.commit();
        }
        try (Snapshot snapshot = snapshot()) {
            assertThat(snapshot.count(entity)).isEqualTo(5009);
        }
    }

    @Test
    void aSnapshotDoesNotSeeLaterRows() {
        Entity entity = simple();
        create(entity, simpleRecords(0, 3000));
        if (!seesOthers()) {
            return;
        }
        try (Snapshot snapshot = snapshot()) {
            create(entity, simpleRecords(3000, 3100));
            assertThat(snapshot.count(entity)).isEqualTo(3000);
            assertThat(all(snapshot, entity, null)).hasSize(3000);
        }
        try (Snapshot snapshot = snapshot()) {
            assertThat(snapshot.count(entity)).isEqualTo(3100);
        }
    }

    /** Whether others can write while a snapshot is open. */
    boolean seesOthers() {
        return true;
    }

    @Test
    void countersAreRaisedAboveWrittenKeys() throws RowsRefused {
        run("create table counted (id " + counted() + ", name varchar(20))");
        Entity entity = discovered("counted");
        List<Object[]> given = new ArrayList<>();
        for (long i = 100; i < 160; i++) {
            given.add(new Object[] {i, "given"});
        }
        create(entity, given);
        try (Target target = Target.of(database)) {
            target.raiseCounters(entity);
            target.begin();
            Object[] fresh = {null, "fresh"};
            Object[] explicit = {500L, "explicit"};
            target.create(entity, List.of(fresh, explicit));
            target.commit();
            assertThat((Long) fresh[0]).isBetween(160L, 499L);
            target.raiseCounters(entity);
            target.begin();
            Object[] last = {null, "last"};
            target.create(entity, new ArrayList<>(Arrays.<Object[]>asList(last)));
            target.commit();
            assertThat((Long) last[0]).isGreaterThan(500);
        }
    }

    @Test
    void theLedgerIsCommittedWithTheRows() throws RowsRefused {
        Entity entity = simple();
        try (Target target = Target.of(database)) {
            assertThat(target.ledger("run 1")).isEmpty();
            assertThat(target.ledgerBegin("run 1")).isTrue();
            assertThat(target.ledgerBegin("run 1")).isTrue();
            target.begin();
            target.create(entity, simpleRecords(0, 30));
            target.ledgerMark("run 1", "simple 1");
            target.rollback();
            assertThat(target.ledger("run 1")).isEmpty();
            target.begin();
            target.create(entity, simpleRecords(0, 30));
            target.ledgerMark("run 1", "simple 1");
            target.commit();
            assertThat(target.ledger("run 1")).containsExactly("simple 1");
            assertThat(target.ledger("run 2")).isEmpty();
            target.begin();
            assertThatThrownBy(() -> target.ledgerMark("run 1", "simple 1")).hasMessageContaining("done already");
            target.rollback();
            assertThat(target.secure()).isTrue();
            assertThat(target.ledgerBegin("run 2")).isTrue();
            target.ledgerEnd("run 2");
            assertThat(target.ledger("run 1")).containsExactly("simple 1");
            target.ledgerEnd("run 1");
            assertThat(target.ledger("run 1")).isEmpty();
            target.ledgerEnd("run 1");
        }
        try (Snapshot snapshot = snapshot()) {
            assertThat(snapshot.count(entity)).isEqualTo(30);
        }
    }

    @Test
    void tablesAreMadeForEntitiesOfAnotherProduct() throws RowsRefused {
        Entity entity = Foreign.entity();
        List<Object[]> records = Foreign.records(200);
        Entity here = TableMaking.retyped(entity, database.product());
        try (Target target = Target.of(database)) {
            target.createTables(List.of(here));
            target.begin();
            target.create(here, records);
            target.commit();
            assertThat(target.createKeys(List.of(here))).isEmpty();
            target.createKeys(List.of(here));
            target.raiseCounters(here);
        }
        assertThat(database.discover(false).byName()).containsKey("foreign kind");
        try (Snapshot snapshot = snapshot()) {
            List<Object[]> expected = records;
            if (here.field("wide").type().type() == FieldType.TEXT) {
                expected = records.stream()
                        .map(Object[]::clone)
                        .peek(r -> r[entity.index("wide")] = r[entity.index("wide")] == null
                                ? null
                                : ((BigDecimal) r[entity.index("wide")]).toPlainString())
                        .toList();
            }
            assertSame(here, all(snapshot, here, null), expected);
        }
    }

    @Test
    void compositeContactsAreWrittenReadUpdatedRestoredAndRemoved() throws RowsRefused {
        for (Composite kind : Composite.values()) {
            run(kind.tables(counted(), database.product()));
            Entity entity = kind.entity();
            List<Object[]> records = kind.records(1200);
            Map<String, byte[]> empty = tableHashes(kind);
            create(entity, records);
            Map<String, byte[]> created = tableHashes(kind);
            try (Snapshot snapshot = snapshot()) {
                assertSame(entity, all(snapshot, entity, null), records);
                assertSame(entity, all(snapshot, entity, entity.keyOf(records.get(599))), records.subList(600, 1200));
                assertSame(
                        entity,
                        snapshot.byKeys(entity, List.of(entity.keyOf(records.get(5)), entity.keyOf(records.get(6)))),
                        records.subList(5, 7));
                assertThat(snapshot.lookup(entity, "emails", List.of("mail7@x.example"), Fold.LOWER))
                        .hasSize(1);
                assertThat(snapshot.count(entity)).isEqualTo(1200);
            }
            List<Object[]> changed = kind.changed(records.subList(0, 300));
            try (Target target = Target.of(database)) {
                boolean[] all = new boolean[entity.fields().size()];
                Arrays.fill(all, true);
                target.begin();
                assertThat(target.update(
                                entity, changed, changed.stream().map(c -> all).toList(), BookChange.EXACT))
                        .isEqualTo(300);
                assertSame(
                        entity,
                        target.view()
                                .byKeys(
                                        entity,
                                        changed.stream().map(entity::keyOf).toList()),
                        changed);
                assertThat(target.restore(entity, records.subList(0, 300), Map.of()))
                        .isEqualTo(300);
                target.commit();
            }
            assertHashes(kind + " restored", tableHashes(kind), created, kind.exactlyRestored());
            try (Target target = Target.of(database)) {
                target.begin();
                assertThat(target.delete(
                                entity, records.stream().map(entity::keyOf).toList()))
                        .isEqualTo(1200);
                target.commit();
            }
            assertHashes(kind + " removed", tableHashes(kind), empty, kind.tableNames());
        }
    }

    private Map<String, byte[]> tableHashes(Composite kind) {
        Map<String, byte[]> hashes = new HashMap<>();
        try (Snapshot snapshot = snapshot()) {
            for (String table : kind.tableNames()) {
                hashes.put(table, snapshot.contentHash(discovered(table)));
            }
        }
        return hashes;
    }

    private static void assertHashes(
            String when, Map<String, byte[]> found, Map<String, byte[]> expected, List<String> tables) {
        for (String table : tables) {
            assertThat(found.get(table)).as(when + ": " + table).isEqualTo(expected.get(table));
        }
    }

    @Test
    void addedLinesLeaveOthersAndTheMainOneAlone() throws RowsRefused {
        for (Composite kind : Composite.values()) {
            run(kind.tables(counted(), database.product()));
            Entity entity = kind.entity();
            List<Object[]> records = kind.records(3);
            create(entity, records);
            int emails = entity.index("emails");
            Object[] more = records.get(0).clone();
            more[emails] = List.of(Item.primary("new@x.example"));
            boolean[] changed = new boolean[more.length];
            changed[emails] = true;
            try (Target target = Target.of(database)) {
                target.begin();
                target.update(entity, List.<Object[]>of(more), List.of(changed), BookChange.ADD);
                target.commit();
            }
            try (Snapshot snapshot = snapshot()) {
                List<Item> before = WritePlan.items(records.get(0), emails);
                List<Item> after = WritePlan.items(
                        snapshot.byKeys(entity, List.of(entity.keyOf(more))).get(0), emails);
                assertThat(after).containsAll(before).hasSize(before.size() + 1);
                assertThat(after.get(0)).isEqualTo(before.get(0));
            }
        }
    }

    static Raw raw(String text) {
        return new Raw(text);
    }

    static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
