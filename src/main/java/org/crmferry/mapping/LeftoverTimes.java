package org.crmferry.mapping;

import java.util.List;
import java.util.Map;

/** Of {@link Leftovers}, moments and durations that one side keeps in two fields. */
final class LeftoverTimes {
    /** A moment to its day and time of day. */
    private static final Map<String, List<String>> MOMENTS = Map.of(
            "start", List.of("startDay", "startTime"),
            "end", List.of("endDay", "endTime"),
            "due", List.of("dueDate", "dueTime"),
            "sentAt", List.of("sentDay", "sentTime"));

    private final Leftovers work;

    LeftoverTimes(Leftovers work) {
        this.work = work;
    }

    void add() {
        moments();
        durations();
    }

    /** Moments that one side keeps as a day and a time of day. */
    private void moments() {
        MOMENTS.forEach((word, parts) -> {
            FieldView day = work.source(parts.get(0));
            FieldView clock = work.source(parts.get(1));
            FieldView whole = work.source(word);
            FieldView moment = whole == null ? work.openTarget(word) : null;
            if (day != null && moment != null && clock != null) {
                work.put(moment, List.of(day, clock), List.of(new Step.Join(" ")), 0.9, Reasons.of("time.whole"));
            } else if (day != null && moment != null && !work.used(day.name())) {
                work.put(moment, List.of(day), List.of(), 0.85, Reasons.of("time.day"));
            }
            if (work.target(word) != null) {
                return;
            }
            FieldView toDay = work.openTarget(parts.get(0));
            FieldView toClock = work.openTarget(parts.get(1));
            if (whole != null && toDay != null) {
                work.put(toDay, List.of(whole), List.of(date("yyyy-MM-dd")), 0.9, Reasons.of("time.day"));
            }
            if (whole != null && toClock != null) {
                work.put(toClock, List.of(whole), List.of(date("HH:mm")), 0.9, Reasons.of("time.clock"));
            }
        });
    }

    /** A duration that one side keeps as hours and minutes, and the other as minutes. */
    private void durations() {
        FieldView hours = work.source("durationHours");
        FieldView minutes = work.source("durationMinutes");
        FieldView toHours = work.target("durationHours");
        FieldView toMinutes = work.target("durationMinutes");
        if (minutes == null || toMinutes == null || (hours == null) == (toHours == null)) {
            return;
        }
        work.release(toMinutes);
        if (toHours == null) {
            String all = "(" + hours.name() + " ?? 0) * 60 + (" + minutes.name() + " ?? 0)";
            work.put(toMinutes, List.of(hours, minutes), calculated(all), 0.9, Reasons.of("time.duration"));
        } else {
            work.put(
                    toHours,
                    List.of(minutes),
                    calculated("value == null ? null : value / 60"),
                    0.9,
                    Reasons.of("time.duration"));
            work.put(
                    toMinutes,
                    List.of(minutes),
                    calculated("value == null ? null : value % 60"),
                    0.9,
                    Reasons.of("time.duration"));
        }
    }

    private static List<Step> calculated(String code) {
        return List.of(new Step.Expression(code));
    }

    private static Step date(String format) {
        return new Step.DateFormat(null, format, null);
    }
}
