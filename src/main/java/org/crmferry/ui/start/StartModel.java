package org.crmferry.ui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.crmferry.ferry.Ferry;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.SamplePair;
import org.crmferry.model.Credentials;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.ui.session.Draft;
import org.crmferry.ui.session.Logins;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.ShellModel;

/** State and commands of the start page. */
public final class StartModel {
    private final ShellModel shell;
    private final Logins.Prompt prompt;
    private final ObservableList<Recent> recent = FXCollections.observableArrayList();

    public StartModel(ShellModel shell, Logins.Prompt prompt) {
        this.shell = shell;
        this.prompt = prompt;
    }

    /** Projects that were open lately, the last one first. */
    public ObservableList<Recent> recent() {
        return recent;
    }

    /** Looks at the recent projects anew. */
    public void refresh() {
        List<Path> folders = shell.settings().recent();
        shell.worker()
                .work("shell.working", () -> folders.stream().map(Recent::of).toList())
                .onDone(recent::setAll)
                .onFailed(shell::fail)
                .start();
    }

    /** Begins a migration in a new folder. */
    public void begin() {
        begin(null, null);
    }

    /** Begins a migration in a new folder between two ends, each null if it is not known. */
    public void begin(Project.End source, Project.End target) {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        begin(shell.settings().folderFor(shell.words().now("start.new.name", today)), source, target);
    }

    /** Begins a migration whose source is a package. */
    public void openPackage(Path file) {
        begin(shell.settings().folderFor(name(file)), new Project.End(file.toString(), "", ""), null);
    }

    private void begin(Path folder, Project.End source, Project.End target) {
        try {
            Draft.fresh().withSource(source).withTarget(target).write(folder);
            shell.open(Session.open(folder, new Logins(prompt)));
        } catch (FerryException e) {
            shell.fail(e);
        }
    }

    /** Makes the two sample databases and opens a migration between them. */
    public void sample() {
        Path folder = shell.settings().folderFor(shell.words().now("start.sample.name"));
        shell.worker()
                .work("start.sample.making", () -> Ferry.samples(folder))
                .onDone(pair -> openSample(folder.resolve(shell.words().now("start.sample.project")), pair))
                .onFailed(shell::fail)
                .start();
    }

    private void openSample(Path folder, SamplePair pair) {
        try {
            Logins logins = new Logins(prompt);
            Session session = Session.open(folder, logins);
            logins.setSource(new Credentials("sa", new char[0]));
            logins.setTarget(new Credentials("sa", new char[0]));
            session.draft(draft -> draft.withSource(new Project.End(pair.source(), "sa", ""))
                    .withTarget(new Project.End(pair.target(), "sa", "")));
            shell.open(session);
        } catch (FerryException e) {
            shell.fail(e);
        }
    }

    /**
     * Opens a project where it was left. What was only checked and never given a passphrase is checked again; for
     * everything else the passphrase is asked first.
     */
    public void open(Path folder) {
        if (!Files.exists(folder.resolve("project.json")) && !Files.exists(folder.resolve("wizard.json"))) {
            shell.fail(new FerryException(Fault.MAPPING, Said.of(StartModel.class, "folder.none", folder)));
            return;
        }
        Session session;
        try {
            session = Session.open(folder, new Logins(prompt));
        } catch (FerryException e) {
            shell.fail(e);
            return;
        }
        boolean stored = Files.exists(folder.resolve("vault").resolve("key.p7m"));
        if (!stored) {
            shell.open(session);
        } else if (!session.draft().sealed() && Files.exists(folder.resolve("wizard.json"))) {
            shell.worker()
                    .work("start.opening", () -> {
                        session.ferry().forgetCheck();
                        return session;
                    })
                    .onDone(opened -> {
                        opened.draft(draft -> draft.withSteps("CHECK", "CHECK"));
                        shell.open(opened);
                    })
                    .onFailed(shell::fail)
                    .start();
        } else {
            shell.worker()
                    .work("start.opening", () -> {
                        session.ferry().unlock();
                        return session;
                    })
                    .onDone(opened -> {
                        opened.draft(draft -> draft.withSealed(true));
                        shell.open(opened);
                    })
                    .onFailed(shell::fail)
                    .start();
        }
    }

    /** Takes a project off the list; its folder stays. */
    public void forget(Recent project) {
        shell.settings().forget(project.folder());
        recent.remove(project);
    }

    /** What was given to the program at its start: a package or a project folder. */
    public void openAny(Path path) {
        if (path.getFileName().toString().endsWith(".ferry")) {
            openPackage(path);
        } else {
            open(Files.isDirectory(path) ? path : path.toAbsolutePath().getParent());
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".ferry".length());
    }
}
