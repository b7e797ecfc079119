package org.crmferry.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted duplicates are found, and what only looks like one is not. */
class DuplicatesTest {
    private static Found find(Entity entity, List<Object[]> records) {
        Duplicates duplicates = new Duplicates(entity);
        records.forEach(duplicates::add);
        return duplicates.find((one, other) -> false, () -> {});
    }

    /** All pairs of each cluster. */
    private static Set<List<Long>> pairs(Found found) {
        Set<List<Long>> pairs = new HashSet<>();
        for (Cluster cluster : found.clusters()) {
            List<Long> keys = new ArrayList<>(List.of((Long) cluster.centre().part(0)));
            cluster.others().forEach(member -> keys.add((Long) member.key().part(0)));
            keys.sort(null);
            for (int i = 0; i < keys.size(); i++) {
                for (int j = i + 1; j < keys.size(); j++) {
                    pairs.add(List.of(keys.get(i), keys.get(j)));
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261129, 77})
    void findsThePlantedPersonsAndHardlyAnyOther(long seed) {
        Planted planted = new Planted(20_000, 100, seed);
        Found found = find(Planted.PERSON, planted.records);
        Set<List<Long>> pairs = pairs(found);
        Set<List<Long>> right = new HashSet<>(pairs);
        right.retainAll(planted.pairs);
        double precision = (double) right.size() / pairs.size();
        double recall = (double) right.size() / planted.pairs.size();
        System.out.printf(
                Locale.ROOT,
                "seed %d: %d records, %d planted, %d found: precision %.4f, recall %.4f; %d pairs compared%n",
                seed,
                planted.records.size(),
                planted.pairs.size(),
                pairs.size(),
                precision,
                recall,
                found.compared());
        Set<List<Long>> wrong = new HashSet<>(pairs);
        wrong.removeAll(planted.pairs);
        Set<List<Long>> missed = new HashSet<>(planted.pairs);
        missed.removeAll(pairs);
        assertThat(precision).as("wrong: %s", shown(planted, wrong)).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as("missed: %s", shown(planted, missed)).isGreaterThanOrEqualTo(0.9);
    }

    private static List<String> shown(Planted planted, Set<List<Long>> pairs) {
        return pairs.stream()
                .limit(12)
                .map(pair -> java.util.Arrays.toString(planted.records.get((int) (pair.get(0) - 1)))
                        + " / "
                        + java.util.Arrays.toString(planted.records.get((int) (pair.get(1) - 1))))
                .toList();
    }

    private static Object[] person(long id, String first, String last, String email, String phone) {
        return new Object[] {id, first, last, email, phone, null, null, null, null};
    }

    @Test
    void explainsEachPair() {
        Found found = find(
                Planted.PERSON,
                List.of(
                        person(1, "Jürgen", "Müller", "j.mueller@firma.de", "+49 30 1234567"),
                        person(2, "MUELLER", "Juergen", "J.Mueller@Firma.de", "(030) 123 45 67"),
                        person(3, "Anna", "Kern", "anna@firma.de", "+49 30 7654321")));
        assertThat(found.clusters()).hasSize(1);
        Cluster cluster = found.clusters().get(0);
        assertThat(cluster.centre()).isEqualTo(Key.of(1L));
        assertThat(cluster.others()).hasSize(1);
        assertThat(cluster.score()).isGreaterThan(0.99);
        List<Reason> reasons = cluster.others().get(0).likeness().reasons();
        assertThat(reasons.stream().map(reason -> reason.text(Locale.ENGLISH)))
                .containsExactly("same name", "same e-mail", "same phone");
        assertThat(reasons.stream().map(reason -> reason.text(Locale.SIMPLIFIED_CHINESE)))
                .containsExactly("姓名相同", "电子邮件相同", "电话相同");
        assertThat(found.surplus()).isEqualTo(1);
    }

    @Test
    void joinsNoChainOfSmallSteps() {
        List<Object[]> chain = List.of(
                person(1, "Maria", "Lehmann", "a@firma.de", "+49 30 1111111"),
                person(2, "Maria", "Lehmann", "a@firma.de", "+49 30 2222222"),
                person(3, "Maria", "Lehmann", "b@firma.de", "+49 30 2222222"),
                person(4, "Maria", "Lehmann", "b@firma.de", "+49 30 3333333"));
        for (Cluster cluster : find(Planted.PERSON, chain).clusters()) {
            Set<Long> keys = new HashSet<>(Set.of((Long) cluster.centre().part(0)));
            cluster.others().forEach(member -> keys.add((Long) member.key().part(0)));
            assertThat(keys).as("1 and 4 have nothing but the name in common").isNotEqualTo(Set.of(1L, 2L, 3L, 4L));
        }
        assertThat(find(Planted.PERSON, chain).clusters()).isNotEmpty();
    }

    @Test
    void keepsApartWhatSomebodyHasCalledDifferent() {
        Duplicates duplicates = new Duplicates(Planted.PERSON);
        duplicates.add(person(1, "Ann", "Lee", "ann@lee.org", null));
        duplicates.add(person(2, "Ann", "Lee", "ann@lee.org", null));
        assertThat(duplicates.find((one, other) -> true, () -> {}).clusters()).isEmpty();
    }

    @Test
    void saysHowManyRecordsOfTooLargeABlockWereNotAllCompared() {
        List<Object[]> many = new ArrayList<>();
        for (long i = 0; i < 500; i++) {
            many.add(person(i, "Test", "Test", null, null));
        }
        Found found = find(Planted.PERSON, many);
        assertThat(found.clusters()).isEmpty();
        assertThat(found.skipped()).isPositive();
        assertThat(found.compared()).isLessThan(500 * 499 / 2);
    }

    @Test
    void knowsCompaniesWithoutTheirLegalForm() {
        Entity companies = new Entity(
                "accounts",
                "Accounts",
                "Account",
                List.of(
                        Planted.PERSON.field("id"),
                        Field.of("name", Planted.PERSON.field("email").type()),
                        Field.of("website", Planted.PERSON.field("email").type()),
                        Field.of("phone", Planted.PERSON.field("email").type()),
                        Field.of("city", Planted.PERSON.field("email").type())),
                List.of("id"),
                Planted.PERSON.keyStyle(),
                null,
                -1,
                true);
        List<Object[]> records = List.of(
                new Object[] {1L, "Müller & Söhne GmbH", "https://www.mueller-soehne.de/", null, "Berlin"},
                new Object[] {2L, "MUELLER UND SOEHNE", "mueller-soehne.de", null, null},
                new Object[] {3L, "北京天下科技有限公司", null, "+86 10 62345678", "北京"},
                new Object[] {4L, "北京 天下科技", null, "010-62345678", "北京"},
                new Object[] {5L, "Stadtbäckerei AG", null, null, "Hamburg"},
                new Object[] {6L, "Stadtbäckerei AG", null, null, "München"},
                new Object[] {7L, "Acme Inc.", null, "+1 212 5550100", "New York"},
                new Object[] {8L, "ACME Incorporated", null, "212-555-0100", "New York"},
                new Object[] {9L, "Acme Tools Ltd", null, "+1 415 5550111", "New York"});
        assertThat(pairs(find(companies, records)))
                .containsExactlyInAnyOrder(List.of(1L, 2L), List.of(3L, 4L), List.of(7L, 8L));
    }

    @Test
    void offersOnlyEntitiesOfPersonsAndCompanies() {
        assertThat(Duplicates.possible(Planted.PERSON)).isTrue();
        Entity deals = Planted.PERSON.withFields(List.of(
                Planted.PERSON.field("id"),
                Field.of("title", Planted.PERSON.field("email").type())));
        assertThat(Duplicates.possible(deals)).isFalse();
    }
}
