package dev.granary.repository;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line on the terminal that says how far it is, how fast, and how long it takes; nothing where there is no terminal. */
final class Progress {

    private static final long TELL_EVERY_NANOS = 250_000_000L;
    private static final double NANOS = 1e9;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean shown;
    private final LongSupplier nanos;

    Progress(PrintWriter terminal, boolean shown, LongSupplier nanos) {
        this.terminal = terminal;
        this.shown = shown;
        this.nanos = nanos;
    }

    /**
     * Begins a line.
     *
     * @param bytes how many there will be; zero when nobody knows
     */
    Line begin(String what, long bytes) {
        return new Line(what, bytes);
    }

    /** One piece of work. Used by one thread at a time. */
    final class Line implements AutoCloseable {

        private final String what;
        private final long total;
        private final long start = nanos.getAsLong();
        private long told = start;

        private Line(String what, long total) {
            this.what = what;
            this.total = total;
        }

        void at(long bytes, String detail) {
            long now = nanos.getAsLong();
            if (shown && now - told >= TELL_EVERY_NANOS) {
                told = now;
                terminal.print(CLEAR + text(bytes, detail, (now - start) / NANOS));
                terminal.flush();
            }
        }

        private String text(long bytes, String detail, double seconds) {
            double rate = bytes / seconds;
            String text = what + "  " + Sizes.of(bytes) + "  " + detail + "  " + Sizes.of((long) rate) + "/s";
            if (total <= bytes || bytes == 0) {
                return text;
            }
            long left = (long) ((total - bytes) / rate);
            return text
                    + String.format(Locale.ROOT, "  %d %%  %d:%02d left", 100 * bytes / total, left / 60, left % 60);
        }

        @Override
        public void close() {
            if (shown && told != start) {
                terminal.print(CLEAR);
                terminal.flush();
            }
        }
    }
}
