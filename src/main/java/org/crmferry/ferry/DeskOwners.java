package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.crmferry.mapping.Advice;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.Mapping;
import org.crmferry.mapping.Step;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.Item;
import org.crmferry.model.Values;

/** Users of both sides, from the records at hand. */
final class DeskOwners {
    private final DeskSide source;
    private final DeskSide target;

    DeskOwners(DeskSide source, DeskSide target) {
        this.source = source;
        this.target = target;
    }

    Owners of(Mapping mapping) {
        Map<String, String> chosen = new HashMap<>();
        String fallback = null;
        for (Step.Owner step : steps(mapping)) {
            if (step.people() != null) {
                chosen.putAll(step.people());
            }
            fallback = fallback == null ? step.fallback() : fallback;
        }
        List<Owners.Person> theirs = people(target, userEntity(target));
        List<Owners.Pair> pairs = new ArrayList<>();
        for (Entity users : userEntities(source)) {
            EntityMapping each = mapping.of(users.name()).orElse(null);
            for (Owners.Person person : people(source, users)) {
                pairs.add(pair(person, theirs, chosen, each));
            }
        }
        return new Owners(pairs, theirs, fallback);
    }

    private static List<Step.Owner> steps(Mapping mapping) {
        List<Step.Owner> steps = new ArrayList<>();
        for (EntityMapping each : mapping.entities()) {
            for (FieldMapping field : each.fields()) {
                for (Step step : field.steps()) {
                    if (step instanceof Step.Owner owner) {
                        steps.add(owner);
                    }
                }
            }
        }
        return steps;
    }

    private Owners.Pair pair(
            Owners.Person person, List<Owners.Person> theirs, Map<String, String> chosen, EntityMapping each) {
        String key = chosen.get(person.key());
        if (key != null) {
            Owners.Person named = theirs.stream()
                    .filter(p -> p.key().equals(key))
                    .findFirst()
                    .orElse(new Owners.Person(key, key, "", ""));
            return new Owners.Pair(person, named, Owners.How.CHOSEN);
        }
        boolean moved = each != null && each.move();
        if (moved) {
            Owners.How how = by(each);
            Owners.Person found = how == null ? null : only(person, theirs, how);
            if (found != null) {
                return new Owners.Pair(person, found, how);
            }
            return new Owners.Pair(person, null, Owners.How.CREATED);
        }
        Owners.Person alike = only(person, theirs, Owners.How.NAME);
        return new Owners.Pair(person, alike, alike == null ? Owners.How.NONE : Owners.How.NAME);
    }

    /** By what the mapping finds existing users: login or e-mail address; null if by neither. */
    private Owners.How by(EntityMapping users) {
        if (users.match().size() != 1 || !target.has(users.target())) {
            return null;
        }
        Entity entity = target.entity(users.target());
        String by = users.match().get(0);
        if (isField(entity, by, "login")) {
            return Owners.How.LOGIN;
        }
        return isField(entity, by, "emails") || isField(entity, by, "email") ? Owners.How.EMAIL : null;
    }

    private static boolean isField(Entity entity, String name, String meaning) {
        Field field = Advice.meaning(entity, meaning);
        return field != null && field.name().equals(name);
    }

    /** The only one whose login, address or name is the same but for case; null if none or several. */
    private static Owners.Person only(Owners.Person person, List<Owners.Person> all, Owners.How how) {
        String wanted = mark(person, how);
        if (wanted.isEmpty()) {
            return null;
        }
        List<Owners.Person> same =
                all.stream().filter(p -> mark(p, how).equals(wanted)).toList();
        return same.size() == 1 ? same.get(0) : null;
    }

    private static String mark(Owners.Person person, Owners.How how) {
        String text = switch (how) {
            case LOGIN -> person.login();
            case EMAIL -> person.email();
            default -> person.name();
        };
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static List<Entity> userEntities(DeskSide side) {
        return side.all().stream().filter(Advice::users).toList();
    }

    private static Entity userEntity(DeskSide side) {
        List<Entity> all = userEntities(side);
        return all.isEmpty() ? null : all.get(0);
    }

    private static List<Owners.Person> people(DeskSide side, Entity users) {
        if (users == null || users.key().size() != 1) {
            return List.of();
        }
        List<Owners.Person> people = new ArrayList<>();
        for (Object[] record : side.samples(users.name())) {
            String first = text(users, record, "firstName");
            String last = text(users, record, "lastName");
            String name = (first + " " + last).strip();
            String login = text(users, record, "login");
            String shown = name.isEmpty() ? text(users, record, "name") : name;
            people.add(new Owners.Person(
                    users.keyOf(record).text(),
                    shown.isEmpty() ? login : shown,
                    login,
                    first(text(users, record, "emails"), text(users, record, "email"))));
        }
        return people;
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String text(Entity entity, Object[] record, String meaning) {
        Field field = Advice.meaning(entity, meaning);
        if (field == null) {
            return "";
        }
        Object value = record[entity.index(field.name())];
        if (value instanceof List<?> book) {
            return book.stream()
                    .map(Item.class::cast)
                    .sorted((a, b) -> Boolean.compare(b.primary(), a.primary()))
                    .map(Item::value)
                    .findFirst()
                    .orElse("");
        }
        return Values.text(value);
    }

    /** User entity of the source to source key to the target key of who it is, as far as that is sure. */
    Map<String, Map<String, String>> known(Mapping mapping) {
        Map<String, Map<String, String>> known = new LinkedHashMap<>();
        List<Owners.Person> theirs = people(target, userEntity(target));
        for (Entity users : userEntities(source)) {
            EntityMapping each = mapping.of(users.name()).orElse(null);
            Owners.How how = each == null || !each.move() ? null : by(each);
            if (how != null) {
                Map<String, String> keys = known.computeIfAbsent(users.name(), n -> new HashMap<>());
                for (Owners.Person person : people(source, users)) {
                    Owners.Person found = only(person, theirs, how);
                    if (found != null) {
                        keys.put(person.key(), found.key());
                    }
                }
            }
        }
        return known;
    }

    static Mapping with(Mapping mapping, Map<String, String> people, String fallback) {
        Map<String, String> chosen = people.isEmpty() ? null : new TreeMap<>(people);
        boolean none = steps(mapping).stream().allMatch(s -> s.fallback() == null);
        return mapping.withEntities(mapping.entities().stream()
                .map(each -> each.withFields(each.fields().stream()
                        .map(field -> field.withSteps(field.steps().stream()
                                .map(step -> step instanceof Step.Owner owner
                                        ? new Step.Owner(none || owner.fallback() != null ? fallback : null, chosen)
                                        : step)
                                .toList()))
                        .toList()))
                .toList());
    }
}
