package org.crmferry.ferry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.crmferry.journal.Journal;
import org.crmferry.mapping.Picked;
import org.crmferry.model.Entity;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.plan.FieldChoice;

/** Questions to colleagues about conflicts, and their answers. */
final class Asking {
    private static final String FACT = "questions";

    private final Journal journal;

    Asking(Journal journal) {
        this.journal = journal;
    }

    /** Drawn by lot, so that it tells nothing of the project. */
    private String project() {
        return journal.fact(FACT).orElseGet(() -> {
            String drawn = UUID.randomUUID().toString();
            journal.setFact(FACT, drawn);
            return drawn;
        });
    }

    Question ask(ConflictDetail detail, String name, Map<String, String> entities, String text, List<String> shown) {
        List<Question.Line> lines = new ArrayList<>();
        for (ConflictDetail.FieldLine line : detail.fields()) {
            if (shown.contains(line.name())) {
                lines.add(new Question.Line(
                        line.name(),
                        line.label(),
                        line.read(line.source()),
                        line.base() == null ? null : line.read(line.base()),
                        line.read(line.target()),
                        "",
                        "",
                        ""));
            }
        }
        Question open = new Question(
                Question.FORMAT,
                Question.VERSION,
                project(),
                detail.conflict().id(),
                content(detail, lines.stream().map(Question.Line::name).toList()),
                "",
                entities.getOrDefault(
                        detail.conflict().entity(), detail.conflict().entity()),
                name.isEmpty() ? detail.conflict().sourceKey() : name,
                text.strip(),
                lines,
                "",
                "");
        return new Question(
                open.format(),
                open.version(),
                open.project(),
                open.conflict(),
                open.content(),
                open.sealed(),
                open.entity(),
                open.record(),
                open.question(),
                open.fields(),
                "",
                "");
    }

    /** Both sides and the base in those fields; a field that is not there any more counts too. */
    private String content(ConflictDetail detail, List<String> shown) {
        Map<String, ConflictDetail.FieldLine> byName = new LinkedHashMap<>();
        detail.fields().forEach(line -> byName.put(line.name(), line));
        Fingerprint print = new Fingerprint()
                .add(project())
                .add(Long.toString(detail.conflict().id()))
                .add(detail.targetKey());
        for (String name : shown) {
            ConflictDetail.FieldLine line = byName.get(name);
            print.add(name);
            if (line != null) {
                print.add(line.source()).add(line.target());
            }
        }
        return print.hex();
    }

    /** FerryException (INTEGRITY) if the question was not asked in this project. */
    void mine(Question answer, Path file) {
        if (!answer.project().equals(project())) {
            throw new FerryException(Fault.INTEGRITY, Said.of(Asking.class, "question.foreign", file.getFileName()));
        }
    }

    /** What an answer proposes; FerryException (DATA) if it answers nothing or a side has changed since. */
    Proposal proposal(Question answer, ConflictDetail detail, Entity target, Path file) {
        Map<String, Proposal.Answer> fields = new LinkedHashMap<>();
        for (Question.Line line : answer.fields()) {
            FieldChoice choice = choice(line, target, file);
            if (choice != null) {
                fields.put(line.name(), new Proposal.Answer(choice, text(line.comment())));
            }
        }
        if (fields.isEmpty()) {
            throw new FerryException(Fault.DATA, Said.of(Asking.class, "question.empty", file.getFileName()));
        }
        Proposal proposal = new Proposal(
                text(answer.answeredBy()),
                text(answer.comment()),
                answer.content(),
                answer.fields().stream().map(Question.Line::name).toList(),
                fields);
        current(proposal, detail);
        return proposal;
    }

    /** FerryException (DATA) if a side is not any more as it was shown to who answered. */
    void current(Proposal proposal, ConflictDetail detail) {
        if (proposal == null || !content(detail, proposal.shown()).equals(proposal.content())) {
            throw new FerryException(
                    Fault.DATA,
                    Said.of(Asking.class, "question.changed", detail.conflict().id()));
        }
    }

    private static FieldChoice choice(Question.Line line, Entity target, Path file) {
        String typed = line.value() == null ? "" : line.value();
        String own =
                target.has(line.name()) ? Picked.code(target.fields().get(target.index(line.name())), typed) : typed;
        String take = text(line.take()).toLowerCase(Locale.ROOT);
        return switch (take) {
            case "" -> own.isEmpty() ? null : FieldChoice.edited(own);
            case "source" -> FieldChoice.SOURCE;
            case "target" -> FieldChoice.TARGET;
            case "base" -> FieldChoice.BASE;
            case "value" -> FieldChoice.edited(own);
            default ->
                throw new FerryException(
                        Fault.DATA, Said.of(Asking.class, "question.take", file.getFileName(), line.name()));
        };
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
