package org.crmferry.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmferry.model.ColumnType;
import org.crmferry.model.FieldType;
import org.crmferry.model.Reference;

/** What pairs of one and one do not reach: names in one or two parts, text in two fields, numbers in books, users' flags. */
final class Leftovers {
    private static final Set<String> PHONES = Set.of("phones", "mobile", "homePhone", "fax");

    private final List<FieldView> sources;
    private final List<FieldView> targets;
    private final Set<String> usedSources;
    private final List<FieldMapping> fields;
    private final Set<String> usedTargets;

    private Leftovers(List<FieldView> sources, List<FieldView> targets, List<FieldMapping> fields) {
        this.sources = sources;
        this.targets = targets;
        this.fields = fields;
        usedTargets = new HashSet<>();
        usedSources = new HashSet<>();
        fields.forEach(f -> {
            usedTargets.add(f.target());
            usedSources.addAll(f.sources());
        });
    }

    /** Adds to {@code fields}, and changes there what needs a second source. */
    static void add(
            String entity,
            List<FieldView> sources,
            List<FieldView> targets,
            Map<String, String> pairs,
            List<FieldMapping> fields) {
        Leftovers work = new Leftovers(sources, targets, fields);
        work.parents(pairs);
        work.names();
        work.texts(entity);
        work.books();
        work.items();
        work.marks();
        new LeftoverTimes(work).add();
        new LeftoverAmounts(work).add();
        if (entity.equals("User")) {
            work.userFlags();
        }
    }

    FieldView source(String word) {
        return sources.stream().filter(v -> v.word().equals(word)).findFirst().orElse(null);
    }

    FieldView target(String word) {
        return targets.stream().filter(v -> v.word().equals(word)).findFirst().orElse(null);
    }

    FieldView openTarget(String word) {
        return targets.stream()
                .filter(v -> v.word().equals(word)
                        && !usedTargets.contains(v.name())
                        && v.field().writable())
                .findFirst()
                .orElse(null);
    }

    void put(FieldView target, List<FieldView> from, List<Step> steps, double confidence, String why) {
        List<String> names = from.stream().map(FieldView::name).toList();
        fields.add(new FieldMapping(target.name(), names, steps, confidence, why));
        usedTargets.add(target.name());
        usedSources.addAll(names);
    }

    /**
     * Parents of kinds that the target's field for parents does not take, into fields of their own: the case of a
     * CiviCRM activity.
     *
     * @param pairs source entity to target entity
     */
    private void parents(Map<String, String> pairs) {
        FieldView parent = source("related");
        Reference from = parent == null ? null : parent.field().reference();
        Reference into = targets.stream()
                .filter(t -> t.word().equals("related"))
                .map(t -> t.field().reference())
                .findFirst()
                .orElse(null);
        if (from == null || !from.polymorphic() || into == null || !into.polymorphic()) {
            return;
        }
        for (FieldView target : targets) {
            Reference own = target.field().reference();
            if (own == null
                    || own.polymorphic()
                    || target.word().isEmpty()
                    || usedTargets.contains(target.name())
                    || into.kinds().containsValue(own.entity())) {
                continue;
            }
            List<String> kinds = from.kinds().values().stream()
                    .filter(kind -> own.entity().equals(pairs.get(kind)))
                    .distinct()
                    .sorted()
                    .toList();
            if (!kinds.isEmpty() && sources.stream().noneMatch(s -> s.word().equals(target.word()))) {
                put(target, List.of(parent), List.of(new Step.Rekey(null, kinds)), 0.9, Reasons.of("parent.kind"));
            }
        }
    }

    private void names() {
        FieldView first = source("firstName");
        FieldView last = source("lastName");
        FieldView full = source("name");
        FieldView toName = openTarget("name");
        if (first != null && last != null && full == null && toName != null) {
            put(toName, List.of(first, last), List.of(new Step.Join(" ")), 0.9, Reasons.of("name.whole"));
        }
        FieldView toFirst = openTarget("firstName");
        FieldView toLast = openTarget("lastName");
        if (first == null && last == null && full != null && toFirst != null && toLast != null) {
            fields.removeIf(f -> f.sources().equals(List.of(full.name())) && f.confidence() < 0.9);
            put(toFirst, List.of(full), List.of(new Step.Split("first", null, null)), 0.85, Reasons.of("name.first"));
            put(toLast, List.of(full), List.of(new Step.Split("last", null, null)), 0.85, Reasons.of("name.last"));
        }
    }

