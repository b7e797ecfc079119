package org.crmferry.ferry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.crmferry.database.Servers;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.model.Credentials;
import org.crmferry.plan.Rule;
import org.crmferry.transfer.Progress;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readable part of a project as a Git repository: a commit per step, no values, and never in a migration's way. */
class GitHistoryTest {
    private static final Credentials SA = new Credentials("sa", new char[0]);
    private static final String TABLE =
            "create table person (id int primary key, name varchar(60) not null, city varchar(60), email varchar(120))";

    @TempDir
    Path folder;

    private Path project;
    private String source;
    private String target;

    private Ferry ferry() {
        return new Ferry(project, new TestSecrets(SA, SA), new Progress());
    }

    /** Every value begins with the marker, keys apart. */
    @BeforeEach
    void databases() {
        project = folder.resolve("project");
        source = "jdbc:h2:file:" + folder.resolve("source");
        target = "jdbc:h2:file:" + folder.resolve("target");
        Servers.execute(source, SA, TABLE);
        Servers.execute(target, SA, TABLE);
        for (int i = 1; i <= 5; i++) {
            Servers.execute(
                    source,
                    SA,
                    "insert into person values (" + i + ", 'Xmarker name', 'Xmarker city', 'Xmarker" + i + "@x.org')");
        }
    }

    private void plan() {
        ferry().plan(new Project.End(source, "sa", ""), new Project.End(target, "sa", ""));
    }

    /** The whole way with a conflict that is decided and a version that is put back. */
    private void migrate() {
        plan();
        ferry().preview();
        Project read = Project.read(project);
        List<EntityMapping> changed = read.mapping().entities().stream()
                .map(each -> each.withMatch(List.of("EMAIL")))
                .toList();
        ferry().save(read.mapping().withEntities(changed));
        ferry().preview();
        ferry().run();
        ferry().verify();
        Servers.execute(source, SA, "update person set name = 'Xmarker two' where id = 1");
        Servers.execute(target, SA, "update person set name = 'Xmarker zwei' where email = 'Xmarker1@x.org'");
        ferry().sync(Rule.ASK);
        try (ConflictDesk desk = ferry().conflictDesk()) {
            desk.note(1, "Xmarker note");
            desk.decide(1, "source");
        }
        ferry().run();
        try (HistoryDesk desk = ferry().history()) {
            desk.putBack(desk.of("PERSON", "1"), 1);
        }
        ferry().undo(null);
    }

    private List<RevCommit> commits() throws Exception {
        try (Git git = Git.open(project.toFile())) {
            return StreamSupport.stream(git.log().call().spliterator(), false).toList();
        }
    }

    private List<String> messages() throws Exception {
        List<String> messages = new ArrayList<>(commits().stream()
                .map(each -> each.getShortMessage().replaceAll("H2 [0-9.]+", "H2"))
                .toList());
        Collections.reverse(messages);
        return messages;
    }

    @Test
    void tellsTheStepsAndNoValue() throws Exception {
        migrate();
        assertThat(messages())
                .containsExactly(
                        "Planned: H2 into H2",
                        "Checked 5 records",
                        "Mapping changed",
                        "Transferred 5 records",
                        "Verified: 0 records differ",
                        "Synchronised: 0 created, 0 updated, 1 conflicts open, 0 deleted",
                        "1 decision on conflicts",
                        "Transferred 6 records",
                        "Version 1 of a record is to be put back",
                        "Taken back");
        onlyTheChangedFieldOfTheMapping();
        noValueInAnyObject();
        try (Git git = Git.open(project.toFile())) {
            Status status = git.status().call();
            assertThat(status.getUncommittedChanges()).isEmpty();
            assertThat(status.getUntracked()).isEmpty();
            assertThat(git.getRepository().getFullBranch()).isEqualTo("refs/heads/main");
        }
        assertThat(files(commits().get(0)))
                .containsExactly(".gitignore", "decisions.json", "project.json", "reports/summary.json");
    }

