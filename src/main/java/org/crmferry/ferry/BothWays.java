package org.crmferry.ferry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.crmferry.mapping.EntityMapping;
import org.crmferry.mapping.Inverse;
import org.crmferry.mapping.Keys;
import org.crmferry.mapping.Mapping;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.model.Said;
import org.crmferry.transfer.Births;
import org.crmferry.transfer.OtherWay;
import org.crmferry.transfer.Progress;

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
            case PUSH -> push(options, false);
            case PULL -> pull(options, false);
            case BOTH -> {
                finishBack();
                SyncResult there = push(options, false);
                SyncResult back = pull(options, false);
                SyncResult noted = push(options, false);
                yield (there.result().done() == noted.result().done() ? there : noted).withBack(back);
            }
        };
    }

    /** Writes what a round of the way back that was broken off has left. */
    private void finishBack() {
        BackProject back = new BackProject(folder, secrets);
        if (back.begun()) {
            try (Migration migration = Migration.open(back.folder(), back.secrets(), progress)) {
                migration.finish();
            }
        }
    }

    /** What a round would do, as both sides are now; each way by itself. Writes to neither database. */
    SyncResult preview(SyncOptions options) {
        options.require(Project.read(folder).mapping());
        return switch (options.direction()) {
            case PUSH -> push(options, true);
            case PULL -> pull(options, true);
            case BOTH -> push(options, true).withBack(pull(options, true));
        };
    }

    private SyncResult push(SyncOptions options, boolean preview) {
        try (Migration migration = Migration.open(folder, secrets, progress)) {
            return migration.sync(options, preview);
        }
    }

    private SyncResult pull(SyncOptions options, boolean preview) {
        BackProject back = new BackProject(folder, secrets);
        Mapping mapping = Project.read(folder).mapping();
        OtherWay other = OtherWay.back(new Births(options.births(), keeps(mapping)));
        try (Migration there = Migration.open(folder, secrets, progress)) {
            there.prepare(back, other);
        }
        try (Migration migration = Migration.open(back.folder(), back.secrets(), progress)) {
            List<Inverse.Lost> lost = BackProject.lost(migration.folder());
            // Alone, the way back does not see what the source has changed in fields that do not lead back.
            Set<String> blind = new HashSet<>();
            if (options.direction() == Direction.PULL) {
                lost.forEach(each -> blind.add(each.entity()));
            }
            SyncResult result = migration.sync(
                    options.turned(mapping),
                    preview,
                    Inverse.likenesses(mapping),
                    other,
                    entity -> !blind.contains(entity));
            List<SyncResult.Unsent> unsent = new ArrayList<>(result.unsent());
            for (Inverse.Lost each : lost) {
                if (unsent.stream()
                        .noneMatch(one -> one.entity().equals(each.entity())
                                && one.field().equals(each.field()))) {
                    unsent.add(new SyncResult.Unsent(each.entity(), each.field(), 0));
                }
            }
            return result.withUnsent(unsent);
        }
    }

    /** Entities of the target whose keys are those of the source: references to them are told by it. */
    private static Predicate<String> keeps(Mapping mapping) {
        return mapping.entities().stream()
                .filter(each -> each.move() && each.keys() == Keys.KEEP)
                .map(EntityMapping::target)
                .collect(Collectors.toSet())::contains;
    }

    /** Refuses a way back on which nothing could be sent. */
    static void require(Inverse inverse) {
        if (inverse.mapping().entities().stream().allMatch(each -> each.fields().isEmpty())) {
            throw new FerryException(Fault.MAPPING, Said.of(BothWays.class, "sync.back.nothing"));
        }
    }
}
