package org.crmferry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.journal.ConflictFilter.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is counted at once must be what counting one by one gives, also after decisions. Seeded. */
class ConflictTallyTest {
    private static final String SECRET = "00".repeat(32);
    private static final String[] ENTITIES = {"Account", "Contact"};
    private static final String[] KINDS = {"differs", "changed", "gone"};
    private static final String[] FIELDS = {"", "name", "name,city", "city", "city,phone"};
    private static final String[] OWNERS = {"", "7", "8", "9"};

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<Long, ConflictLook> looks = new HashMap<>();

    @BeforeEach
    void say() {
        System.out.println("seed=" + seed);
    }

    @Test
    void countsAreTrueAfterEveryChange() {
        try (Journal journal = Journal.open(folder.resolve("journal"), SECRET)) {
            ConflictStore store = journal.conflicts();
            for (int i = 0; i < 120; i++) {
                store.add(one(ENTITIES), 1, i, "key " + i, "", one(KINDS), one(FIELDS));
            }
            for (int round = 0; round < 150; round++) {
                change(journal, store);
                for (int i = 0; i < 3; i++) {
                    check(store, filter());
                }
            }
        }
    }

    @Test
    void looksOfAnEarlierVersionAreTakenAnew() {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(file, SECRET)) {
            journal.conflicts().add("Contact", 1, 0, "5", "", "differs", "name");
            journal.conflicts().choose(1, "source", "", "me");
            for (String table : List.of("conflict_seen", "conflict_pair")) {
                journal.update("drop table " + table);
            }
            journal.update(
                    "create table conflict_look(id bigint primary key, text varchar, owner varchar,"
                            + " owner_name varchar, pairs varchar, distance int, money double precision, links int, place int)");
            journal.update("insert into conflict_look values(1, 'ann', '7', 'Ann', ',name=1,', 3, null, 0, 0)");
        }
        try (Journal journal = Journal.open(file, SECRET)) {
            ConflictStore store = journal.conflicts();
            assertThat(store.get(1).orElseThrow().choice()).isEqualTo("source");
            assertThat(store.looks().missing()).isEqualTo(1);
            assertThat(store.looks().missing(10)).extracting(Conflict::id).containsExactly(1L);
            store.looks().put(List.of(look(1, "7")));
            assertThat(store.looks().missing()).isZero();
            assertThat(store.looks().missing(10)).isEmpty();
            assertThat(store.first(ConflictFilter.ALL, ConflictOrder.IMPORTANT, 10))
                    .extracting(Conflict::id)
                    .containsExactly(1L);
            assertThat(store.looks().names(List.of(1L, 2L))).isEqualTo(Map.of(1L, "Name 1"));
        }
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static ConflictLook look(long id, String owner) {
        return look(id, owner, 1, null, 0);
    }

    private static ConflictLook look(long id, String owner, int distance, Double money, int links) {
        List<String> pairs = List.of("name=" + id % 3, "city=1");
        return new ConflictLook(
                id, "Name " + id, "text " + id, owner, owner, pairs, distance, money, links, (int) id % 2);
    }

    private void change(Journal journal, ConflictStore store) {
        List<Conflict> all = store.all();
        long id = all.get(random.nextInt(all.size())).id();
        switch (random.nextInt(10)) {
            case 0 -> store.takeBack(id);
            case 1 -> store.markApplied(id);
            case 2 -> reopen(store, id);
            case 3 -> journal.together(() -> all.subList(0, 5).forEach(c -> store.choose(c.id(), "target", "", "me")));
            case 4, 5 -> see(store, id);
            case 6 ->
                assertThatThrownBy(() -> journal.together(() -> {
                            store.choose(id, "newest", "", "me");
                            check(store, filter());
                            throw new IllegalStateException("taken back");
                        }))
                        .hasMessage("taken back");
            case 7 -> {
                store.remove(id);
                looks.remove(id);
                if (store.get(id).isEmpty()) {
                    store.add(one(ENTITIES), 2, random.nextInt(), "key " + id, "", one(KINDS), one(FIELDS));
                }
            }
            default -> store.choose(id, "source", "", "me");
        }
    }

    private void reopen(ConflictStore store, long id) {
        store.reopen(id, one(KINDS), "");
        looks.remove(id);
    }

    private void see(ConflictStore store, long id) {
        Double money = random.nextBoolean() ? null : (double) random.nextInt(3);
        ConflictLook look = look(id, one(OWNERS), random.nextInt(3), money, random.nextInt(2));
        store.looks().put(List.of(look));
        looks.put(id, look);
    }

