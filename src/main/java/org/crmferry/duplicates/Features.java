package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crmferry.model.Entity;
import org.crmferry.model.Item;
import org.crmferry.model.Key;
import org.crmferry.model.Values;

/** What is compared of one record, as it is compared. Empty texts and arrays where the record says nothing. */
final class Features {
    private static final String[] NONE = {};
    private static final Set<String> FREE = Set.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "icloud.com",
            "aol.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "mail.ru",
            "qq.com",
            "163.com",
            "126.com",
            "sina.com",
            "protonmail.com",
            "freenet.de",
            "orange.fr",
            "libero.it",
            "example.com");

    final Key key;
    /** Words of a person's name, sorted; of a company, the words of its name in their order. */
    final String[] names;

    final String company;
    final String[] emails;
    final String[] phones;
    final String street;
    final String postalCode;
    final String city;
    final String domain;
    final String birthdate;

    Features(Entity entity, Parts parts, Object[] record) {
        key = entity.keyOf(record);
        String name = parts.person() ? personName(parts, record) : first(parts, Part.NAME, record);
        names = name.isEmpty() ? NONE : parts.person() ? Plain.names(name) : words(Plain.company(name));
        company = parts.person() ? Plain.company(first(parts, Part.COMPANY, record)) : "";
        emails = all(parts, Part.EMAIL, record);
        phones = all(parts, Part.PHONE, record);
        street = Plain.street(first(parts, Part.STREET, record));
        postalCode = Plain.text(first(parts, Part.POSTAL_CODE, record)).replace(" ", "");
        city = Plain.text(first(parts, Part.CITY, record));
        birthdate = first(parts, Part.BIRTHDATE, record);
        domain = domain(Plain.website(first(parts, Part.WEBSITE, record)));
    }

    private static String[] words(String text) {
        return text.isEmpty() ? NONE : text.split(" ");
    }

    private static String personName(Parts parts, Object[] record) {
        String both = first(parts, Part.FIRST_NAME, record) + " " + first(parts, Part.LAST_NAME, record);
        return both.isBlank() ? first(parts, Part.NAME, record) : both.strip();
    }

    private static String first(Parts parts, Part part, Object[] record) {
        for (int at : parts.of(part)) {
            String text = Values.text(record[at]).strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String[] all(Parts parts, Part part, Object[] record) {
        List<String> all = new ArrayList<>(2);
        for (int at : parts.of(part)) {
            if (record[at] instanceof List<?> lines) {
                lines.forEach(line -> add(all, part, line instanceof Item item ? item.value() : ""));
            } else {
                add(all, part, Values.text(record[at]));
            }
        }
        return all.isEmpty() ? NONE : all.toArray(NONE);
    }

    private static void add(List<String> all, Part part, String raw) {
        String plain = part == Part.EMAIL ? Plain.email(raw) : Plain.phone(raw);
        if (plain != null && !all.contains(plain)) {
            all.add(plain);
        }
    }

    private String domain(String website) {
        if (!website.isEmpty()) {
            return website;
        }
        for (String email : emails) {
            String host = email.substring(email.lastIndexOf('@') + 1);
            if (!FREE.contains(host)) {
                return host;
            }
        }
        return "";
    }

    String name() {
        return String.join(" ", names);
    }
}
