package org.crmferry.samples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Seeded chance: the same seed throws the same keys, days and choices. For one thread. */
final class Dice {
    /** The day on which the samples end. */
    static final LocalDate TODAY = LocalDate.of(2026, 9, 30);

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A shuffled copy, to draw groups from that do not overlap. */
    <T> Deck<T> deck(List<T> cards) {
        List<T> shuffled = new ArrayList<>(cards);
        Collections.shuffle(shuffled, random);
        return new Deck<>(shuffled);
    }

    /** A key as SuiteCRM makes it. */
    String guid() {
        long high = random.nextLong();
        long low = random.nextLong();
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%04x-%012x",
                high >>> 32,
                (high >>> 16) & 0xffff,
                high & 0xffff,
                low >>> 48,
                low & 0xffff_ffff_ffffL);
    }

    /** A key as EspoCRM makes it: eight digits of time, nine of chance. */
    String hex17(LocalDateTime made) {
        return String.format(
                Locale.ROOT, "%08x%09x", made.toEpochSecond(ZoneOffset.UTC), random.nextLong() & 0xf_ffff_ffffL);
    }

    /** A day up to so many days ago. */
    LocalDate day(int daysAgo) {
        return TODAY.minusDays(random.nextInt(daysAgo));
    }

    /** A moment up to so many days ago, in working hours (UTC), to the second. */
    LocalDateTime moment(int daysAgo) {
        return day(daysAgo).atTime(6 + random.nextInt(12), random.nextInt(60), random.nextInt(60));
    }

    /** Cards dealt once each. */
    static final class Deck<T> {
        private final List<T> cards;
        private int dealt;

        private Deck(List<T> cards) {
            this.cards = cards;
        }

        List<T> draw(int n) {
            dealt += n;
            return cards.subList(dealt - n, dealt);
        }

        /** All cards not dealt yet. */
        List<T> rest() {
            return draw(cards.size() - dealt);
        }
    }
}