    private ConflictFilter filter() {
        return new ConflictFilter(
                random.nextBoolean() ? "" : one(ENTITIES),
                random.nextBoolean() ? "" : one(new String[] {"name", "city"}),
                random.nextBoolean() ? "" : one(KINDS),
                one(new String[] {"", "", "text", "TEXT 1", "key 1"}),
                one(State.values()),
                random.nextBoolean() ? "" : "7",
                random.nextInt(4) > 0 ? "" : "name=1",
                List.of());
    }

    private void check(ConflictStore store, ConflictFilter filter) {
        List<Conflict> met = store.all().stream().filter(c -> meets(c, filter)).toList();
        Map<String, Long> fields = new TreeMap<>();
        Map<String, Long> owners = new TreeMap<>();
        for (Conflict each : met) {
            Set.of(each.fields().split(",", -1)).stream()
                    .filter(f -> !f.isEmpty())
                    .forEach(f -> fields.merge(f, 1L, Long::sum));
            if (!owner(each).isEmpty()) {
                owners.merge(owner(each), 1L, Long::sum);
            }
        }
        ConflictTally tally = store.tally(filter);
        String what = "seed=" + seed + ", " + filter;
        assertThat(store.count(filter)).as(what).isEqualTo(met.size());
        assertThat(tally.count(filter)).as(what).isEqualTo(met.size());
        assertThat(tally.fields(filter)).as(what).isEqualTo(fields);
        assertThat(tally.owners(filter)).as(what).isEqualTo(owners);
        assertThat(tally.entities(filter).values().stream().mapToLong(n -> n).sum())
                .as(what)
                .isEqualTo(met.size());
        assertThat(tally.kinds(filter).values().stream().mapToLong(n -> n).sum())
                .as(what)
                .isEqualTo(met.size());
        for (ConflictOrder order : ConflictOrder.values()) {
            assertThat(store.first(filter, order, 1000))
                    .as(what)
                    .extracting(Conflict::id)
                    .containsExactlyElementsOf(sorted(met, order));
        }
        assertThat(store.page(filter, 2, 3))
                .as(what)
                .isEqualTo(met.stream().skip(2).limit(3).toList());
    }

    /** By the words of {@link ConflictOrder}, those that nobody has looked at last. */
    private List<Long> sorted(List<Conflict> conflicts, ConflictOrder order) {
        List<Long> ids = new ArrayList<>(conflicts.stream().map(Conflict::id).toList());
        ids.sort((one, other) -> {
            ConflictLook a = looks.get(one);
            ConflictLook b = looks.get(other);
            int first = 0;
            if (order != ConflictOrder.OLDEST && (a == null || b == null)) {
                first = Boolean.compare(a == null, b == null);
            } else if (order == ConflictOrder.SMALLEST) {
                first = a.distance() - b.distance();
            } else if (order == ConflictOrder.IMPORTANT) {
                first = Double.compare(b.money() == null ? -1 : b.money(), a.money() == null ? -1 : a.money());
                first = first != 0 ? first : b.links() - a.links();
                first = first != 0 ? first : a.place() - b.place();
            }
            return first != 0 ? first : Long.compare(one, other);
        });
        return ids;
    }

    private static boolean found(Conflict conflict, ConflictLook look, String text) {
        String all = conflict.sourceKey() + "\n" + (look == null ? "" : look.text());
        return List.of(text.toLowerCase(Locale.ROOT).split(" ", -1)).stream().allMatch(all::contains);
    }

    private String owner(Conflict conflict) {
        return looks.containsKey(conflict.id()) ? looks.get(conflict.id()).owner() : "";
    }

    private boolean meets(Conflict conflict, ConflictFilter filter) {
        ConflictLook look = looks.get(conflict.id());
        return (filter.entity().isEmpty() || filter.entity().equals(conflict.entity()))
                && (filter.kind().isEmpty() || filter.kind().equals(conflict.kind()))
                && (filter.field().isEmpty()
                        || List.of(conflict.fields().split(",", -1)).contains(filter.field()))
                && (filter.owner().isEmpty() || filter.owner().equals(owner(conflict)))
                && found(conflict, look, filter.text())
                && (filter.pair().isEmpty() || look != null && look.pairs().contains(filter.pair()))
                && switch (filter.state()) {
                    case ALL -> true;
                    case OPEN -> conflict.open() && !conflict.applied();
                    case DECIDED -> !conflict.open() && !conflict.applied();
                    case APPLIED -> conflict.applied();
                };
    }
}
