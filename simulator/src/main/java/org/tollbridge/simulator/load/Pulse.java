package org.tollbridge.simulator.load;

import java.util.function.Consumer;

/** Reports the progress of a load once a second. */
final class Pulse {

    private static final long SECOND = 1_000_000_000L;

    private final long start;
    private final Consumer<LoadProgress> progress;
    private long last;
    private long completedThen;
    private LoadProgress noted;

    /**
     * @param start the start, as {@link System#nanoTime}
     */
    Pulse(long start, Consumer<LoadProgress> progress) {
        this.start = start;
        this.progress = progress;
        this.last = start;
        this.noted = new LoadCounts().progress(0, 0, 0);
    }

    boolean isDue(long now) {
        return now - last >= SECOND;
    }

    /** Records the progress; the load's lock is held. */
    void note(long now, LoadCounts counts, int open) {
        noted = counts.progress((now - start) / 1e9, open, (counts.completed - completedThen) * 1e9 / (now - last));
        completedThen = counts.completed;
        last = now;
    }

    /** Reports the recorded progress, with no lock held. */
    void tell() {
        progress.accept(noted);
    }
}
