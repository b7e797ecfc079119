package org.crmferry.samples;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.datafaker.Faker;

/** Invented names and places of several countries and scripts, drawn once from Datafaker. */
final class People {
    private static final int NAMES = 70;
    private static final int PLACES = 25;
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /**
     * One country's stock.
     *
     * @param weight how many of ten people come from there
     */
    record Land(
            String code,
            String country,
            String dial,
            int weight,
            List<String> firstNames,
            List<String> lastNames,
            List<String> streets,
            List<String> cities,
            List<String> states,
            List<String> companies) {}

    private final List<Land> lands = new ArrayList<>();
    private final Dice dice;
    private final Set<String> domains = new LinkedHashSet<>();

    People(long seed, Dice dice) {
        this.dice = dice;
        Random random = new Random(seed);
        add(random, "en", "US", "United States", "+1 555 ", 4);
        add(random, "de", "DE", "Deutschland", "+49 30 ", 3);
        add(random, "zh", "CN", "中国", "+86 10 ", 2);
        add(random, "ar", "EG", "مصر", "+20 2 ", 1);
    }

    private void add(Random random, String language, String code, String country, String dial, int weight) {
        Faker faker = new Faker(new Locale(language, code), random);
        lands.add(new Land(
                code,
                country,
                dial,
                weight,
                several(NAMES, () -> faker.name().firstName()),
                several(NAMES, () -> faker.name().lastName()),
                several(PLACES, () -> faker.address().streetName()),
                several(PLACES, () -> faker.address().city()),
                several(8, () -> faker.address().state()),
                several(NAMES, () -> faker.company().name())));
    }

    private static List<String> several(int n, Supplier<String> make) {
        Set<String> found = new LinkedHashSet<>();
        for (int tries = 0; tries < 2 * n && found.size() < n; tries++) {
            found.add(make.get().strip());
        }
        return List.copyOf(new ArrayList<>(found));
    }

    Land land() {
        int throwOfTen = dice.below(10);
        for (Land land : lands) {
            throwOfTen -= land.weight();
            if (throwOfTen < 0) {
                return land;
            }
        }
        throw new IllegalStateException("weights sum up to ten");
    }

    /** A company's name that was not given before. */
    String company(Land land, Set<String> taken) {
        String name = dice.pick(land.companies());
        while (!taken.add(name)) {
            name = dice.pick(land.lastNames()) + " & " + dice.pick(land.lastNames()) + " " + dice.below(100);
        }
        return name;
    }

    String phone(Land land) {
        return land.dial() + (1_000_000 + dice.below(9_000_000));
    }

    String street(Land land) {
        return dice.pick(land.streets()) + " " + (1 + dice.below(180));
    }

    String postcode() {
        return String.valueOf(10_000 + dice.below(90_000));
    }

    /** A domain that was not given before, under the reserved end {@code .example}. */
    String domain(String company) {
        String stem = plain(company);
        String domain = (stem.isEmpty() ? "firma" : stem) + ".example";
        for (int i = 2; !domains.add(domain); i++) {
            domain = (stem.isEmpty() ? "firma" : stem) + i + ".example";
        }
        return domain;
    }

    /** What stands before the @: from the name where it is Latin. */
    static String mailbox(String first, String last, int number) {
        String stem = (plain(first) + "." + plain(last)).replaceAll("^\\.|\\.$", "");
        return (stem.isEmpty() ? "person" : stem) + "." + number;
    }

    private static String plain(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        String dashed = NOT_PLAIN.matcher(folded.replace("ß", "ss")).replaceAll("-");
        return dashed.replaceAll("^-+|-+$", "");
    }
}
