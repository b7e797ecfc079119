package org.crmferry.ui.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.crmferry.ferry.DuplicateDesk;
import org.crmferry.ferry.DuplicateSides;
import org.crmferry.transfer.Difference;
import org.crmferry.transfer.Merge;
import org.crmferry.transfer.MergeCounts;
import org.crmferry.transfer.Merging;
import org.crmferry.ui.session.Session;
import org.crmferry.ui.shell.ShellModel;
import org.crmferry.ui.words.Notice;

/**
 * Writing what is decided, after a look at what that will do, and taking it back. What is not as it was shown is left and
 * comes back on the list. JavaFX thread only.
 */
final class Writing {
    private final DuplicatesModel model;
    private final Groups groups;
    private final Session session;
    private final ShellModel shell;
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(this, "preview");
    private final ReadOnlyIntegerWrapper merged = new ReadOnlyIntegerWrapper(this, "merged");

    /** What {@link #apply} would do. */
    record Preview(List<Merging.Outcome> outcomes, int apart) {
        List<Merging.Outcome> done() {
            return outcomes.stream().filter(one -> one.refusal().isEmpty()).toList();
        }

        MergeCounts total() {
            return done().stream().map(Merging.Outcome::counts).reduce(MergeCounts.NONE, MergeCounts::plus);
        }
    }

    /** The outcomes of some merges, and the records of those that were refused as they are now. */
    private record Looked(List<Merging.Outcome> outcomes, Map<Integer, DuplicateSides> again, int merged) {}

    Writing(DuplicatesModel model, Session session, ShellModel shell) {
        this.model = model;
        this.groups = model.groups();
        this.session = session;
        this.shell = shell;
    }

    /** What merging would do, while it waits for {@link #apply} or {@link #refuse}; else null. */
    ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** How many merges are in the target. */
    ReadOnlyIntegerProperty mergedProperty() {
        return merged.getReadOnlyProperty();
    }

    void merged(int count) {
        merged.set(count);
    }

    /** Looks what writing the decisions would do; then the person is asked. */
    void weigh() {
        List<Group> meant = groups.all(Group.State.MERGE);
        model.at(
                DuplicatesModel.Phase.WEIGHING,
                "duplicates.weighing",
                open -> looked(open, open.preview(merges(meant)), meant),
                looked -> {
                    model.opened();
                    int again = again(meant, looked);
                    Preview now = new Preview(
                            looked.outcomes().stream()
                                    .filter(one -> !one.refusal().equals("done"))
                                    .toList(),
                            groups.countsProperty().get().apart());
                    if (!now.done().isEmpty() || now.apart() > 0) {
                        preview.set(now);
                    } else if (again > 0) {
                        shell.say(Notice.Kind.WARNING, "duplicates.none.done", "duplicates.again", again);
                    }
                });
    }

    private static List<Merge> merges(List<Group> groups) {
        return groups.stream().map(Group::merge).toList();
    }

    private static Looked looked(DuplicateDesk open, List<Merging.Outcome> outcomes, List<Group> meant) {
        Map<Integer, DuplicateSides> again = new HashMap<>();
        for (int i = 0; i < meant.size(); i++) {
            String refusal = outcomes.get(i).refusal();
            if (!refusal.isEmpty() && !refusal.equals("done")) {
                again.put(
                        meant.get(i).id(),
                        open.sides(meant.get(i).entity(), meant.get(i).keys()));
            }
        }
        return new Looked(outcomes, again, open.merged());
    }

    /** Puts those that were refused on the list again, to be decided as they are now; returns how many. */
    private int again(List<Group> meant, Looked looked) {
        merged.set(looked.merged());
        List<Group> now = new ArrayList<>();
        for (int i = 0; i < meant.size(); i++) {
            Group group = meant.get(i);
            DuplicateSides sides = looked.again().get(group.id());
            if (sides != null) {
                List<DuplicateSides.Change> changes = group.sides().changes(sides);
                now.add(group.showing(sides, changes, looked.outcomes().get(i).refusal()));
            } else if (looked.outcomes().get(i).refusal().equals("done")) {
                now.add(group.with(Group.State.MERGED));
            }
        }
        if (!now.isEmpty()) {
            model.decisions().forget();
            groups.replace(now);
            model.showChosen();
        }
        return looked.again().size();
    }

    /** Nothing is written after all. */
    void refuse() {
        preview.set(null);
    }

    /** Writes what the preview says. */
    void apply() {
        Preview agreed = preview.get();
        preview.set(null);
        List<Merging.Outcome> meant = agreed.done();
        List<Group> merging = groups.all(Group.State.MERGE).stream()
                .filter(group -> meant.stream().anyMatch(one -> one.merge().equals(group.merge())))
                .toList();
        List<Group> apart = groups.all(Group.State.APART);
        session.proofProperty().set(null);
        model.at(
                DuplicatesModel.Phase.MERGING,
                "duplicates.merging",
                open -> {
                    apart.forEach(group -> open.apart(group.entity(), group.keys()));
                    return looked(open, meant.isEmpty() ? List.of() : open.merge(meant), merging);
                },
                looked -> {
                    model.opened();
                    model.decisions().forget();
                    List<Group> now = new ArrayList<>();
                    apart.forEach(group -> now.add(group.with(Group.State.PARTED)));
                    merging.stream()
                            .filter(group -> !looked.again().containsKey(group.id()))
                            .forEach(group -> now.add(group.with(Group.State.MERGED)));
                    groups.replace(now);
                    int again = again(merging, looked);
                    model.showChosen();
                    said(new Preview(looked.outcomes(), apart.size()), again);
                });
    }

    private void said(Preview done, int again) {
        MergeCounts total = done.total();
        shell.say(
                again > 0 ? Notice.Kind.WARNING : Notice.Kind.SUCCESS,
                again > 0 ? "duplicates.done.some" : "duplicates.done",
                "duplicates.done.text",
                done.done().size(),
                total.removed(),
                total.values(),
                total.moved().values().stream().mapToLong(Long::longValue).sum(),
                total.doubled(),
                done.apart(),
                again);
    }

    /** Takes all merges back, and searches anew. */
    void takeBack() {
        model.at(DuplicatesModel.Phase.TAKING_BACK, "duplicates.taking", DuplicateDesk::takeBack, left -> {
            session.proofProperty().set(null);
            model.begin(DuplicatesModel::search, () -> back(left));
        });
    }

    private void back(List<Difference> left) {
        if (left.isEmpty()) {
            shell.say(Notice.Kind.SUCCESS, "duplicates.returned", "duplicates.returned.text");
        } else {
            String first = left.get(0).entity() + " " + left.get(0).targetKey();
            shell.say(Notice.Kind.WARNING, "duplicates.returned", "duplicates.returned.left", left.size(), first);
        }
    }

    /** Finds out which decisions are written already. */
    void settle() {
        List<Group> meant = groups.all(Group.State.MERGE);
        if (!meant.isEmpty()) {
            model.ask(open -> looked(open, open.preview(merges(meant)), meant), looked -> again(meant, looked));
        }
    }
}
