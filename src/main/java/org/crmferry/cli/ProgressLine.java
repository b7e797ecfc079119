package org.crmferry.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import org.crmferry.transfer.Progress;

/** Shows progress on stderr: a bar that is redrawn on a terminal, a line every few seconds otherwise. */
@SuppressWarnings("SystemConsoleNull") // at worst, lines instead of a bar
final class ProgressLine implements AutoCloseable {
    private static final int BAR = 24;

    private final Progress progress;
    private final PrintWriter err;
    private final boolean terminal = System.console() != null;
    private final Timer clock;
    private boolean drawn;

    ProgressLine(Progress progress, PrintWriter err, boolean quiet) {
        this.progress = progress;
        this.err = err;
        clock = quiet ? null : new Timer("progress", true);
        if (clock != null) {
            long period = terminal ? 200 : 5000;
            clock.scheduleAtFixedRate(
                    new TimerTask() {
                        @Override
                        public void run() {
                            draw();
                        }
                    },
                    period,
                    period);
        }
    }

    private synchronized void draw() {
        Progress.View now = progress.view();
        if (now.stage().isEmpty() || now.done() == 0) {
            return;
        }
        String left = now.secondsLeft() < 0 ? "" : String.format(Locale.ROOT, ", %d s left", now.secondsLeft());
        String text = String.format(
                Locale.ROOT,
                "%s %s %,d of %,d (%.0f %%), %,.0f records/s%s  %s",
                now.stage(),
                terminal ? bar(now.share()) : "",
                now.done(),
                now.total(),
                now.share() * 100,
                now.perSecond(),
                left,
                now.entity());
        if (terminal) {
            err.print("\r" + text + "\u001b[K");
            err.flush();
            drawn = true;
        } else {
            err.println(text);
        }
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.cancel();
            if (drawn) {
                err.print("\r\u001b[K");
                err.flush();
            }
        }
    }
}
