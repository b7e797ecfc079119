package org.crmferry.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is marked in a text as against another. */
class MarksTest {
    private static String text(List<Marks> pieces) {
        return pieces.stream().map(Marks::text).collect(Collectors.joining());
    }

    private static List<String> marked(List<Marks> pieces) {
        return pieces.stream().filter(Marks::differs).map(Marks::text).toList();
    }

    @Test
    void marksCharactersInShortTexts() {
        assertThat(marked(Marks.of("Zebulon Pike", "Zebulon Pyke"))).containsExactly("i");
        assertThat(marked(Marks.of("Pike", "Pike"))).isEmpty();
        assertThat(Marks.of("", "Pike")).isEmpty();
    }

    @Test
    void marksOnlyTheChangedWordsInThousandsOfLines() {
        List<String> lines = IntStream.range(0, 3000)
                .mapToObj(i -> "Line " + i + " of a long note that somebody wrote")
                .collect(Collectors.toList());
        String theirs = String.join("\n", lines);
        lines.set(700, "Line 700 of a long letter that somebody wrote");
        lines.set(2100, "Line 2100 of a long note that nobody wrote");
        String mine = String.join("\n", lines);
        List<Marks> pieces = Marks.of(mine, theirs);
        assertThat(text(pieces)).isEqualTo(mine);
        assertThat(String.join("", marked(pieces)).length()).isLessThan(20);
        List<Marks> folded = Marks.folded(pieces);
        assertThat(marked(folded)).isEqualTo(marked(pieces));
        assertThat(text(folded)).hasSizeLessThan(700).contains("Line 700 of a long l", "2100");
    }

    @Test
    void marksEntriesOfSetsWhateverTheirOrder() {
        List<Marks> pieces = Marks.ofItems("a@x.org\nb@x.org\nc@x.org", "c@x.org\na@x.org", "\n");
        assertThat(text(pieces)).isEqualTo("a@x.org\nb@x.org\nc@x.org");
        assertThat(marked(pieces)).containsExactly("b@x.org");
    }

    @Test
    void losesNoCharacterOfWhateverText() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random dice = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String mine = random(dice);
            String theirs = dice.nextBoolean() ? random(dice) : changed(mine, dice);
            assertThat(text(Marks.of(mine, theirs))).as("seed " + seed).isEqualTo(mine);
            if (mine.equals(theirs)) {
                assertThat(marked(Marks.of(mine, theirs))).isEmpty();
            }
        }
    }

    private static String random(Random dice) {
        StringBuilder text = new StringBuilder();
        String[] parts = {"a", "word ", "\n", "\uD83D\uDE00", "zwei ", "  ", "é"};
        int length = dice.nextInt(10) == 0 ? 3000 : dice.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(parts[dice.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static String changed(String text, Random dice) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = text.offsetByCodePoints(0, dice.nextInt(text.codePointCount(0, text.length())));
        return text.substring(0, at) + "X" + text.substring(at);
    }
}
