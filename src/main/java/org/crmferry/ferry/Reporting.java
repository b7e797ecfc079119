package org.crmferry.ferry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmferry.cargo.BatchEntry;
import org.crmferry.cargo.Vault;
import org.crmferry.journal.Conflict;
import org.crmferry.journal.Failure;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.FieldMapping;
import org.crmferry.mapping.FindingKind;
import org.crmferry.mapping.Keys;
import org.crmferry.mapping.StepForm;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.Counts;
import org.crmferry.plan.Finding;
import org.crmferry.plan.FindingWords;
import org.crmferry.report.Report;
import org.crmferry.transfer.Difference;

/** Gathers a project's report from its journal: counts, keys and fingerprints, never values. */
final class Reporting {
    private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Reporting() {}

    /** Keeps what was proved, until the next verification. */
    static void remember(Journal journal, Result verified, long fields) {
        journal.setFact("verified", Instant.now() + " " + fields + " " + Outcomes.write(verified));
    }

    /** @param locale language of what is put in words here */
    static Report of(Folder folder, Project project, Locale locale) {
        Journal journal = folder.journal();
        Result result = Outcomes.read(journal.fact("result")
                .or(() -> journal.fact("preview"))
                .orElseThrow(() ->
                        new FerryException(Fault.MAPPING, Said.of(Reporting.class, "report.none", folder.path()))));
        return new Report(
                folder.path().toAbsolutePath().getFileName().toString(),
                Instant.now(),
                version(),
                journal.fact("run").orElse(""),
                side(project.source()),
                side(project.target()),
                mapping(project, result, locale),
                result.entities().stream().map(Reporting::counts).toList(),
                result.findings().stream().map(Reporting::finding).toList(),
                conflicts(journal),
                failures(journal, result),
                verification(journal),
                cargo(journal, result),
                journal.log().stream().map(Reporting::event).toList(),
                Duration.ofMillis(Math.round(result.seconds() * 1000)));
    }

    private static String version() {
        String version = Reporting.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static Report.Side side(Project.End end) {
        boolean database = Endpoint.parse(end.location()).kind() == Endpoint.Kind.DATABASE;
        return new Report.Side(end.location(), database ? end.product() : "", database ? "" : end.product());
    }

    private static List<Report.EntityPair> mapping(Project project, Result result, Locale locale) {
        return project.mapping().entities().stream()
                .filter(EntityMapping::move)
                .map(each -> new Report.EntityPair(
                        each.source(),
                        each.target(),
                        each.fields().size(),
                        (int) result.findings().stream()
                                .filter(f -> f.kind() == FindingKind.UNMAPPED
                                        && f.entity().equals(each.source()))
                                .count(),
                        each.keys() == Keys.KEEP ? Report.Keys.KEPT : Report.Keys.NEW,
                        String.join(", ", each.match()),
                        each.fields().stream().map(f -> line(f, locale)).toList()))
                .toList();
    }

    private static Report.FieldLine line(FieldMapping field, Locale locale) {
        return new Report.FieldLine(
                String.join(", ", field.sources()),
                field.target(),
                String.join(
                        " → ",
                        field.steps().stream()
                                .map(step -> StepForm.words(step, locale))
                                .toList()));
    }

    private static Report.EntityCount counts(Result.EntityResult each) {
        Counts counts = each.counts();
        return new Report.EntityCount(
                each.entity(),
                each.source(),
                each.target(),
                counts.read(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.conflicts(),
                counts.failed());
    }

    private static Report.Finding finding(Finding finding) {
        return new Report.Finding(
                FindingWords.of(finding.kind()),
                finding.entity(),
                finding.field(),
                finding.count(),
                Report.Setting.valueOf(finding.setting().name()),
                "",
                finding.open());
    }

    private static Report.Conflicts conflicts(Journal journal) {
        List<Conflict> all = journal.conflicts().all();
        long open = all.stream().filter(Conflict::open).count();
        long side = all.stream()
                .filter(c -> Set.of("source", "target", "fields").contains(c.choice()))
                .count();
        Map<List<String>, Long> decided = new TreeMap<>(Comparator.comparing(k -> String.join("\n", k)));
        Map<List<String>, Long> noted = new HashMap<>();
        for (Conflict c : all) {
            if (!c.open()) {
                List<String> group = List.of(c.entity(), c.decidedBy(), c.choice());
                decided.merge(group, 1L, Long::sum);
                noted.merge(group, c.noted() ? 1L : 0L, Long::sum);
            }
        }
        List<Report.Decision> decisions = decided.entrySet().stream()
                .map(e -> new Report.Decision(
                        e.getKey().get(0), e.getKey().get(1), e.getKey().get(2), e.getValue(), noted.get(e.getKey())))
                .toList();
        return new Report.Conflicts(open, all.size() - open - side, side, decisions);
    }

    private static List<Report.Failure> failures(Journal journal, Result result) {
        List<Report.Failure> all = new ArrayList<>();
        for (Result.EntityResult each : result.entities()) {
            for (Failure failure : journal.failures(each.source())) {
                all.add(new Report.Failure(failure.entity(), failure.key(), failure.reason()));
            }
        }
        return all;
    }

    /** The last comparison; there must have been one. */
    static Result verified(Journal journal) {
        return Outcomes.read(journal.fact("verified").orElseThrow().split(" ", 3)[2]);
    }

    private static Report.Verification verification(Journal journal) {
        String text = journal.fact("verified").orElse("");
        if (text.isEmpty()) {
            return Report.Verification.none();
        }
        String[] parts = text.split(" ", 3);
        Result verified = verified(journal);
        return new Report.Verification(
                true,
                Instant.parse(parts[0]),
                verified.records(),
                Long.parseLong(parts[1]),
                verified.total().failed(),
                verified.differences().stream().map(Reporting::difference).toList());
    }

    private static Report.Difference difference(Difference each) {
        return new Report.Difference(
                each.entity(),
                each.key(),
                each.targetKey(),
                each.field(),
                each.kind().equals("missing") ? Report.DifferenceKind.MISSING : Report.DifferenceKind.DIFFERENT);
    }

    /** One fingerprint over those of all sealed batches. */
    private static Report.Cargo cargo(Journal journal, Result result) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            long bytes = 0;
            Set<String> seen = new HashSet<>();
            List<Report.EntityHash> hashes = new ArrayList<>();
            for (Result.EntityResult each : result.entities()) {
                MessageDigest own = MessageDigest.getInstance("SHA-256");
                long records = 0;
                for (BatchEntry batch : journal.batches(Vault.BATCHES, each.source())) {
                    if (seen.add(batch.name())) {
                        sha.update(batch.sha256().getBytes(StandardCharsets.US_ASCII));
                        bytes += batch.bytes();
                    }
                    own.update(batch.sha256().getBytes(StandardCharsets.US_ASCII));
                    records += batch.records();
                }
                hashes.add(new Report.EntityHash(
                        each.entity(), records, HexFormat.of().formatHex(own.digest())));
            }
            return new Report.Cargo("", HexFormat.of().formatHex(sha.digest()), bytes, hashes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Report.Event event(String line) {
        return new Report.Event(
                LocalDateTime.parse(line.substring(0, 19), LOG)
                        .atZone(ZoneId.systemDefault())
                        .toInstant(),
                line.substring(20));
    }
}
