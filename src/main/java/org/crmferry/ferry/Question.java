package org.crmferry.ferry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * One conflict as a file to ask a colleague with, and with the colleague's answer: readable JSON that may be edited by
 * hand. Holds the values that were on the screen, and nothing that opens anything.
 *
 * @param format always {@value #FORMAT}
 * @param version of the format, from 1
 * @param project says which project it belongs to, and nothing about it
 * @param conflict its number there
 * @param content fingerprint of both sides in the shown fields
 * @param seal fingerprint of everything here that is not for the colleague to fill in
 * @param entity what people call the kind of record
 * @param record what people call the record; may be empty
 * @param question what is asked; may be empty
 * @param fields the fields
 * @param answeredBy who answered; empty so far
 * @param comment of who answered; may be empty
 */
public record Question(
        String format,
        int version,
        String project,
        long conflict,
        String content,
        String seal,
        String entity,
        String record,
        String question,
        List<Line> fields,
        String answeredBy,
        String comment) {
    static final String FORMAT = "CRM Ferry question";
    static final int VERSION = 1;
    private static final long LARGEST = 32L << 20;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Question {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param name its name
     * @param label what people call it
     * @param source what the source has
     * @param base what the target had before; null if unknown
     * @param target what the target has
     * @param take for the colleague: {@code source}, {@code base}, {@code target} or {@code value}; empty for no answer
     * @param value for the colleague: with {@code value}, what it should be
     * @param comment for the colleague; may be empty
     */
    public record Line(
            String name,
            String label,
            String source,
            String base,
            String target,
            String take,
            String value,
            String comment) {
        /** With an answer. */
        public Line answered(String side, String own, String why) {
            return new Line(name, label, source, base, target, side, own, why);
        }
    }

    /** With answers. */
    public Question answered(String who, String why, List<Line> lines) {
        return new Question(
                format, version, project, conflict, content, seal, entity, record, question, lines, who, why);
    }

    /** Writes the file; FerryException (STORAGE) if that is refused. */
    public void write(Path file) {
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Question.class, "question.write", file.getFileName()), e);
        }
    }

    /**
     * Reads a question, answered or not.
     *
     * @throws FerryException STORAGE if it cannot be opened, INTEGRITY if it is none, is damaged or newer than this program
     */
    public static Question read(Path file) {
        Question question;
        try {
            if (Files.size(file) > LARGEST) {
                throw wrong(file, "question.none", null);
            }
            question = JSON.readValue(file.toFile(), Question.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw wrong(file, "question.none", e);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Question.class, "question.open", file.getFileName()), e);
        }
        if (question == null || !FORMAT.equals(question.format())) {
            throw wrong(file, "question.none", null);
        }
        if (question.version() > VERSION) {
            throw wrong(file, "question.newer", null);
        }
        if (question.lacks() || !question.sealed().equals(question.seal())) {
            throw wrong(file, "question.damaged", null);
        }
        return question;
    }

    private boolean lacks() {
        return version < 1
                || project == null
                || content == null
                || fields.isEmpty()
                || fields.stream().anyMatch(line -> line.name() == null);
    }

    /** What {@link #seal} must be. */
    String sealed() {
        Fingerprint print = new Fingerprint()
                .add(project)
                .add(Long.toString(conflict))
                .add(content)
                .add(entity)
                .add(record)
                .add(question);
        for (Line line : fields) {
            print.add(line.name())
                    .add(line.label())
                    .add(line.source())
                    .add(line.base())
                    .add(line.target());
        }
        return print.hex();
    }

    private static FerryException wrong(Path file, String key, Exception cause) {
        return new FerryException(Fault.INTEGRITY, Said.of(Question.class, key, file.getFileName()), cause);
    }

    /** Never shows the values. */
    @Override
    public String toString() {
        return "question on conflict " + conflict;
    }
}
