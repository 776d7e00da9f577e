package org.tollbridge.adapter.stack;

import java.util.concurrent.atomic.LongAdder;

/** Counts what TCAP accepted and refused since the start. */
public final class StackCounters {

    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder unsent = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder mended = new LongAdder();
    private final LongAdder foreign = new LongAdder();
    private final LongAdder unanswerable = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final LongAdder refusedDraining = new LongAdder();
    private final LongAdder refusedOverload = new LongAdder();
    private final LongAdder userFaults = new LongAdder();

    StackCounters() {}

    /**
     * The counts at one moment.
     *
     * @param dialogues open now
     * @param received TCAP messages received
     * @param sent TCAP messages passed to SCCP
     * @param unsent TCAP messages that could not be sent, reported to the sender by an exception
     * @param malformed messages with a faulty transaction portion: dropped, and answered with P-ABORT if they identify
     *     their sender's transaction
     * @param mended messages with a faulty dialogue portion or component, which are answered with abort or reject
     * @param foreign messages that name a dialogue of another peer: dropped, and a CONTINUE answered with P-ABORT
     * @param unanswerable dialogues dropped because their calling address leads to no reachable subsystem
     * @param returned messages of this node that were returned undelivered
     * @param refusedDraining dialogues refused because the node is draining
     * @param refusedOverload dialogues refused at the gate
     * @param userFaults faults in the TC-user; each affects only its own dialogue
     */
    public record Snapshot(
            int dialogues,
            long received,
            long sent,
            long unsent,
            long malformed,
            long mended,
            long foreign,
            long unanswerable,
            long returned,
            long refusedDraining,
            long refusedOverload,
            long userFaults) {}

    Snapshot snapshot(int dialogues) {
        return new Snapshot(
                dialogues,
                received.sum(),
                sent.sum(),
                unsent.sum(),
                malformed.sum(),
                mended.sum(),
                foreign.sum(),
                unanswerable.sum(),
                returned.sum(),
                refusedDraining.sum(),
                refusedOverload.sum(),
                userFaults.sum());
    }

    void received() {
        received.increment();
    }

    void sent() {
        sent.increment();
    }

    void unsent() {
        unsent.increment();
    }

    void malformed() {
        malformed.increment();
    }

    void mended() {
        mended.increment();
    }

    void foreign() {
        foreign.increment();
    }

    void unanswerable() {
        unanswerable.increment();
    }

    void returned() {
        returned.increment();
    }

    void refusedDraining() {
        refusedDraining.increment();
    }

    void refusedOverload() {
        refusedOverload.increment();
    }

    void userFault() {
        userFaults.increment();
    }
}
