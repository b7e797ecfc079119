package org.crmferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Item;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Values;
import org.junit.jupiter.api.Test;

/** Three-way merge against examples and, over random histories, against a model that is too simple to be wrong. */
class RecordMergeTest {
    private static final Entity ENTITY = new Entity(
            "contact",
            "Contacts",
            "Contact",
            List.of(
                    Field.of("id", ColumnType.of(FieldType.INTEGER, "bigint")),
                    Field.of("name", ColumnType.text("varchar(60)", 60)),
                    Field.of("city", ColumnType.text("varchar(60)", 60)),
                    Field.of("note", ColumnType.text("text", 0)),
                    Field.of("emails", ColumnType.of(FieldType.LIST, ""))),
            List.of("id"),
            KeyStyle.NUMBER,
            null,
            -1,
            true);
    private static final RecordMerge MERGE = new RecordMerge(ENTITY, i -> i > 0);
    private static final String NOTE = "Met at the fair.\nWants a quote in May.\nCall Anna before ten.\nPays late.\n";

    private static Object[] record(String name, String city, String note, String... emails) {
        List<Item> book = new ArrayList<>();
        for (String email : emails) {
            book.add(new Item(email, "", false, false, false));
        }
        return new Object[] {1L, name, city, note, book};
    }

    private static Merged merge(Object[] base, Object[] source, Object[] target) {
        return MERGE.merge(new Versions(base, source, target));
    }

    @Test
    void takesEachSidesOwnChanges() {
        Merged merged = merge(
                record("Ann", "Ulm", NOTE, "a@x.org"),
                record("Anna", "Ulm", NOTE, "a@x.org"),
                record("Ann", "Bonn", NOTE, "a@x.org"));
        assertThat(merged.clean()).isTrue();
        assertThat(merged.record()).containsExactly(record("Anna", "Bonn", NOTE, "a@x.org"));
    }

    @Test
    void aClearedFieldIsAChangeLikeAnyOther() {
        Merged merged = merge(record("Ann", "Ulm", NOTE), record("Ann", null, NOTE), record("Ann", "Ulm", NOTE));
        assertThat(merged.record()[2]).isNull();
        assertThat(merge(record("Ann", "Ulm", NOTE), record("Ann", null, NOTE), record("Ann", "Bonn", NOTE))
                        .disputed())
                .containsExactly(false, false, true, false, false);
    }

    @Test
    void theSameChangeIsNone() {
        Merged merged = merge(record("Ann", "Ulm", NOTE), record("Ann", "Bonn", NOTE), record("Ann", "Bonn", NOTE));
        assertThat(merged.clean()).isTrue();
        assertThat(merged.same()).containsExactly(false, false, true, false, false);
    }

    @Test
    void shortTextsAreNeverMergedWithinTheField() {
        Merged merged = merge(
                record("John F. Smith", "Ulm", NOTE),
                record("Jon F. Smith", "Ulm", NOTE),
                record("John F. Smyth", "Ulm", NOTE));
        assertThat(merged.disputed()[1]).isTrue();
    }

    @Test
    void longTextsAreMergedByLinesThenByWords() {
        String source = NOTE.replace("in May", "in June");
        String target = NOTE.replace("Pays late.\n", "");
        assertThat(merge(record("A", "U", NOTE), record("A", "U", source), record("A", "U", target))
                        .record()[3])
                .isEqualTo("Met at the fair.\nWants a quote in June.\nCall Anna before ten.\n");
        String line = "Wants a quote in May for the whole office";
        assertThat(merge(
                                record("A", "U", line),
                                record("A", "U", line.replace("quote", "demo")),
                                record("A", "U", line.replace("office", "house")))
                        .record()[3])
                .isEqualTo("Wants a demo in May for the whole house");
    }

    @Test
    void editsThatTouchAreDisputed() {
        assertThat(merge(
                                record("A", "U", NOTE),
                                record("A", "U", NOTE.replace("May", "June")),
                                record("A", "U", NOTE.replace("May", "July")))
                        .disputed()[3])
                .isTrue();
        assertThat(merge(record("A", "U", "one two"), record("A", "U", "1 two"), record("A", "U", "one 2"))
                        .disputed()[3])
                .isTrue();
    }

    @Test
    void booksAreMergedAsSets() {
        Merged merged = merge(
                record("A", "U", NOTE, "a@x.org", "b@x.org"),
                record("A", "U", NOTE, "a@x.org", "c@x.org"),
                record("A", "U", NOTE, "a@x.org", "b@x.org", "d@x.org"));
        assertThat(merged.clean()).isTrue();
        assertThat(addresses(merged.record())).containsExactlyInAnyOrder("a@x.org", "c@x.org", "d@x.org");
    }