    /** A subject that the target has no field for goes before the text. */
    private void texts(String entity) {
        FieldView body = source("description");
        FieldView text = openTarget("message");
        if (body != null && text != null && !usedSources.contains(body.name())) {
            put(text, List.of(body), List.of(), 0.85, Reasons.of("text"));
        }
        FieldView message = source("message");
        FieldView description = openTarget("description");
        if (message != null && description != null && !usedSources.contains(message.name())) {
            put(description, List.of(message), List.of(), 0.85, Reasons.of("text"));
        }
        FieldView subject = source("name") == null ? source("subject") : source("name");
        if (entity.equals("Note") && subject == null) {
            titled(body == null ? message : body);
            return;
        }
        if (!entity.equals("Note") || subject == null || usedSources.contains(subject.name())) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            FieldMapping field = fields.get(i);
            boolean isText = targets.stream()
                    .anyMatch(t -> t.name().equals(field.target())
                            && t.type() == FieldType.TEXT
                            && (t.word().equals("description") || t.word().equals("message")));
            if (isText && field.sources().size() == 1) {
                List<String> both = List.of(subject.name(), field.sources().get(0));
                List<Step> steps = new ArrayList<>(field.steps());
                steps.add(new Step.Join("\n"));
                fields.set(i, new FieldMapping(field.target(), both, steps, 0.9, Reasons.of("text.subject")));
                usedSources.add(subject.name());
                return;
            }
        }
    }

    /** A note without a subject is found by its first line; the text stays whole. */
    private void titled(FieldView text) {
        FieldView name = openTarget("name") == null ? openTarget("subject") : openTarget("name");
        if (text == null || name == null || text.type() != FieldType.TEXT || name.type() != FieldType.TEXT) {
            return;
        }
        List<Step> steps = new ArrayList<>(List.of(new Step.Split(null, "\n", 1)));
        ColumnType.Text room = name.field().type().text();
        if (room != null && room.length() > 0) {
            steps.add(new Step.Truncate(room.length()));
        }
        put(name, List.of(text), steps, 0.85, Reasons.of("text.title"));
    }

    /** Several columns of the source into one book; a column that was paired with it alone is taken in. */
    private void books() {
        for (FieldView target : targets) {
            boolean phones = target.word().equals("phones");
            if (target.type() != FieldType.LIST || !phones && !target.word().equals("emails")) {
                continue;
            }
            List<FieldView> lines = sources.stream()
                    .filter(v -> v.type() == FieldType.TEXT)
                    .filter(v -> phones ? phone(v) : v.word().equals("emails") || v.look() == Profile.Look.EMAIL)
                    .filter(v -> !usedSources.contains(v.name()) || alone(v, target))
                    .toList();
            boolean book = fields.stream()
                    .anyMatch(f -> f.target().equals(target.name()) && f.steps().isEmpty());
            if (lines.isEmpty() || book) {
                continue;
            }
            fields.removeIf(f -> f.target().equals(target.name()));
            List<String> kinds = lines.stream().map(StepChoice::kind).toList();
            put(
                    target,
                    lines,
                    List.of(new Step.MakeItems(kinds)),
                    0.9,
                    Reasons.of(phones ? "book.phones" : "book.emails"));
        }
    }

    private static boolean phone(FieldView view) {
        return PHONES.contains(view.word())
                || view.word().isEmpty()
                        && (view.profile().look() == Profile.Look.PHONE
                                || view.tokens().contains("phone"));
    }

    boolean used(String source) {
        return usedSources.contains(source);
    }

    /** Forgets what a target has been paired with. */
    void release(FieldView target) {
        fields.removeIf(f -> f.target().equals(target.name()));
    }

    private boolean alone(FieldView source, FieldView target) {
        return fields.stream()
                .anyMatch(f -> f.target().equals(target.name()) && f.sources().equals(List.of(source.name())));
    }

    /** Lines of the source's books into columns. */
    private void items() {
        for (FieldView target : targets) {
            boolean phone = PHONES.contains(target.word());
            if (target.type() != FieldType.TEXT
                    || usedTargets.contains(target.name())
                    || !target.field().writable()
                    || !phone && !target.word().equals("emails")) {
                continue;
            }
            FieldView book = source(phone ? "phones" : "emails");
            if (book != null && book.type() == FieldType.LIST) {
                String kind = target.word().equals("phones") || !phone ? null : StepChoice.kind(target);
                put(
                        target,
                        List.of(book),
                        List.of(new Step.PickItem(kind, null)),
                        0.85,
                        Reasons.of(kind == null ? "item.main" : "item.kind"));
            }
        }
    }

    /** A mark of the main address into a field of its own. */
    private void marks() {
        FieldView target = openTarget("emailOptOut");
        FieldView book = source("emails");
        if (target != null && book != null && book.type() == FieldType.LIST) {
            List<Step> steps = new ArrayList<>(List.of(new Step.Mark("optOut")));
            if (target.type() == FieldType.TEXT) {
                steps.add(new Step.ValueMap(Map.of("false", "0", "true", "1"), null));
            }
            put(target, List.of(book), steps, 0.9, Reasons.of("item.optOut"));
        }
    }

    private void userFlags() {
        FieldView status = source("status");
        FieldView active = openTarget("active");
        if (status != null && active != null && status.type() == FieldType.TEXT) {
            put(
                    active,
                    List.of(status),
                    List.of(new Step.Truth(List.of("Active"), List.of("Inactive", "Terminated", "Leave of Absence"))),
                    0.9,
                    Reasons.of("user.active"));
        }
        FieldView admin = source("admin");
        FieldView type = openTarget("type");
        if (admin != null
                && type != null
                && type.type() == FieldType.TEXT
                && type.field().options().stream().anyMatch(o -> o.code().equals("admin"))) {
            put(
                    type,
                    List.of(admin),
                    List.of(new Step.Lookup(Map.of("true", "admin", "1", "admin"), "regular")),
                    0.9,
                    Reasons.of("user.admin"));
        }
    }
}
