package org.tollbridge.node.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Reports progress in reading a file: on a terminal as one updated line with rate and remaining time, elsewhere as a
 * new line every ten seconds. Nothing is shown for a file that is read quickly.
 */
final class Progress {

    private static final long SECOND = 1_000_000_000L;
    private static final long QUIET = SECOND / 2;
    private static final long PAUSE_ON_TERMINAL = SECOND / 5;
    private static final long PAUSE = 10 * SECOND;
    private static final int BAR = 24;
    private static final long KILO = 1_000;

    /** Carriage return, and erase the line. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final String name;
    private final long octets;
    private final LongSupplier nanos;
    private final long begin;
    private long next;
    private long read;
    private boolean shown;

    /**
     * Starts the display.
     *
     * @param terminal whether {@code out} is one
     * @param octets length of the file
     * @param nanos a monotonic clock
     */
    Progress(PrintStream out, boolean terminal, String name, long octets, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.name = name;
        this.octets = octets;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        this.next = begin + (terminal ? QUIET : PAUSE);
    }

    /** Whether standard error is a terminal, as determined by the launcher. */
    static boolean onTerminal() {
        return Boolean.getBoolean("tollbridge.terminal");
    }

    /** The file, with its octets counted as they are read. */
    InputStream counted(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                add(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                add(Math.max(0, count));
                return count;
            }
        };
    }

    private void add(int count) {
        read += count;
        long now = nanos.getAsLong();
        if (now - next >= 0) {
            next = now + (terminal ? PAUSE_ON_TERMINAL : PAUSE);
            show(now);
        }
    }

    private void show(long now) {
        double done = octets == 0 ? 1 : Math.min(1, (double) read / octets);
        double rate = (double) read * SECOND / Math.max(1, now - begin);
        String words = String.format(
                Locale.ROOT,
                "%3.0f %%, %s/s%s",
                Math.floor(100 * done),
                size(rate),
                read < octets ? ", " + time((octets - read) / Math.max(1, rate)) + " left" : ", storing");
        if (terminal) {
            int full = (int) (done * BAR);
            out.print(ERASE + name + "  [" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + words);
            out.flush();
            shown = true;
        } else {
            out.println(name + ": " + words.strip());
        }
    }

    private static String size(double octets) {
        return octets >= KILO * KILO
                ? String.format(Locale.ROOT, "%.1f MB", octets / KILO / KILO)
                : String.format(Locale.ROOT, "%.0f kB", octets / KILO);
    }

    private static String time(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }

    /** Removes the line so that other output can be printed; it returns when more is read. */
    void clear() {
        if (shown) {
            out.print(ERASE);
            out.flush();
            shown = false;
        }
    }
}
