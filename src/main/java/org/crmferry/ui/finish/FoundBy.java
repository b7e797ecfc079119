package org.crmferry.ui.finish;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.crmferry.ferry.SyncResult;
import org.crmferry.transfer.DetectedBy;
import org.crmferry.transfer.DetectedBy.Why;
import org.crmferry.ui.parts.Icons;
import org.crmferry.ui.words.Words;

/**
 * How changes were found and why so: a line for each reason, with the kinds of record that it is the reason for; all of
 * them stand in its tooltip.
 */
final class FoundBy {
    /** So many kinds of record are named in a line. */
    private static final int NAMED = 6;
    /** Pixels of a tooltip. */
    private static final double WIDE = 480;

    private final FinishModel model;
    private final Words words;

    FoundBy(FinishModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** Of one way; none where all fields of every record were compared, as was chosen. */
    List<Label> lines(SyncResult result) {
        Map<Why, List<String>> names = new EnumMap<>(Why.class);
        result.detected().keySet().stream().sorted().forEach(entity -> {
            DetectedBy by = result.detected().get(entity);
            names.computeIfAbsent(by.why(), why -> new ArrayList<>()).add(name(result, entity, by));
        });
        names.remove(Why.ASKED);
        List<Label> lines = new ArrayList<>();
        names.forEach((why, kinds) -> lines.add(line(why, kinds)));
        return lines;
    }

    private String name(SyncResult result, String entity, DetectedBy by) {
        String label = model.label(entity);
        return by.time()
                ? words.now(
                        "finish.later.by.some",
                        label,
                        by.whole(),
                        result.found().get(entity).read())
                : label;
    }

    private Label line(Why why, List<String> kinds) {
        String next = words.now("finish.later.by.next");
        String some = String.join(next, kinds.subList(0, Math.min(NAMED, kinds.size())));
        int more = kinds.size() - NAMED;
        Label line = LaterPane.line(
                why == Why.LIED ? Icons.WARNING : Icons.INFO,
                words.now(
                        "finish.later.by." + why.name().toLowerCase(Locale.ROOT),
                        more > 0 ? words.now("finish.later.by.more", some, more) : some));
        if (more > 0) {
            Tooltip all = new Tooltip(String.join(next, kinds));
            all.setWrapText(true);
            all.setPrefWidth(WIDE);
            line.setTooltip(all);
        }
        return line;
    }
}
