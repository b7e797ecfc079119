package org.crmferry.ferry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmferry.mapping.Inverse;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.transfer.Progress;
import org.crmferry.transfer.Unsent;

/** Rounds of staying in sync, the way there and the way back. Blocks; one thread. */
final class BothWays {
    private final Path folder;
    private final Secrets secrets;
    private final Progress progress;

    BothWays(Path folder, Secrets secrets, Progress progress) {
        this.folder = folder;
        this.secrets = secrets;
        this.progress = progress;
    }

    /**
     * First there, then back. In the end the way there takes note of what came back, so that the next round does not find
     * it once more.
     */
    SyncResult sync(SyncOptions options) {
        options.require(Project.read(folder).mapping());
        return switch (options.direction()) {
            case PUSH -> push(options);
            case PULL -> pull(options);
            case BOTH -> {
                SyncResult there = push(options);
                SyncResult back = pull(options);
                SyncResult noted = push(options);
                yield (there.result().done() == noted.result().done() ? there : noted).withBack(back);
            }
        };
    }

    private SyncResult push(SyncOptions options) {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.sync(options);
        }
    }

    private SyncResult pull(SyncOptions options) {
        BackProject back = new BackProject(folder, secrets);
        Unsent left = new Unsent();
        try (Migration there = Migration.open(folder, secrets, progress)) {
            there.prepare(back, left);
        }
        try (Migration migration = Migration.open(back.folder(), back.secrets(), progress)) {
            List<Inverse.Lost> lost = BackProject.lost(migration.folder());
            // Alone, the way back does not see what the source has changed in fields that do not lead back.
            Set<String> blind = new HashSet<>();
            if (options.direction() == Direction.PULL) {
                lost.forEach(each -> blind.add(each.entity()));
            }
            Mapping mapping = Project.read(folder).mapping();
            SyncResult result = migration.sync(
                    options.turned(mapping), Inverse.likenesses(mapping), left, entity -> !blind.contains(entity));
            List<SyncResult.Unsent> unsent = new ArrayList<>(result.unsent());
            for (Inverse.Lost each : lost) {
                if (unsent.stream()
                        .noneMatch(one -> one.entity().equals(each.entity())
                                && one.field().equals(each.field()))) {
                    unsent.add(new SyncResult.Unsent(each.entity(), each.field(), 0));
                }
            }
            return new SyncResult(result.result(), result.found(), result.detected(), result.deleted(), unsent, null);
        }
    }

    /** Refuses a way back on which nothing could be sent. */
    static void require(Inverse inverse) {
        if (inverse.mapping().entities().stream().allMatch(each -> each.fields().isEmpty())) {
            throw new FerryException(Fault.MAPPING, Said.of(BothWays.class, "sync.back.nothing"));
        }
    }
}