    private void onlyTheChangedFieldOfTheMapping() throws Exception {
        RevCommit changed = commits().stream()
                .filter(each -> each.getShortMessage().equals("Mapping changed"))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Git git = Git.open(project.toFile());
                DiffFormatter diff = new DiffFormatter(out)) {
            diff.setRepository(git.getRepository());
            diff.setContext(0);
            diff.format(changed.getParent(0), changed);
        }
        List<String> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("[+-][^+-].*"))
                .toList();
        assertThat(lines).isNotEmpty().allMatch(line -> line.contains("match") || line.contains("EMAIL"));
        assertThat(lines).anyMatch(line -> line.startsWith("+") && line.contains("EMAIL"));
    }

    private void noValueInAnyObject() throws Exception {
        int blobs = 0;
        try (Git git = Git.open(project.toFile());
                ObjectReader reader = git.getRepository().newObjectReader()) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(project.resolve(".git/objects"))) {
                files = walk.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                String name = file.getParent().getFileName().toString() + file.getFileName();
                assertThat(name).as("every object lies in a file of its own").hasSize(40);
                byte[] content = reader.open(ObjectId.fromString(name)).getBytes();
                assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("Xmarker", "correct horse");
                blobs++;
            }
        }
        assertThat(blobs).isGreaterThan(30);
    }

    private List<String> files(RevCommit commit) throws Exception {
        List<String> files = new ArrayList<>();
        try (Git git = Git.open(project.toFile());
                TreeWalk walk = new TreeWalk(git.getRepository())) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.add(walk.getPathString());
            }
        }
        return files;
    }

    /** As {@code git add -f} does. */
    private static void stage(Repository repository, String path) throws Exception {
        DirCache index = repository.lockDirCache();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(
                    Constants.OBJ_BLOB,
                    Files.readAllBytes(repository.getWorkTree().toPath().resolve(path))));
            inserter.flush();
            DirCacheBuilder builder = index.builder();
            builder.keep(0, index.getEntryCount());
            builder.add(entry);
            builder.commit();
        } finally {
            index.unlock();
        }
    }

    @Test
    void keepsAPersonsOwnCommitsAndWhatSheHasStaged() throws Exception {
        plan();
        try (Git git = Git.open(project.toFile())) {
            Files.writeString(project.resolve("notes.md"), "mine");
            git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", true);
            git.getRepository().getConfig().save();
            Path hook = project.resolve(".git/hooks/pre-commit");
            Files.createDirectories(hook.getParent());
            Files.writeString(hook, "#!/bin/sh\ntouch " + folder.resolve("hooked") + "\nexit 1\n");
            Files.copy(hook, project.resolve(".git/hooks/post-commit"));
            for (String each : List.of("pre-commit", "post-commit")) {
                Files.setPosixFilePermissions(
                        project.resolve(".git/hooks").resolve(each), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            stage(git.getRepository(), "notes.md");
        }
        ferry().preview();
        assertThat(messages()).containsExactly("Planned: H2 into H2", "Checked 5 records");
        assertThat(files(commits().get(0))).doesNotContain("notes.md");
        assertThat(folder.resolve("hooked")).doesNotExist();
        try (Git git = Git.open(project.toFile())) {
            assertThat(git.status().call().getAdded()).containsExactly("notes.md");
            git.commit().setMessage("My notes").setSign(false).setNoVerify(true).call();
        }
        ferry().run();
        assertThat(messages())
                .containsExactly("Planned: H2 into H2", "Checked 5 records", "My notes", "Transferred 5 records");
        assertThat(files(commits().get(0))).contains("notes.md");
    }

    @Test
    void commitsNothingInsideAPersonsRepository() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            migrate();
            assertThat(project.resolve(".git")).doesNotExist();
            assertThat(git.getRepository().resolve("HEAD")).isNull();
            assertThat(git.status().call().getUntracked())
                    .filteredOn(path -> path.startsWith("project/"))
                    .containsExactlyInAnyOrder(
                            "project/.gitignore",
                            "project/project.json",
                            "project/decisions.json",
                            "project/reports/summary.json");
        }
    }

    @Test
    void leavesAPersonsRulesAlone() throws Exception {
        Files.createDirectories(project);
        Files.writeString(project.resolve(".gitignore"), "mine\n");
        migrate();
        assertThat(project.resolve(".gitignore")).hasContent("mine\n");
        assertThat(files(commits().get(0))).containsExactly("decisions.json", "project.json", "reports/summary.json");
        try (Git git = Git.open(project.toFile())) {
            assertThat(git.status().call().getUntracked()).containsExactly(".gitignore");
        }
    }

    @Test
    void aDamagedRepositoryStopsNoMigration() throws Exception {
        plan();
        Files.writeString(project.resolve(".git/HEAD"), "nonsense");
        ferry().preview();
        assertThat(ferry().run().result()).isEqualTo("done");
        assertThat(project.resolve(".git/HEAD")).hasContent("nonsense");
        Folder.delete(project.resolve(".git"));
        Files.writeString(project.resolve(".git"), "no repository");
        assertThat(ferry().verify().result()).isEqualTo("done");
        Files.delete(project.resolve(".git"));
        Files.createDirectories(project.resolve(".git"));
        assertThat(ferry().undo(null).result()).isEqualTo("done");
    }

    @Test
    void anotherGitProgramAtWorkIsWaitedForByTheNextStep() throws Exception {
        plan();
        Files.writeString(project.resolve(".git/MERGE_HEAD"), ObjectId.zeroId().name() + "\n");
        ferry().preview();
        assertThat(messages()).hasSize(1);
        Files.delete(project.resolve(".git/MERGE_HEAD"));
        ferry().run();
        assertThat(messages()).containsExactly("Planned: H2 into H2", "Transferred 5 records");
    }
}
