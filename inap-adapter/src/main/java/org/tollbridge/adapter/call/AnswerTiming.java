package org.tollbridge.adapter.call;

/** Takes the time of one dialogue's first answer. Used under the dialogue's lock. */
final class AnswerTiming {

    private final SwitchCounters counters;
    private final long begun = System.nanoTime();
    private long read;
    private long decided;
    private boolean answered;

    AnswerTiming(SwitchCounters counters) {
        this.counters = counters;
    }

    /** The InitialDP is read. */
    void read() {
        read = System.nanoTime();
        counters.latency(Stage.READ).add(read - begun);
    }

    /** What to say is known. */
    void decided() {
        if (!answered) {
            decided = System.nanoTime();
        }
    }

    /** It was said. */
    void answered() {
        if (!answered) {
            answered = true;
            long now = System.nanoTime();
            counters.latency(Stage.DECIDE).add(decided - read);
            counters.latency(Stage.SEND).add(now - decided);
            counters.latency(Stage.ANSWER).add(now - begun);
        }
    }
}
