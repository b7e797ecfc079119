package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.KeyStyle;

/** Seeded persons with duplicates of many kinds planted among them, and with decoys that only look like duplicates. */
final class Planted {
    static final Entity PERSON = new Entity(
            "contacts",
            "Contacts",
            "",
            List.of(
                    Field.of("id", ColumnType.of(FieldType.INTEGER, "bigint")),
                    text("first_name"),
                    text("last_name"),
                    text("email"),
                    text("phone"),
                    text("street"),
                    text("zip"),
                    text("city"),
                    text("company")),
            List.of("id"),
            KeyStyle.NUMBER,
            null,
            -1,
            true);

    private static final String[] FIRST = {
        "Anna",
        "Peter",
        "Petra",
        "Jürgen",
        "Zoë",
        "François",
        "María",
        "José",
        "Łukasz",
        "Björn",
        "Søren",
        "Michael",
        "Michaela",
        "Jonathan",
        "Christian",
        "Christina",
        "Stefan",
        "Stefanie",
        "Alexander",
        "Katharina",
        "Günther",
        "Wolfgang",
        "Élodie",
        "Thomas",
        "Sabine",
        "Andrea",
        "Andreas",
        "Julia",
        "Julian",
        "Robert"
    };
    private static final String[] BEGIN = {
        "Müll", "Schmi", "Köni", "Schnei", "Fisch", "Web", "Wagn", "Beck", "Hoffm", "Schäf", "Koch", "Bau", "Richt",
        "Klei", "Wolf", "Schrö", "Neum", "Schwar", "Zimm", "Brau", "Krüg", "Hartm", "Lang", "Werd", "Krau", "Lehm"
    };
    private static final String[] END = {
        "er", "dt", "ig", "der", "mann", "le", "stein", "bauer", "hofer", "inger", "ke", "ski", "sen", "ler", "berg"
    };
    private static final String[] FAMILY = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "欧阳", "司马"};
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国春梅志宏文斌婷雪";
    private static final String[] STREETS = {"Hauptstraße", "Bahnhofstraße", "Gartenweg", "Lindenallee", "Am Markt"};
    private static final String[] CITIES = {"Berlin", "Hamburg", "München", "Köln", "Leipzig", "Wien", "Zürich"};

    final List<Object[]> records = new ArrayList<>();
    /** Pairs of keys that are the same person, the smaller key first. */
    final Set<List<Long>> pairs = new HashSet<>();

    private final Random random;

    Planted(int persons, int each, long seed) {
        random = new Random(seed);
        for (int i = 0; i < persons; i++) {
            add(person());
        }
        for (int i = 0; i < each; i++) {
            twins();
            decoys();
        }
        switchboards(Math.max(1, each / 20));
    }

    private static Field text(String name) {
        return Field.of(name, ColumnType.of(FieldType.TEXT, "varchar(200)"));
    }

    private String of(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private long add(Object... fields) {
        Object[] record = new Object[PERSON.fields().size()];
        System.arraycopy(fields, 0, record, 1, fields.length);
        record[0] = (long) records.size() + 1;
        records.add(record);
        return (Long) record[0];
    }

    /** Everything of somebody whom no other is like, names apart. */
    private Object[] person() {
        int id = records.size();
        boolean chinese = random.nextInt(8) == 0;
        String first = chinese ? hanzi() + (random.nextBoolean() ? hanzi() : "") : of(FIRST);
        String last = chinese ? of(FAMILY) : of(BEGIN) + of(END);
        return new Object[] {
            first,
            last,
            random.nextInt(5) == 0 ? null : mailbox(id),
            random.nextInt(5) == 0 ? null : number(),
            of(STREETS) + " " + (1 + random.nextInt(250)),
            String.format("%05d", 1000 + random.nextInt(90000)),
            of(CITIES),
            random.nextInt(3) == 0 ? null : "Firma " + random.nextInt(3000)
        };
    }

    private String mailbox(int id) {
        return (char) ('a' + random.nextInt(26))
                + Long.toString(random.nextLong() >>> 1, 36).substring(0, 6) + "." + id + "x@"
                + (random.nextBoolean() ? "gmail.com" : "firma" + random.nextInt(3000) + ".de");
    }

    private String hanzi() {
        int at = random.nextInt(GIVEN.length());
        return GIVEN.substring(at, at + 1);
    }

    private String number() {
        return String.format("+49 %d %07d", 30 + random.nextInt(900), random.nextInt(10_000_000));
    }

    /** The same number as another would type it. */
    private static String retyped(String number) {
        String[] parts = number.split(" ", -1);
        return "(0" + parts[1] + ") " + parts[2].substring(0, 3) + "-" + parts[2].substring(3);
    }

    private static String misspelt(String word, Random random) {
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
        };
    }

    private static String spelt(String word) {
        return word.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae");
    }

    /** One pair of each kind. */
    private void twins() {
        Object[] p = full();
        twin(
                p,
                p[0].toString().toUpperCase(Locale.ROOT),
                p[1].toString().toUpperCase(Locale.ROOT),
                p[2].toString().toUpperCase(Locale.ROOT),
                null,
                null,
                null,
                null,
                null);
        p = full();
        p[1] = "M\u00fcll" + of(END);
        twin(p, spelt(p[0].toString()), spelt(p[1].toString()), null, retyped(p[3].toString()), null, null, null, p[7]);
        p = full();
        twin(p, p[1], p[0], p[2], null, p[4], p[5], p[6], null);
        p = full();
        twin(p, p[0], misspelt(p[1].toString(), random), null, retyped(p[3].toString()), null, null, p[6], null);
        p = full();
        p[0] = "Fran\u00e7ois";
        twin(p, "Francois", p[1], p[2], number(), null, null, null, null);
        p = full();
        p[0] = hanzi() + hanzi();
        p[1] = of(FAMILY);
        twin(p, null, p[1] + " " + p[0], null, retyped(p[3].toString()), null, null, null, null);
        p = full();
        p[0] = hanzi() + hanzi();
        p[1] = of(FAMILY);
        twin(p, p[1], p[0], p[2], null, null, null, null, null);
        p = full();
        twin(p, p[0].toString().charAt(0) + ".", p[1], p[2], null, null, null, null, null);
        p = full();
        twin(p, p[0], p[1], null, null, p[4].toString().replace("straße", "str."), p[5], p[6], null);
        p = full();
        twin(p, p[0] + " " + of(FIRST), p[1], p[2], retyped(p[3].toString()), null, null, null, null);
        p = full();
        twin(
                p,
                "Dr. " + p[0],
                p[1],
                misspelt(p[2].toString().split("@", -1)[0], random) + "@"
                        + p[2].toString().split("@", -1)[1],
                p[3],
                null,
                null,
                null,
                p[7]);
    }

    /** Somebody with an e-mail address and a phone. */
    private Object[] full() {
        Object[] person = person();
        person[2] = mailbox(records.size());
        person[3] = number();
        if (Plain.han(person[1].toString())) {
            person[0] = of(FIRST);
            person[1] = of(BEGIN) + of(END);
        }
        return person;
    }

    private void twin(Object[] person, Object... other) {
        long one = add(person);
        pairs.add(List.of(one, add(other)));
    }

    /** Others who share something with somebody. */
    private void decoys() {
        Object[] p = full();
        add(p);
        add(p[0], p[1], mailbox(records.size()), number(), null, null, null, null); // a namesake
        add(p[0], p[1], null, null, null, null, p[6], null); // perhaps him, but nothing says so
        add(p[0], p[1], mailbox(records.size()), number(), null, null, p[6], p[7]); // a namesake in one company
        p = full();
        add(p);
        add(
                of(new String[] {"Petra", "Ute", "Klaus"}),
                p[1],
                mailbox(records.size()),
                p[3],
                p[4],
                p[5],
                p[6],
                null); // a spouse
        p = full();
        p[2] = "info@firma" + records.size() + ".de";
        for (int i = 0; i < 5; i++) {
            add(
                    of(FIRST) + "ix" + i,
                    of(BEGIN) + "e" + i + of(END),
                    p[2],
                    number(),
                    null,
                    null,
                    null,
                    p[7]); // a mailbox
        }
    }

    /** Colleagues who are all called by one number. */
    private void switchboards(int companies) {
        for (int c = 0; c < companies; c++) {
            String number = number();
            for (int i = 0; i < 60; i++) {
                add(
                        of(FIRST),
                        of(BEGIN) + of(END),
                        mailbox(records.size()),
                        number,
                        "Ring 1",
                        "10115",
                        "Berlin",
                        "AG " + c);
            }
        }
    }
}
