package org.crmferry.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Held while this program commits in a repository; the operating system lets it go if the program is killed. Then it
 * tells the next one that locks of Git from that moment are nobody's any more, and they are removed.
 */
final class CommitLock implements AutoCloseable {
    /** In the repository's folder; empty unless a commit is under way, or was when its program was killed. */
    private static final String NAME = "crm-ferry.lock";

    /** How exact the times of files are, at the worst. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    /** How long a commit takes at most until it has taken its last lock. */
    private static final Duration TAKES = Duration.ofSeconds(30);

    private final FileChannel channel;

    private CommitLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another process, or thread, of this program commits there. */
    static Optional<CommitLock> of(Path git) throws IOException {
        Path file = git.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            if (channel.size() > 0) {
                unlock(git, Files.getLastModifiedTime(file).toInstant());
            }
            channel.write(ByteBuffer.wrap(new byte[] {1}), 0);
            return Optional.of(new CommitLock(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Removes Git's locks that a commit which began then, and was killed, may have left. */
    private static void unlock(Path git, Instant began) throws IOException {
        List<Path> locks;
        try (Stream<Path> heads = Files.walk(git.resolve("refs"))) {
            locks = Stream.concat(heads, Stream.of(git.resolve("HEAD.lock"), git.resolve("index.lock")))
                    .filter(path -> path.toString().endsWith(".lock") && Files.isRegularFile(path))
                    .toList();
        }
        for (Path lock : locks) {
            Instant made = Files.getLastModifiedTime(lock).toInstant();
            if (!made.isBefore(began.minus(GRAIN)) && made.isBefore(began.plus(TAKES))) {
                Files.delete(lock);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        }
    }
}
