package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.crmferry.model.Credentials;
import org.crmferry.model.Entity;
import org.crmferry.model.FieldType;
import org.crmferry.model.Key;
import org.crmferry.model.Values;
import org.crmferry.transfer.Merge;
import org.crmferry.transfer.Merging;
import org.crmferry.transfer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a merged record is shown to be is what it is afterwards, whatever was chosen. */
class MergedRecordTest {
    private static final int GROUPS = 6;
    private static final Credentials SA = new Credentials("sa", new char[0]);

    @TempDir
    Path folder;

    private Ferry ferry() {
        return new Ferry(folder.resolve("project"), new TestSecrets(SA, SA), new Progress());
    }

    private void transferred(String source, String target) {
        ferry().plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
        assertThat(ferry().run().result()).isIn("done", "open");
    }

    @Test
    void isAsShownInACrmWithBooksOfAddresses() {
        SamplePair pair = MadeSamples.in(folder);
        transferred(pair.source(), pair.target());
        mergesAsShown(pair.target());
    }

    @Test
    void isAsShownInPlainTables() throws Exception {
        Doubles doubles = Doubles.h2(folder);
        transferred(doubles.source(), doubles.target());
        mergesAsShown(doubles.target());
    }

    private void mergesAsShown(String target) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random dice = new Random(seed);
        int merged = 0;
        try (DuplicateDesk desk = ferry().duplicateDesk()) {
            for (Entity entity : desk.entities()) {
                List<String> keys = new ArrayList<>(Sql.rows(
                        target,
                        SA,
                        "select \"" + entity.key().get(0) + "\" from \""
                                + entity.shape().table() + "\" order by 1"));
                for (int i = 0; i < GROUPS && keys.size() > 4; i++) {
                    merged += mergesAsShown(desk, entity.name(), keys, dice) ? 1 : 0;
                }
            }
        }
        assertThat(merged).isPositive();
    }

    private static boolean mergesAsShown(DuplicateDesk desk, String entity, List<String> keys, Random dice) {
        List<Key> chosen = new ArrayList<>();
        for (int i = 0; i < 2 + dice.nextInt(2); i++) {
            chosen.add(desk.key(entity, keys.remove(dice.nextInt(keys.size()))));
        }
        DuplicateSides sides = desk.sides(entity, chosen);
        List<Key> some = sides.keys();
        if (some.size() < 2) {
            // The others are held for deleted.
            return false;
        }
        Key survivor = some.get(dice.nextInt(some.size()));
        Map<String, Key> fields = new HashMap<>();
        for (DuplicateLine line : sides.lines(sides.merge(survivor, fields, Map.of()))) {
            int record = dice.nextInt(some.size());
            if (dice.nextBoolean() && line.pickable(record)) {
                fields.put(line.name(), some.get(record));
            }
        }
        Merge merge = sides.merge(survivor, fields, Map.of());
        List<Merging.Outcome> previewed = desk.preview(List.of(merge));
        if (!desk.merge(previewed).get(0).refusal().isEmpty()) {
            // A reference that cannot be empty or must be unique may be chosen to be so: left, and nothing to compare.
            return false;
        }
        DuplicateSides now = desk.sides(entity, List.of(survivor));
        for (DuplicateLine line : sides.lines(merge)) {
            Object value = now.value(survivor, now.entity().field(line.name()));
            if (line.how() == DuplicateLine.How.FOLLOWS) {
                assertThat(line.values()).as(line.name()).contains(Values.text(value));
                continue;
            }
            assertThat(told(line.type(), Values.text(value)))
                    .as(entity + " " + merge.members() + " " + line.name() + " " + line.how() + " of " + fields)
                    .isEqualTo(told(line.type(), line.result()));
        }
        return true;
    }

    /** Lines of a book are in no order. */
    private static Object told(FieldType type, String text) {
        return type == FieldType.LIST ? Set.of(text.split("; ", -1)) : text;
    }
}
