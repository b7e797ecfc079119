package org.crmferry.ui.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.crmferry.duplicates.Cluster;
import org.crmferry.ferry.DuplicateSides;
import org.crmferry.model.Key;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/** What the page says about clusters. */
final class DuplicateWords {
    private static final int CHANGES = 4;
    private static final int LONGEST = 60;

    private final Words words;

    DuplicateWords(Words words) {
        this.words = words;
    }

    String state(Group group) {
        return words.now("duplicates.state." + group.state().name());
    }

    static Icons icon(Group group) {
        return switch (group.state()) {
            case OPEN -> group.refusal().isEmpty() ? Icons.OPEN : Icons.WARNING;
            case MERGE, APART -> Icons.CURRENT;
            case MERGED, PARTED -> Icons.DONE;
            case GONE -> Icons.UNCHANGED;
        };
    }

    String sure(Group group) {
        return words.now("duplicates.sure." + group.sure().name());
    }

    /** Number of records and likeness. */
    String figures(Group group) {
        return words.now(
                "duplicates.figures",
                group.keys().size(),
                words.percent(group.cluster().score()));
    }

    /** Why each record is likely the same as the one in the middle, a line per pair. */
    List<String> reasons(Group group) {
        List<String> lines = new ArrayList<>();
        int centre = group.keys().indexOf(group.cluster().centre());
        for (Cluster.Member member : group.cluster().others()) {
            int record = group.keys().indexOf(member.key());
            if (record >= 0 && centre >= 0) {
                lines.add(words.now(
                        "duplicates.reason",
                        record + 1,
                        centre + 1,
                        words.percent(member.likeness().score()),
                        member.likeness().reasons().stream()
                                .map(reason -> words.now(
                                        "duplicates.reason." + reason.kind().name(), words.percent(reason.alike())))
                                .collect(Collectors.joining(words.now("duplicates.and")))));
            }
        }
        return lines;
    }

    /** Why a decision was not written, and what has changed; empty for nothing. */
    String again(Group group) {
        if (group.refusal().isEmpty()) {
            return "";
        }
        boolean seen = group.changes().isEmpty();
        StringBuilder said = new StringBuilder(words.now(
                "duplicates.left." + (seen && group.refusal().equals("changed") ? "links" : group.refusal())));
        int shown = 0;
        for (DuplicateSides.Change change : group.changes()) {
            if (shown++ == CHANGES) {
                said.append('\n')
                        .append(words.now(
                                "duplicates.changes.more", group.changes().size() - CHANGES));
                break;
            }
            said.append('\n').append(changed(change));
        }
        return said.toString();
    }

    private String changed(DuplicateSides.Change change) {
        Key key = change.key();
        return change.field() == null
                ? words.now("duplicates.changes.gone", key.text())
                : words.now(
                        "duplicates.changes.field",
                        key.text(),
                        words.label(change.field().label(), change.field().meaning()),
                        brief(change.before()),
                        brief(change.now()));
    }

    private String brief(String value) {
        if (value.isEmpty()) {
            return words.now("duplicates.empty");
        }
        String line = value.replace('\n', ' ');
        return line.codePointCount(0, line.length()) > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
                : line;
    }
}
