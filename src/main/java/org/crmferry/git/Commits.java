package org.crmferry.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crmferry.model.Said;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * Commits files of a folder that is a Git repository, or becomes one. Written below JGit's commands, which would run
 * hooks. What cannot be done is said, never thrown: the files themselves are where they were. Stateless.
 */
public final class Commits {
    private Commits() {}

    /**
     * Commits those files as they are now, and nothing else; those that are not there are left out. Does nothing if they
     * are as they were committed last.
     *
     * @param folder the repository's root; made a repository if it is none and lies in none
     * @param paths relative, with slashes
     * @param person whose commit it is
     * @return why nothing could be committed; empty if all is well
     */
    public static Optional<Said> commit(Path folder, List<String> paths, String person, String message) {
        OwnSettings.use();
        Path git = folder.resolve(Constants.DOT_GIT);
        boolean fresh = !Files.exists(git);
        if (fresh && enclosing(folder) != null) {
            return Optional.empty();
        }
        try (Repository repository = fresh ? create(folder) : open(folder)) {
            if (repository == null || repository.isBare()) {
                return Optional.of(Said.of(Commits.class, "git.damaged", git, Constants.HEAD));
            }
            if (repository.getRepositoryState() != RepositoryState.SAFE) {
                return Optional.of(Said.of(Commits.class, "git.busy", git));
            }
            Optional<CommitLock> lock = CommitLock.of(repository.getDirectory().toPath());
            if (lock.isEmpty()) {
                return Optional.of(Said.of(Commits.class, "git.busy", git));
            }
            CommitLock held = lock.get();
            try (held) {
                return commit(repository, folder, paths, person, message);
            }
        } catch (LockFailedException e) {
            return Optional.of(Said.of(Commits.class, "git.busy", git));
        } catch (IOException | GitAPIException | JGitInternalException | IllegalArgumentException e) {
            return Optional.of(Said.of(Commits.class, fresh ? "git.refused" : "git.damaged", git, reason(e)));
        }
    }

    /** The repository that a folder lies in without being its root; null if there is none. */
    public static Path enclosing(Path folder) {
        for (Path above = folder.toAbsolutePath().normalize().getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(Constants.DOT_GIT))) {
                return above;
            }
        }
        return null;
    }

    private static String reason(Exception problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Repository create(Path folder) throws GitAPIException {
        return Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()
                .getRepository();
    }

    private static Repository open(Path folder) throws IOException {
        FileRepositoryBuilder found = new FileRepositoryBuilder()
                .setFS(FS.DETECTED)
                .addCeilingDirectory(
                        folder.toAbsolutePath().normalize().getParent().toFile())
                .findGitDir(folder.toAbsolutePath().normalize().toFile());
        return found.getGitDir() == null ? null : found.setMustExist(true).build();
    }

    private static Optional<Said> commit(
            Repository repository, Path folder, List<String> paths, String person, String message) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            ObjectId before = head == null ? null : walk.parseCommit(head).getTree();
            DirCache tree = before == null ? DirCache.newInCore() : DirCache.read(reader, before);
            DirCacheEditor editor = tree.editor();
            for (String path : paths) {
                enter(editor, folder, path, inserter);
            }
            editor.finish();
            ObjectId after = tree.writeTree(inserter);
            if (after.equals(before) || head == null && tree.getEntryCount() == 0) {
                return Optional.empty();
            }
            CommitBuilder commit = new CommitBuilder();
            PersonIdent who = new PersonIdent(person, "");
            commit.setTreeId(after);
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage(message);
            if (head != null) {
                commit.setParentId(head);
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            if (!advance(repository, head, id, message)) {
                return Optional.of(Said.of(Commits.class, "git.busy", repository.getDirectory()));
            }
        }
        index(repository, folder, paths);
        return Optional.empty();
    }

    private static void enter(DirCacheEditor editor, Path folder, String path, ObjectInserter inserter)
            throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            editor.add(new DirCacheEditor.DeletePath(path));
            return;
        }
        ObjectId content = inserter.insert(Constants.OBJ_BLOB, Files.readAllBytes(file));
        editor.add(new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(content);
                // Whoever writes the index then takes size and time from the file anew.
                entry.setLength(0);
            }
        });
    }

    private static boolean advance(Repository repository, ObjectId from, ObjectId to, String message)
            throws IOException {
        RefUpdate update = repository.updateRef(Constants.HEAD);
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setNewObjectId(to);
        update.setRefLogMessage("commit: " + message.lines().findFirst().orElse(""), false);
        return switch (update.update()) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> true;
            default -> false;
        };
    }

    /** So that these files count as unchanged for whoever looks; what else is staged stays so. */
    private static void index(Repository repository, Path folder, List<String> paths) throws IOException {
        DirCache index = repository.lockDirCache();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheEditor editor = index.editor();
            for (String path : paths) {
                enter(editor, folder, path, inserter);
            }
            inserter.flush();
            editor.commit();
        } finally {
            index.unlock();
        }
    }
}
