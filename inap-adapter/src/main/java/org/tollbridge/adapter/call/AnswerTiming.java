package org.tollbridge.adapter.call;

import org.tollbridge.adapter.m3ua.DeliveryThread;

/** Measures the time to the first answer of one dialogue. Used under the dialogue's lock. */
final class AnswerTiming {

    private final SwitchCounters counters;
    private final long waited = DeliveryThread.waitedNanos();
    private final long begun = System.nanoTime();
    private long read;
    private long decided;
    private boolean offered;
    private boolean answered;

    AnswerTiming(SwitchCounters counters) {
        this.counters = counters;
    }

    /** Records that the InitialDP has been read. */
    void read() {
        offered = true;
        read = System.nanoTime();
        counters.latency(Stage.WAIT).add(waited);
        counters.latency(Stage.READ).add(read - begun);
    }

    boolean isAnswered() {
        return answered;
    }

    /** Records that the answer has been decided. */
    void decided() {
        if (!answered) {
            decided = System.nanoTime();
        }
    }

    /** Records that the answer was sent. An answer to a dialogue without a call is not timed. */
    void answered() {
        if (offered && !answered) {
            answered = true;
            long now = System.nanoTime();
            counters.latency(Stage.DECIDE).add(decided - read);
            counters.latency(Stage.SEND).add(now - decided);
            counters.latency(Stage.ANSWER).add(now - begun + waited);
        }
    }
}
