package org.crmferry.ferry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.crmferry.mapping.Scope;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;

/** Gives a project folder its two ends, or others than it had. */
final class Ends {
    private final Ferry ferry;
    private final Path folder;
    private final Secrets secrets;

    Ends(Ferry ferry, Path folder, Secrets secrets) {
        this.ferry = ferry;
        this.folder = folder;
        this.secrets = secrets;
    }

    Project set(Project.End from, Project.End to) {
        Project old = Files.exists(folder.resolve("project.json")) ? Project.read(folder) : null;
        if (old != null && there(old.source(), from) && there(old.target(), to)) {
            return reached(old, from, to);
        }
        if (old != null && Standing.mayHaveWritten(folder)) {
            throw new FerryException(Fault.MAPPING, Said.of(Ends.class, "ends.fixed"));
        }
        if (from.endpoint().kind() == Endpoint.Kind.PACKAGE) {
            return take(old, from, to);
        }
        Project planned = ferry.plan(from, to);
        Folder.deleteCheck(folder);
        return old == null ? planned : carried(old, planned);
    }

    /** The same databases, perhaps entered in another way; everything else stays. */
    private Project reached(Project old, Project.End from, Project.End to) {
        Project same = new Project(
                old.version(),
                from.withProduct(old.source().product()),
                to.withProduct(old.target().product()),
                old.mapping(),
                old.scope());
        if (!same.equals(old)) {
            same.write(folder);
        }
        return same;
    }

    /** Takes the package beside what is in the folder already, then moves it in, the plan last. */
    private Project take(Project old, Project.End from, Project.End to) {
        Path beside = folder.resolve(".taken");
        Folder.delete(beside);
        Packing.take(Path.of(from.location()), null, to, beside, secrets);
        try {
            Files.deleteIfExists(folder.resolve("project.json"));
            Folder.deleteCheck(folder);
            for (String name : List.of("vault", "journal.mv.db", "journal.trace.db", "state.json", "project.json")) {
                if (Files.exists(beside.resolve(name))) {
                    Files.move(beside.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new FerryException(Fault.STORAGE, Said.of(Ends.class, "package.taken", folder, e.getMessage()), e);
        } finally {
            Folder.delete(beside);
        }
        Project taken = Project.read(folder);
        return old == null ? taken : carried(old, taken);
    }

    /** What a person did to the mapping, where both databases are of the same products as before. */
    private Project carried(Project old, Project planned) {
        if (!old.source().product().equals(planned.source().product())
                || !old.target().product().equals(planned.target().product())) {
            return planned;
        }
        MappingTemplate.Fitted fitted = ferry.desk().fit(MappingTemplate.of(old));
        TemplateFit.keep(folder, fitted.leftovers());
        Project carried = ferry.save(fitted.mapping());
        if (!there(old.source(), planned.source()) || old.scope().equals(Scope.ALL)) {
            return carried;
        }
        Project scoped = carried.withScope(old.scope());
        scoped.write(folder);
        return scoped;
    }

    /** Whether both ends are one place and its records mean the same. */
    private static boolean there(Project.End one, Project.End other) {
        return one.location().equals(other.location())
                && one.tables() == other.tables()
                && Objects.equals(tunnel(one), tunnel(other));
    }

    /** The server behind which an address is meant; the way of logging in there does not matter. */
    private static String tunnel(Project.End end) {
        return end.tunnel() == null
                ? null
                : end.tunnel().host() + ":" + end.tunnel().port();
    }
}
