package org.crmferry.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crmferry.database.Target;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Entity;
import org.crmferry.model.Shape;

/**
 * The numbers by which the target's product knows what key to give next: raised above the keys that were given here, and
 * taken back with the records where nobody has used them since. What was raised is noted before it is done.
 */
final class ProductCounters {
    private static final String FACT = "counters";

    private final Voyage voyage;

    /** A counter's text before it was first raised, and after the last time. */
    private record Raised(String before, String after) {}

    ProductCounters(Voyage voyage) {
        this.voyage = voyage;
    }

    /** Where records of that entity were created. */
    void raise(Target target, EntityMapping each) {
        Entity entity = voyage.target(each);
        long given = voyage.keys().largestGiven(each.source());
        boolean created = voyage.journal().results().stream()
                .anyMatch(r -> r.entity().equals(each.source()) && r.created() > 0 && Load.writes(r));
        if (given == 0 || !created) {
            return;
        }
        for (Shape.Counter counter : entity.shape().counters()) {
            Optional<String> now = target.counter(entity, counter);
            long wanted = counter.next() ? given + 1 : given;
            if (now.isEmpty() || Long.parseLong(now.get()) >= wanted) {
                continue;
            }
            String text = Long.toString(wanted);
            // As wide as before where zeros lead.
            String after = "0".repeat(Math.max(0, now.get().length() - text.length())) + text;
            Map<String, Raised> noted = noted();
            noted.merge(name(counter), new Raised(now.get(), after), (old, fresh) -> new Raised(old.before(), after));
            note(noted);
            target.setCounter(entity, counter, now.get(), after);
        }
    }

    /** Takes back what was raised, where all records are taken back. */
    void lower(Target target, List<EntityMapping> entities) {
        Map<String, Raised> noted = noted();
        for (EntityMapping each : entities) {
            Entity entity = voyage.target(each);
            for (Shape.Counter counter : entity.shape().counters()) {
                Raised raised = noted.remove(name(counter));
                if (raised != null) {
                    target.setCounter(entity, counter, raised.after(), raised.before());
                }
            }
        }
        voyage.journal().removeFact(FACT);
    }

    private static String name(Shape.Counter counter) {
        return counter.table() + "." + counter.column() + " " + new TreeMap<>(counter.where());
    }

    private Map<String, Raised> noted() {
        Map<String, Raised> noted = new LinkedHashMap<>();
        voyage.journal().fact(FACT).stream().flatMap(String::lines).forEach(line -> {
            String[] parts = line.split("\t", 3);
            noted.put(parts[2], new Raised(parts[0], parts[1]));
        });
        return noted;
    }

    private void note(Map<String, Raised> noted) {
        voyage.journal()
                .setFact(
                        FACT,
                        noted.entrySet().stream()
                                .map(one -> one.getValue().before() + "\t"
                                        + one.getValue().after() + "\t" + one.getKey())
                                .collect(Collectors.joining("\n")));
    }
}
