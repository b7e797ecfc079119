package org.crmferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;
import org.crmferry.model.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Several choices in one value, between the notations of different CRMs. */
class SeveralChoicesTest {
    private static final String[] PIECES = {
        "a", "B", "Zürich", "王", " ", "^", ",", "^,^", "\"", "\\", "[", "]", "|##|", " |##| ", "\u0001", "\n", "/",
        "🎵", "0"
    };

    private final List<FindingKind> found = new ArrayList<>();

    private Object run(Field target, Object value, Step... steps) {
        found.clear();
        Entity source = Fields.entity("s", "", KeyStyle.NATURAL, 1, Fields.text("f", 0));
        Entity to = Fields.entity("t", "", KeyStyle.NATURAL, 1, target);
        FieldMapping field = new FieldMapping(target.name(), List.of("f"), List.of(steps), 1, "");
        Mapper mapper = Mapper.of(Fields.mapping(field), source, to, null);
        return mapper.map(new Object[] {value}, (kind, t, s) -> found.add(kind))[0];
    }

    private Object run(Object value, Step... steps) {
        return run(Fields.text("to", 0), value, steps);
    }

    private static Step.Several step(Notation from, Notation to) {
        return new Step.Several(from.code(), to.code());
    }

    private static List<String> items(Random random) {
        Set<String> items = new LinkedHashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            StringBuilder item = new StringBuilder();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                item.append(PIECES[random.nextInt(PIECES.length)]);
            }
            items.add(item.toString());
        }
        return List.copyOf(items);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Notation.values())
                .filter(n -> n != Notation.ONE)
                .flatMap(a -> Stream.of(Notation.values())
                        .filter(n -> n != Notation.ONE)
                        .map(b -> Arguments.of(a, b)));
    }

    /** There and back again nothing is lost, or it is said. */
    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsNotSaidToBeLostComesBack(Notation a, Notation b) {
        long seed = (a + " " + b).hashCode();
        Random random = new Random(seed);
        int held = 0;
        for (int i = 0; i < 2000; i++) {
            List<String> items = items(random);
            if (!a.holds(items)) {
                continue;
            }
            String written = items.isEmpty() ? null : a.write(items);
            Object there = run(written, step(a, b));
            boolean lost = found.contains(FindingKind.LOSSY_TEXT);
            assertThat(lost).as("seed %s, %s", seed, items).isEqualTo(!b.holds(items));
            if (!lost) {
                held++;
                assertThat(run(there, step(b, a)))
                        .as("seed %s, %s", seed, items)
                        .isEqualTo(written);
                assertThat(found).isEmpty();
            }
        }
        assertThat(held).isGreaterThan(300);
    }

    @Test
    void theNotationsOfTheProducts() {
        assertThat(run("^a^,^b c^", step(Notation.CARETS, Notation.JSON))).isEqualTo("[\"a\",\"b c\"]");
        assertThat(run("[\"a\", \"b\\/c\",\"\\u00e4\"]", step(Notation.JSON, Notation.CARETS)))
                .isEqualTo("^a^,^b/c^,^ä^");
        assertThat(run("a |##| b", step(Notation.BARS, Notation.SEPARATORS))).isEqualTo("\u0001a\u0001b\u0001");
        assertThat(run("\u0001a\u0001", step(Notation.SEPARATORS, Notation.CARETS)))
                .isEqualTo("^a^");
        assertThat(run("a, b", step(Notation.ONE, Notation.JSON))).isEqualTo("[\"a, b\"]");
        assertThat(found).isEmpty();
        assertThat(run("^a^,^b^", step(Notation.CARETS, Notation.ONE))).isEqualTo("a, b");
        assertThat(found).containsExactly(FindingKind.LOSSY_TEXT);
    }

    @ParameterizedTest
    @EnumSource(Notation.class)
    void noChoiceIsNothingOrWhatTheTargetHasForIt(Notation to) {
        Field needed = Fields.text("to", 0).withRequired(true).withNullable(false);
        for (Object none : new Object[] {null, "", "^^"}) {
            assertThat(run(none, step(Notation.CARETS, to)))
                    .isEqualTo(to == Notation.CARETS && "^^".equals(none) ? none : null);
            assertThat(found).isEmpty();
        }
        assertThat(run("[]", step(Notation.JSON, Notation.CARETS))).isNull();
        assertThat(run(needed, "^^", step(Notation.CARETS, Notation.JSON))).isEqualTo("[]");
        assertThat(run(needed, "[]", step(Notation.JSON, Notation.CARETS))).isEqualTo("");
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsNotInItsNotationIsOneChoiceAndAFinding() {
        assertThat(run("plain", step(Notation.CARETS, Notation.JSON))).isEqualTo("[\"plain\"]");
        assertThat(found).containsExactly(FindingKind.UNREADABLE);
        assertThat(run("[1, 2]", step(Notation.JSON, Notation.CARETS))).isEqualTo("^[1, 2]^");
        assertThat(found).containsExactly(FindingKind.UNREADABLE);
        assertThat(run("[\"a\"", step(Notation.JSON, Notation.JSON))).isEqualTo("[\"[\\\"a\\\"\"]");
        assertThat(found).containsExactly(FindingKind.UNREADABLE);
    }

    @Test
    void eachChoiceIsTranslatedByItself() {
        Step.ValueMap map = new Step.ValueMap(Map.of("a", "X", "b", "Y", "c", "Y"), null);
        assertThat(run("^a^,^b^,^c^,^d^", step(Notation.CARETS, Notation.JSON), map))
                .isEqualTo("[\"X\",\"Y\",\"d\"]");
        assertThat(run("^d^", step(Notation.CARETS, Notation.JSON), map)).isEqualTo("[\"d\"]");
        assertThat(run("^d^,^a^", step(Notation.CARETS, Notation.CARETS), new Step.ValueMap(Map.of("a", "X"), "Other")))
                .isEqualTo("^Other^,^X^");
        assertThat(run("", step(Notation.CARETS, Notation.JSON), map)).isNull();
        // Without the step a value is one choice, whatever it looks like.
        assertThat(run("^a^", map)).isEqualTo("^a^");
        assertThat(found).isEmpty();
    }

    @Test
    void anUnknownChoiceIsFoundAndOnlyItIsTakenOut() {
        Field target = Fields.text("to", 0)
                .withOptions(List.of(new Option("a", "A"), new Option("b", "B")))
                .withMulti("json");
        assertThat(run(target, "^a^,^b^", step(Notation.CARETS, Notation.JSON))).isEqualTo("[\"a\",\"b\"]");
        assertThat(found).isEmpty();
        assertThat(run(target, "^a^,^z^", step(Notation.CARETS, Notation.JSON))).isEqualTo("[\"a\",\"z\"]");
        assertThat(found).containsExactly(FindingKind.NOT_IN_PICKLIST);
    }

    @Test
    void aStepWithoutANotationIsRefused() {
        assertThatThrownBy(() -> new Step.Several("carets", "dots")).hasMessageContaining("one of carets");
        assertThat(Fields.of("x", FieldType.TEXT).multi()).isEmpty();
    }
}
