package io.github.confab.examples.console.text;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A bar on the standard error that grows with the bytes that are done. Safe for use by many threads. */
public final class Progress {

    private static final int WIDTH = 30;
    private static final int LONGEST = 78;
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Notes notes;
    private final boolean shown;
    private final long total;
    private final long began = System.nanoTime();
    private long drawn = began - REDRAW_NANOS;

    /**
     * @param notes where to
     * @param shown false: nobody watches, nothing is written
     * @param total bytes to do; 0 if that is not known
     */
    public Progress(Notes notes, boolean shown, long total) {
        this.notes = notes;
        this.shown = shown;
        this.total = total;
    }

    /**
     * @param bytes how many are done
     * @param messages how many that were
     */
    public synchronized void reached(long bytes, long messages) {
        long now = System.nanoTime();
        if (shown && (now - drawn >= REDRAW_NANOS || bytes == total)) {
            drawn = now;
            notes.overwrite(picture(bytes, messages, now));
        }
    }

    /** Takes the bar away. */
    public synchronized void end() {
        if (shown) {
            notes.overwrite(" ".repeat(LONGEST) + "\r");
        }
    }

    private String picture(long bytes, long messages, long now) {
        double seconds = Math.max(0.001, (now - began) / 1e9);
        String count = String.format(Locale.ROOT, "%,d messages, %,.0f/s", messages, messages / seconds);
        if (total <= 0) {
            return padded(count);
        }
        int done = (int) Math.min(WIDTH, bytes * WIDTH / total);
        String bar = "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
        return padded(String.format(Locale.ROOT, "%s %3d %%  %s", bar, Math.min(100, bytes * 100 / total), count));
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, LONGEST - text.length()));
    }
}
