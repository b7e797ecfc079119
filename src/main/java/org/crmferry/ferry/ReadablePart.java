package org.crmferry.ferry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crmferry.git.Commits;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.ConflictStore;
import org.crmferry.journal.Journal;
import org.crmferry.model.Said;
import org.crmferry.plan.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a project folder that anybody may read, as a Git repository with a commit for each step: the mapping,
 * decisions without values, counts. A way back is committed with its project. Nothing depends on it: what goes wrong is
 * said and the step goes on.
 */
final class ReadablePart {
    private static final Logger LOG = LoggerFactory.getLogger(ReadablePart.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final String IGNORE = ".gitignore";
    private static final String PROJECT = "project.json";
    private static final String DECISIONS = "decisions.json";
    private static final String SUMMARY = "reports/summary.json";
    private static final List<String> FILES = List.of(PROJECT, DECISIONS, SUMMARY, "leftovers.json");

    /** Decisions that are listed one by one; all are counted. */
    private static final int LISTED = 10_000;

    private static final String RULES = """
            # Written by CRM Ferry. Only these files are for Git: they hold no values of records and no secrets.
            # vault/ and journal.mv.db are encrypted; reports/failed-*.csv and what is exported here may hold values.
            /*
            !/.gitignore
            !/project.json
            !/decisions.json
            !/leftovers.json
            !/reports/
            /reports/*
            !/reports/summary.json
            !/back/
            /back/*
            !/back/project.json
            !/back/decisions.json
            !/back/leftovers.json
            !/back/reports/
            /back/reports/*
            !/back/reports/summary.json
            """;

    private ReadablePart() {}

    /** Commits {@code project.json} alone, if it is not as it was committed last. */
    static void plan(Path folder, String message) {
        Place place = Place.of(folder);
        if (place.mine()) {
            place.commit(List.of(IGNORE, place.prefix() + PROJECT), message);
        }
    }

    /**
     * Commits what a step has changed; a mapping that was changed before it has a commit of its own.
     *
     * @param message what was done, in counts and names, never values
     */
    static void step(Path folder, Journal journal, String message) {
        try {
            write(folder.resolve(DECISIONS), decisions(journal));
            write(folder.resolve(SUMMARY), summary(journal));
        } catch (IOException e) {
            warn(Said.of(ReadablePart.class, "readable.write", folder, e.getMessage()));
            return;
        }
        plan(folder, "Mapping changed");
        Place place = Place.of(folder);
        if (place.mine()) {
            place.commit(FILES.stream().map(file -> place.prefix() + file).toList(), message);
        }
    }

    /** @param root where the repository is; {@code prefix} leads from there to the project and ends with a slash */
    private record Place(Path root, String prefix) {
        static Place of(Path folder) {
            Path root = folder.toAbsolutePath().normalize();
            boolean back = root.endsWith(BackProject.NAME) && Files.exists(root.resolveSibling(PROJECT));
            return back ? new Place(root.getParent(), BackProject.NAME + "/") : new Place(root, "");
        }

        /** Writes the rules of what is for Git; false where a repository of somebody's is around: he commits himself. */
        boolean mine() {
            Path around = Files.exists(root.resolve(".git")) ? null : Commits.enclosing(root);
            try {
                if (!Files.exists(root.resolve(IGNORE))) {
                    Files.writeString(root.resolve(IGNORE), RULES);
                    if (around != null) {
                        warn(Said.of(ReadablePart.class, "readable.around", root, around));
                    }
                }
            } catch (IOException e) {
                warn(Said.of(ReadablePart.class, "readable.write", root, e.getMessage()));
                return false;
            }
            return around == null;
        }

        void commit(List<String> paths, String message) {
            String person = ConflictDesk.person().isEmpty() ? "CRM Ferry" : ConflictDesk.person();
            List<String> mine = new ArrayList<>(paths);
            mine.removeIf(path -> path.equals(IGNORE) && !written());
            Commits.commit(root, mine, person, message).ifPresent(ReadablePart::warn);
            if (!written() && Files.isDirectory(root.resolve(".git/objects"))) {
                exclude(root.resolve(".git/info/exclude"));
            }
        }

        /** Where a person has rules of his own, ours are kept where they are not his to commit. */
        private static void exclude(Path file) {
            try {
                String known = Files.exists(file) ? Files.readString(file) : "";
                if (!known.contains(RULES)) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, known + RULES);
                }
            } catch (IOException e) {
                warn(Said.of(ReadablePart.class, "readable.write", file, e.getMessage()));
            }
        }

        /** Whether the rules are ours: a person's own are his to commit. */
        private boolean written() {
            try {
                return Files.readString(root.resolve(IGNORE)).equals(RULES);
            } catch (IOException e) {
                LOG.debug("the rules of what is for Git cannot be read", e);
                return false;
            }
        }
    }

    private static void write(Path file, Object document) throws IOException {
        String text = JSON.writeValueAsString(document) + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            StateFile.write(file, text);
        }
    }

    /** Who decided what on which conflict: no values, no notes. */
    private static Map<String, Object> decisions(Journal journal) {
        Map<String, Long> counts = new TreeMap<>();
        List<Map<String, Object>> listed = new ArrayList<>();
        for (ConflictStore.Choices each : journal.conflicts().choices()) {
            String how = each.choice().isEmpty() ? "open" : each.choice() + " by " + each.decidedBy();
            counts.merge(each.entity() + ", " + each.kind() + ": " + how, each.count(), Long::sum);
        }
        for (Conflict each : journal.conflicts().decided(LISTED)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("conflict", each.id());
            one.put("entity", each.entity());
            one.put("record", each.sourceKey());
            one.put("kind", each.kind());
            one.put("fields", each.fields());
            one.put("choice", each.choice());
            one.put("by", each.decidedBy());
            one.put("at", each.decidedAt());
            one.put("written", each.applied());
            listed.add(one);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("counts", counts);
        document.put("decisions", listed);
        return document;
    }

    private static Map<String, Object> summary(Journal journal) throws JsonProcessingException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", journal.fact("state").orElse("planned"));
        Optional<Result> result =
                journal.fact("result").or(() -> journal.fact("preview")).map(Outcomes::read);
        List<Map<String, Object>> entities = new ArrayList<>();
        List<Map<String, Object>> findings = new ArrayList<>();
        result.ifPresent(counted -> {
            counted.entities().forEach(each -> entities.add(counts(each)));
            for (Finding each : counted.findings()) {
                Map<String, Object> finding = new LinkedHashMap<>();
                finding.put("kind", each.kind());
                finding.put("entity", each.entity());
                finding.put("field", each.field());
                finding.put("count", each.count());
                finding.put("setting", each.setting());
                findings.add(finding);
            }
        });
        document.put("entities", entities);
        document.put("findings", findings);
        if (journal.fact("verified").isPresent()) {
            document.put(
                    "verified",
                    Reporting.verified(journal).entities().stream()
                            .map(ReadablePart::counts)
                            .toList());
        }
        document.put("runs", journal.runs().all());
        return document;
    }

    private static Map<String, Object> counts(Result.EntityResult each) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("source", each.source());
        entity.put("target", each.target());
        entity.put("counts", each.counts());
        return entity;
    }

    private static void warn(Said what) {
        LOG.warn(what.in(Locale.getDefault()));
    }
}
