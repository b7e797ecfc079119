package org.crmferry.ui.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.crmferry.ferry.Project;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/**
 * Where the person is on the way through the wizard, kept in {@code wizard.json} of the project folder, so that the
 * program opens there again. No secrets, no records.
 *
 * @param step the page that is open, see {@code ui.shell.Step}
 * @param furthest the furthest page that was reached
 * @param source where records come from; null until chosen
 * @param target where they go; null until chosen
 * @param sealed whether the person has set the passphrase of the project
 * @param delivery {@code direct} or {@code package}
 * @param file the package to be written; empty if none
 * @param certificates PEM files of people who can open the package beside those with the passphrase
 */
public record Draft(
        String step,
        String furthest,
        Project.End source,
        Project.End target,
        boolean sealed,
        String delivery,
        String file,
        List<String> certificates) {
    private static final String FILE = "wizard.json";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public Draft {
        step = step == null ? "SOURCE" : step;
        furthest = furthest == null ? step : furthest;
        delivery = delivery == null ? "direct" : delivery;
        file = file == null ? "" : file;
        certificates = certificates == null ? List.of() : List.copyOf(certificates);
    }

    /** At the beginning. */
    public static Draft fresh() {
        return new Draft(null, null, null, null, false, null, null, null);
    }

    /** Of a project folder; a fresh one if the wizard has not been there. */
    public static Draft read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return fresh();
        }
        try {
            return JSON.readValue(Files.readString(file), Draft.class);
        } catch (JsonProcessingException e) {
            return fresh();
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Draft.class, "draft.read", folder, e.getMessage()), e);
        }
    }

    /** Into a project folder, whole or not at all. */
    public void write(Path folder) {
        Path part = folder.resolve(FILE + ".part");
        try {
            Files.createDirectories(folder);
            Files.writeString(part, JSON.writeValueAsString(this));
            Files.move(part, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Draft.class, "draft.write", folder, e.getMessage()), e);
        }
    }

    public Draft withSteps(String now, String far) {
        return new Draft(now, far, source, target, sealed, delivery, file, certificates);
    }

    public Draft withSource(Project.End end) {
        return new Draft(step, furthest, end, target, sealed, delivery, file, certificates);
    }

    public Draft withTarget(Project.End end) {
        return new Draft(step, furthest, source, end, sealed, delivery, file, certificates);
    }

    public Draft withSealed(boolean other) {
        return new Draft(step, furthest, source, target, other, delivery, file, certificates);
    }

    public Draft withDelivery(String other, String path, List<String> people) {
        return new Draft(step, furthest, source, target, sealed, other, path, people);
    }
}
