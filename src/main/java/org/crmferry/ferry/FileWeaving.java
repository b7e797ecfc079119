package org.crmferry.ferry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.crmferry.catalog.FileRecognition;
import org.crmferry.catalog.FileRules;
import org.crmferry.catalog.FileRules.FromRule;
import org.crmferry.catalog.FileRules.RecordRule;
import org.crmferry.database.Staging;
import org.crmferry.database.Weaving;
import org.crmferry.model.Said;

/** Makes of a product's exported rows what its catalog file says: records with keys, and links between them. */
final class FileWeaving {
    private final FileRules rules;
    private final String mark;
    private final Weaving weaving;
    private final Set<String> there;
    private final List<Said> doubts = new ArrayList<>();

    FileWeaving(Staging staging, FileRecognition recognised) {
        rules = recognised.rules();
        mark = recognised.mark();
        weaving = new Weaving(staging);
        there = new HashSet<>();
        recognised.tables().values().forEach(known -> there.add(known.table()));
    }

    /** Columns whose values are keys or names, and so are text whatever they look like. */
    static Set<String> texts(FileRecognition recognised, String table) {
        Set<String> texts = new HashSet<>();
        for (RecordRule record : recognised.rules().records()) {
            if (record.table().equals(table)) {
                texts.add(record.id());
                texts.add(record.name());
                texts.addAll(record.parts());
            }
            for (FromRule from : record.from()) {
                if (from.table().equals(table)) {
                    texts.addAll(from.id());
                    texts.addAll(from.name());
                }
            }
        }
        return texts;
    }

    /** Names of all tables that the product's rules may make. */
    static Set<String> tables(FileRecognition recognised) {
        Set<String> tables = new LinkedHashSet<>();
        recognised.rules().tables().forEach(rule -> tables.add(rule.table()));
        recognised.rules().records().forEach(rule -> tables.add(rule.table()));
        recognised.rules().links().forEach(rule -> tables.add(rule.table()));
        return tables;
    }

    /** Does it; returns what is not sure, in sentences. */
    List<Said> weave() {
        rules.values().stream()
                .filter(rule -> there.contains(rule.table()))
                .forEach(rule -> weaving.values(rule.table(), rule.column(), rule.from(), rule.values(), rule.other()));
        rules.records().forEach(this::records);
        rules.related().stream()
                .filter(rule -> there.contains(rule.table()))
                .forEach(rule -> weaving.related(rule.table(), rule.kind(), rule.column(), rule.of()));
        rules.records()
                .forEach(rule -> rule.from().stream()
                        .filter(from -> there.contains(from.table()) && there.contains(rule.table()))
                        .forEach(from -> weaving.spent(naming(from), from.link())));
        rules.links().forEach(rule -> weaving.pairs(rule.table(), rule.from(), rule.columns()));
        if (!mark.isEmpty()) {
            there.forEach(table -> weaving.unmarked(table, mark));
        }
        return doubts;
    }

    private void records(RecordRule rule) {
        List<FromRule> from =
                rule.from().stream().filter(f -> there.contains(f.table())).toList();
        if (!there.contains(rule.table())) {
            if (from.stream().allMatch(FromRule::only)) {
                return;
            }
            weaving.table(rule.table(), rule.id(), rule.name());
            there.add(rule.table());
        }
        long shared = weaving.identify(rule.table(), rule.id(), rule.name());
        if (shared > 0) {
            doubts.add(Said.of(FileWeaving.class, "files.shared", rule.table(), shared, rule.id()));
        }
        if (from.isEmpty()) {
            return;
        }
        weaving.name(rule.table(), rule.name(), rule.parts());
        for (FromRule each : from) {
            if (!each.only()) {
                weaving.gather(rule.table(), rule.id(), rule.name(), naming(each), each.columns());
            }
        }
        for (FromRule each : from) {
            long several = weaving.link(rule.table(), rule.id(), naming(each), each.link());
            if (several > 0) {
                doubts.add(Said.of(FileWeaving.class, "files.several", each.table(), several, rule.table()));
            }
        }
        weaving.unname(rule.table());
    }

    private static Weaving.Naming naming(FromRule from) {
        return new Weaving.Naming(from.table(), from.id(), from.name(), from.separator());
    }
}
