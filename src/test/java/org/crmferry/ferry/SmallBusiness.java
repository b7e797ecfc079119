package org.crmferry.ferry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded companies, people, leads and deals. */
final class SmallBusiness {
    private static final int COMPANIES = 40;
    private static final int PEOPLE = 120;
    private static final int LEADS = 30;
    private static final int DEALS = 80;
    private static final List<String> STAGES =
            List.of("Prospecting", "Closed Won", "Closed Lost", "Negotiation/Review");
    static final List<String> OWNERS = List.of("Anna Berg", "Bo Carlsen", "Chiara Donati");

    /** A company. */
    record Company(int number, String name, String city) {}

    /** A person; {@code company} may be null. */
    record Person(int number, String first, String last, String email, String phone, Company company, String owner) {}

    /** Somebody who may become a customer. */
    record Lead(int number, String first, String last, String company, String email, String owner) {}

    /** A deal; {@code person} may be null. */
    record Deal(
            int number,
            String name,
            BigDecimal amount,
            String stage,
            LocalDate close,
            Company company,
            Person person,
            String owner) {}

    final List<Company> companies = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<Lead> leads = new ArrayList<>();
    final List<Deal> deals = new ArrayList<>();
    private final Random random;

    SmallBusiness(long seed) {
        random = new Random(seed);
        for (int i = 1; i <= COMPANIES; i++) {
            companies.add(new Company(i, "Müller & Søn " + i + (i % 5 == 0 ? ", \"Hof\"" : ""), "City " + i % 7));
        }
        for (int i = 1; i <= PEOPLE; i++) {
            people.add(new Person(
                    i,
                    "Jo" + (char) ('a' + i % 26),
                    "Ångström" + i,
                    "p" + i + "@example.com",
                    "+49 30 " + (100_000 + i),
                    i % 6 == 0 ? null : one(companies),
                    one(OWNERS)));
        }
        for (int i = 1; i <= LEADS; i++) {
            leads.add(new Lead(i, "Li" + i, "Wang" + i, "Prospect " + i, "l" + i + "@example.org", one(OWNERS)));
        }
        for (int i = 1; i <= DEALS; i++) {
            deals.add(new Deal(
                    i,
                    "Deal " + i,
                    BigDecimal.valueOf(100 + random.nextInt(9_000_000), 2),
                    one(STAGES),
                    LocalDate.of(2024, 1, 1).plusDays(random.nextInt(500)),
                    one(companies),
                    i % 4 == 0 ? null : one(people),
                    one(OWNERS)));
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A deal whose amount may be written as no number. */
    Deal odd() {
        return deals.get(16);
    }
}
