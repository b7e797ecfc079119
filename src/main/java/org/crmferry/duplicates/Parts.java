package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;

/**
 * Which fields of an entity play which part: by their meaning where the catalog knows it, else by their name.
 *
 * @param person whether the entity's records stand for persons; else for companies
 * @param positions by part, the positions of its fields in a record
 */
record Parts(boolean person, Map<Part, List<Integer>> positions) {
    private static final Set<String> PERSONS = Set.of("Contact", "Lead", "Target", "User");
    private static final Set<String> COMPANIES = Set.of("Account", "Household");

    private static final Map<String, Part> MEANINGS = Map.ofEntries(
            Map.entry("firstName", Part.FIRST_NAME),
            Map.entry("lastName", Part.LAST_NAME),
            Map.entry("name", Part.NAME),
            Map.entry("company", Part.COMPANY),
            Map.entry("account", Part.COMPANY),
            Map.entry("email", Part.EMAIL),
            Map.entry("emails", Part.EMAIL),
            Map.entry("phones", Part.PHONE),
            Map.entry("mobile", Part.PHONE),
            Map.entry("street", Part.STREET),
            Map.entry("billingStreet", Part.STREET),
            Map.entry("postalCode", Part.POSTAL_CODE),
            Map.entry("billingPostalCode", Part.POSTAL_CODE),
            Map.entry("city", Part.CITY),
            Map.entry("billingCity", Part.CITY),
            Map.entry("website", Part.WEBSITE),
            Map.entry("birthdate", Part.BIRTHDATE));

    /** Tried in this order on names in lower case without anything but letters. */
    private static final List<Map.Entry<Pattern, Part>> NAMES = List.of(
            name("(first|given|fore|vor)name|fname|prenom|nombre|名字?", Part.FIRST_NAME),
            name("(last|family|nach|sur|familien)name|lname|apellidos?|cognome|nomdefamille|姓氏?", Part.LAST_NAME),
            name(".*(email|mailadd?ress?e?|courriel|correo|邮箱|邮件).*|e?mail[0-9]*", Part.EMAIL),
            name(".*(phone|telefon|mobile?|handy|cellulare|手机|电话).*|tel", Part.PHONE),
            name(".*(postal|zip|postcode|postleitzahl|邮编).*|plz|cap", Part.POSTAL_CODE),
            name(".*(street|strasse|straße|街道|地址)|.*address(line)?|adresse|rue|calle", Part.STREET),
            name(".*(city|town|城市)|ort|stadt|ville|ciudad", Part.CITY),
            name("(website|homepage|web|webseite|internet|网站)", Part.WEBSITE),
            name("(birthdate|birthday|dateofbirth|dob|geburtsdatum|geburtstag|born|生日)", Part.BIRTHDATE),
            name("(fullname|name|contactname|accountname|companyname|firmenname|姓名|名称|title)", Part.NAME),
            name("(company|firma|organi[sz]ation|account|accountid|companyid|employer|unternehmen|公司)", Part.COMPANY));

    private static final Pattern COMPANY_ENTITY = Pattern.compile(
            "(account|compan(y|ies)|organi[sz]ation|firm|customer|client|kunde|supplier|vendor|公司|客户).*");

    Parts {
        positions = Map.copyOf(positions);
    }

    private static Map.Entry<Pattern, Part> name(String pattern, Part part) {
        return Map.entry(Pattern.compile(pattern), part);
    }

    static Parts of(Entity entity) {
        Map<Part, List<Integer>> found = new EnumMap<>(Part.class);
        for (int i = 0; i < entity.fields().size(); i++) {
            Part part = part(entity, entity.fields().get(i));
            if (part != null) {
                found.computeIfAbsent(part, p -> new ArrayList<>()).add(i);
            }
        }
        return new Parts(person(entity, found), found);
    }

    private static Part part(Entity entity, Field field) {
        FieldType type = field.type().type();
        Part part = field.meaning().isEmpty() ? named(field) : MEANINGS.get(field.meaning());
        if (part == null || entity.key().contains(field.name())) {
            return null;
        } else if (part == Part.BIRTHDATE) {
            return type == FieldType.DATE || type == FieldType.TEXT ? part : null;
        } else if (part == Part.COMPANY) {
            return type == FieldType.TEXT || field.reference() != null ? part : null;
        }
        boolean text = type == FieldType.TEXT || type == FieldType.LIST;
        return text && field.reference() == null && field.options().isEmpty() ? part : null;
    }

    private static Part named(Field field) {
        String name = field.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return NAMES.stream()
                .filter(one -> one.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean person(Entity entity, Map<Part, List<Integer>> found) {
        if (PERSONS.contains(entity.meaning()) || COMPANIES.contains(entity.meaning())) {
            return PERSONS.contains(entity.meaning());
        }
        return found.containsKey(Part.LAST_NAME)
                || found.containsKey(Part.FIRST_NAME)
                || !COMPANY_ENTITY
                        .matcher(entity.name().toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** Whether records can be told by them: by a name, and by something that two of the same name do not share. */
    boolean enough() {
        boolean named = person ? has(Part.LAST_NAME) || has(Part.NAME) || has(Part.FIRST_NAME) : has(Part.NAME);
        return named && (has(Part.EMAIL) || has(Part.PHONE) || has(Part.STREET) || has(Part.WEBSITE));
    }

    private boolean has(Part part) {
        return positions.containsKey(part);
    }

    List<Integer> of(Part part) {
        return positions.getOrDefault(part, List.of());
    }
}
