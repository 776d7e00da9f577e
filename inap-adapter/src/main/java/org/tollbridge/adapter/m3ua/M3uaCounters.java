package org.tollbridge.adapter.m3ua;

import java.util.concurrent.atomic.LongAdder;

/** Counts events between this node and the switches since the start. */
public final class M3uaCounters {

    private final LongAdder dataReceived = new LongAdder();
    private final LongAdder dataSent = new LongAdder();
    private final LongAdder dataRefused = new LongAdder();
    private final LongAdder dataUnsent = new LongAdder();
    private final LongAdder dataHeld = new LongAdder();
    private final LongAdder dataDropped = new LongAdder();
    private final LongAdder errorsSent = new LongAdder();
    private final LongAdder errorsReceived = new LongAdder();
    private final LongAdder deadPeers = new LongAdder();
    private final LongAdder heldBack = new LongAdder();
    private final LongAdder handedOver = new LongAdder();
    private final LongAdder takenOver = new LongAdder();
    private final LongAdder relayed = new LongAdder();
    private final LongAdder passingFailed = new LongAdder();

    M3uaCounters() {}

    /**
     * The counts at one moment.
     *
     * @param dataReceived DATA delivered to SCCP
     * @param dataSent DATA passed to a connection, or held for one
     * @param dataRefused DATA received and dropped: wrong state, routing context, point code, network or user part
     * @param dataUnsent DATA that could not be sent, reported to the sender by an exception
     * @param dataHeld DATA held while an Application Server was pending
     * @param dataDropped the part of it that was lost because no association came back in time
     * @param errorsSent ERR sent; at most 10 a second on one association
     * @param errorsReceived ERR received
     * @param deadPeers associations given up because the peer was silent
     * @param heldBack how often reading was paused because a delivery queue was full
     * @param handedOver DATA that arrived here and was handed over to the node that owns its dialogue, behind the same
     *     point code
     * @param takenOver DATA for this node that arrived at another node and was handed over
     * @param relayed DATA sent through another node because this node had no link of its own
     * @param passingFailed DATA lost between nodes because a queue was full or a link was down
     */
    public record Snapshot(
            long dataReceived,
            long dataSent,
            long dataRefused,
            long dataUnsent,
            long dataHeld,
            long dataDropped,
            long errorsSent,
            long errorsReceived,
            long deadPeers,
            long heldBack,
            long handedOver,
            long takenOver,
            long relayed,
            long passingFailed) {}

    public Snapshot snapshot() {
        return new Snapshot(
                dataReceived.sum(),
                dataSent.sum(),
                dataRefused.sum(),
                dataUnsent.sum(),
                dataHeld.sum(),
                dataDropped.sum(),
                errorsSent.sum(),
                errorsReceived.sum(),
                deadPeers.sum(),
                heldBack.sum(),
                handedOver.sum(),
                takenOver.sum(),
                relayed.sum(),
                passingFailed.sum());
    }

    void dataReceived() {
        dataReceived.increment();
    }

    void dataSent() {
        dataSent.increment();
    }

    void dataRefused() {
        dataRefused.increment();
    }

    void dataUnsent() {
        dataUnsent.increment();
    }

    void dataHeld() {
        dataHeld.increment();
    }

    void dataDropped() {
        dataDropped.increment();
    }

    void errorSent() {
        errorsSent.increment();
    }

    void errorReceived() {
        errorsReceived.increment();
    }

    void deadPeer() {
        deadPeers.increment();
    }

    void heldBack() {
        heldBack.increment();
    }

    void handedOver() {
        handedOver.increment();
    }

    void takenOver() {
        takenOver.increment();
    }

    void relayed() {
        relayed.increment();
    }

    void passingFailed() {
        passingFailed.increment();
    }
}