    @Test
    void whatWasSettledAsDifferentIsAskedAgainWhenItChanges() {
        Versions versions =
                new Versions(record("Ann", "Ulm", NOTE), record("Ann", "Kiel", NOTE), record("Ann", "Bonn", NOTE));
        assertThat(MERGE.merge(versions).disputed()[2]).isTrue();
    }

    private static Set<String> addresses(Object[] record) {
        Set<String> all = new HashSet<>();
        ((List<?>) record[4]).forEach(item -> all.add(((Item) item).value()));
        return all;
    }

    /** Two copies of one record that people edit on both sides, and that are merged now and then, either way round. */
    @Test
    void losesNoEditAndConvergesOverRandomHistories() {
        long seed = Long.getLong("seed", 20261124);
        Random random = new Random(seed);
        int disputes = 0;
        int combined = 0;
        for (int history = 0; history < 2000; history++) {
            Object[] base = random(record("n", "c", NOTE, "a@x.org", "b@x.org"), random, 5);
            for (int round = 0; round < 4; round++) {
                Object[] left = random(base, random, random.nextInt(4));
                Object[] right = random.nextInt(8) == 0 ? left.clone() : random(base, random, random.nextInt(4));
                Merged merged = merge(base, left, right);
                Merged mirrored = merge(base, right, left);
                for (int i = 1; i < base.length; i++) {
                    String what = "seed " + seed + ", history " + history + ", round " + round + ", field " + i;
                    check(what, i, base[i], left[i], right[i], merged);
                    assertThat(mirrored.disputed()[i]).as(what).isEqualTo(merged.disputed()[i]);
                    if (!merged.disputed()[i]) {
                        assertThat(Values.same(mirrored.record()[i], merged.record()[i]))
                                .as(what)
                                .isTrue();
                    }
                    disputes += merged.disputed()[i] ? 1 : 0;
                    combined += merged.combined()[i] ? 1 : 0;
                }
                Object[] agreed = merged.record();
                Merged again = merge(agreed, agreed, agreed);
                assertThat(again.clean()).isTrue();
                assertThat(again.record()).containsExactly(agreed);
                base = agreed;
            }
        }
        assertThat(disputes).isGreaterThan(500);
        assertThat(combined).isGreaterThan(500);
    }

    private static void check(String what, int i, Object base, Object left, Object right, Merged merged) {
        Object now = merged.record()[i];
        if (i == 4) {
            Set<String> expected = new HashSet<>();
            for (Object line : union(left, right)) {
                boolean was = ((List<?>) base).contains(line);
                boolean both = ((List<?>) left).contains(line) && ((List<?>) right).contains(line);
                if (!was || both) {
                    expected.add(((Item) line).value());
                }
            }
            assertThat(addresses(merged.record())).as(what).isEqualTo(expected);
        } else if (Objects.equals(left, right) || Objects.equals(right, base)) {
            assertThat(now).as(what).isEqualTo(left);
        } else if (Objects.equals(left, base)) {
            assertThat(now).as(what).isEqualTo(right);
        } else if (!merged.disputed()[i]) {
            assertThat(i).as(what).isEqualTo(3);
            assertThat(words(now)).as(what).containsAll(added(base, left)).containsAll(added(base, right));
        }
    }

    private static List<Object> union(Object left, Object right) {
        List<Object> all = new ArrayList<>((List<?>) left);
        all.addAll((List<?>) right);
        return all;
    }

    private static Set<String> words(Object text) {
        return new HashSet<>(List.of(((String) text).strip().split("\\s+", -1)));
    }

    private static Set<String> added(Object base, Object text) {
        Set<String> words = new HashSet<>(List.of(((String) text).strip().split("\\s+", -1)));
        words.removeAll(List.of(((String) base).strip().split("\\s+", -1)));
        return words;
    }

    private static Object[] random(Object[] from, Random random, int edits) {
        Object[] record = from.clone();
        for (int n = 0; n < edits; n++) {
            switch (random.nextInt(4)) {
                case 0 -> record[1] = "name" + random.nextInt(5);
                case 1 -> record[2] = random.nextInt(4) == 0 ? null : "city" + random.nextInt(5);
                case 2 -> record[3] = edited((String) record[3], random);
                default -> {
                    List<Item> book = new ArrayList<>();
                    ((List<?>) record[4]).forEach(item -> book.add((Item) item));
                    Item item = new Item("e" + random.nextInt(6) + "@x.org", "", false, false, false);
                    if (!book.remove(item)) {
                        book.add(item);
                    }
                    record[4] = book;
                }
            }
        }
        return record;
    }

    private static String edited(String text, Random random) {
        List<String> words = new ArrayList<>(List.of(text.split("(?<=\\s)", -1)));
        int at = random.nextInt(words.size());
        String word = "w" + random.nextInt(1000) + (random.nextInt(3) == 0 ? "\n" : " ");
        if (random.nextBoolean()) {
            words.set(at, word);
        } else {
            words.add(at, word);
        }
        return String.join("", words);
    }
}
