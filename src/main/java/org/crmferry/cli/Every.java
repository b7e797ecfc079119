package org.crmferry.cli;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmferry.ferry.SyncResult;
import org.crmferry.model.Fault;
import org.crmferry.model.FerryException;
import org.crmferry.plan.Counts;

/** Rounds of staying in sync, again and again until somebody stops them. One thread. */
final class Every {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})(s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What may be over by the next turn: a server that is away, a project that is open elsewhere, a full disk. */
    private static final Set<Fault> PASSING = EnumSet.of(Fault.CONNECTION, Fault.STORAGE);

    private final Output output;
    private final Duration interval;
    private final String words;

    /** @param words the interval as it was given */
    private Every(Output output, Duration interval, String words) {
        this.output = output;
        this.interval = interval;
        this.words = words;
    }

    /** An interval such as 15m: a number and s, m, h or d; IllegalArgumentException if it is none. */
    static Every of(Output output, String text) {
        Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no interval. Use a number and s, m, h or d, such as 30s, 15m, 2h or 1d.");
        }
        return new Every(output, Duration.of(Long.parseLong(time.group(1)), UNITS.get(time.group(2))), text.strip());
    }

    /**
     * Runs until it is cancelled: a round begins when the interval is over that began with the last one, or when that one
     * ends, if it took longer. The first has to succeed, so that a wrong login is seen at once; after that what fails for
     * a reason that may pass is tried again at the next turn.
     */
    void run(Callable<SyncResult> round) throws Exception {
        for (long number = 1; ; number++) {
            long began = System.nanoTime();
            try {
                print(number, output.showing(round));
            } catch (FerryException e) {
                if (number == 1 || !PASSING.contains(e.fault())) {
                    throw e;
                }
                failed(number, e);
            }
            output.progress().rest(interval.minusNanos(System.nanoTime() - began));
        }
    }

    private static String now() {
        return LocalDateTime.now(ZoneId.systemDefault()).format(MOMENT);
    }

    private void print(long number, SyncResult sync) {
        if (output.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("round", number);
            document.put("at", now());
            document.putAll(SyncCommand.json(sync));
            output.printLine(document);
            return;
        }
        String back = sync.back() == null ? "" : "; back: " + counts(sync.back());
        output.out().println(now() + "  round " + number + ": " + counts(sync) + back);
    }

    private static String counts(SyncResult sync) {
        Counts total = sync.result().total();
        return Results.number(total.read()) + " compared, " + Results.number(total.created()) + " created, "
                + Results.number(total.updated()) + " updated, " + Results.number(sync.deleted()) + " deleted, "
                + Results.number(total.conflicts()) + " conflicts open, " + Results.number(total.failed())
                + " failed";
    }

    private void failed(long number, FerryException e) {
        String why = e.getMessage();
        if (output.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("round", number);
            document.put("at", now());
            document.put("failed", why);
            output.printLine(document);
        } else {
            output.out()
                    .println(now() + "  round " + number + " did not take place: " + why + " Next try " + words
                            + " after this one began.");
        }
    }
}
