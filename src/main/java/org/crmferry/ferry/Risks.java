package org.crmferry.ferry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.crmferry.database.Snapshot;
import org.crmferry.model.Entity;
import org.crmferry.model.Field;
import org.crmferry.model.FieldType;
import org.crmferry.model.Shape;

/** Looks at a target for signs that people work with it. */
final class Risks {
    /** A fresh installation has some records of its own, made when it was installed. */
    private static final long FRESH = 20;

    private static final List<String> MODIFIED = List.of("modif", "updat", "chang", "edit");
    private static final List<String> CREATED = List.of("creat", "enter", "added", "insert");
    private static final Set<String> STAFF = Set.of("User", "Team", "Role", "Currency");

    private Risks() {}

    static TargetRisk of(Site site, Clock clock) {
        List<Entity> business = site.found().entities().stream()
                .filter(e -> e.count() > 0 && !STAFF.contains(e.meaning()))
                .sorted(Comparator.comparingLong(Entity::count).reversed())
                .toList();
        long records = business.stream().mapToLong(Entity::count).sum();
        LocalDateTime last = null;
        String where = "";
        try (Snapshot now = Snapshot.of(site.database())) {
            for (Entity entity : business) {
                LocalDateTime newest = newest(now, entity);
                if (newest != null && (last == null || newest.isAfter(last))) {
                    last = newest;
                    where = entity.label();
                }
            }
        }
        List<TargetRisk.Reason> reasons = new ArrayList<>();
        if (records > TargetRisk.MANY) {
            reasons.add(TargetRisk.Reason.MANY_RECORDS);
        }
        if (records > FRESH
                && last != null
                && last.isAfter(LocalDateTime.now(clock).minusDays(TargetRisk.RECENT_DAYS))) {
            reasons.add(TargetRisk.Reason.RECENT_CHANGES);
        }
        List<Inspection.EntityCount> counts = business.stream()
                .map(e -> new Inspection.EntityCount(e.name(), e.label(), e.count(), false))
                .toList();
        return new TargetRisk(!reasons.isEmpty(), records, counts, last, where, reasons);
    }

    private static LocalDateTime newest(Snapshot now, Entity entity) {
        Optional<Field> field = field(entity, "modifiedAt", MODIFIED);
        if (field.isEmpty()) {
            field = field(entity, "createdAt", CREATED);
        }
        Object newest = field.map(f -> now.greatest(entity, f.name())).orElse(null);
        if (newest instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return newest instanceof LocalDateTime time ? time : null;
    }

    /** Whether it is a column of the master table; that of its own name if nothing is said. */
    private static boolean own(Shape.Binding binding) {
        return binding == null || binding instanceof Shape.OwnColumn;
    }

    private static Optional<Field> field(Entity entity, String meaning, List<String> words) {
        List<Field> times = entity.fields().stream()
                .filter(f -> f.type().type() == FieldType.DATETIME || f.type().type() == FieldType.INSTANT)
                .filter(f -> own(entity.shape().bindings().get(f.name())))
                .toList();
        return times.stream()
                .filter(f -> f.meaning().equals(meaning))
                .findFirst()
                .or(() -> times.stream()
                        .filter(f -> f.meaning().isEmpty())
                        .filter(f -> words.stream().anyMatch(f.name().toLowerCase(Locale.ROOT)::contains))
                        .findFirst());
    }
}
