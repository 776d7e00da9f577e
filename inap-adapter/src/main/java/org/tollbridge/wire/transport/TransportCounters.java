package org.tollbridge.wire.transport;

import java.util.concurrent.atomic.LongAdder;

/** Counts the events of the connections of one {@link Transport} since it started. */
public final class TransportCounters {

    private final LongAdder opened = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder evicted = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder refusedWrites = new LongAdder();
    private final LongAdder messagesReceived = new LongAdder();
    private final LongAdder octetsReceived = new LongAdder();
    private final LongAdder messagesSent = new LongAdder();
    private final LongAdder octetsSent = new LongAdder();
    private final LongAdder lostAtClose = new LongAdder();

    TransportCounters() {}

    /**
     * The counts at one moment.
     *
     * @param opened connections that were established
     * @param closed connections that ended
     * @param refused connections refused because a limit was reached
     * @param evicted unproven connections closed to make room, or because their proving time expired
     * @param malformed malformed messages
     * @param refusedWrites messages not taken because a write queue was full
     * @param lostAtClose connections closed with unwritten messages
     */
    public record Snapshot(
            long opened,
            long closed,
            long refused,
            long evicted,
            long malformed,
            long refusedWrites,
            long messagesReceived,
            long octetsReceived,
            long messagesSent,
            long octetsSent,
            long lostAtClose) {

        /** The number of open connections. */
        public long standing() {
            return opened - closed;
        }
    }

    public Snapshot snapshot() {
        return new Snapshot(
                opened.sum(),
                closed.sum(),
                refused.sum(),
                evicted.sum(),
                malformed.sum(),
                refusedWrites.sum(),
                messagesReceived.sum(),
                octetsReceived.sum(),
                messagesSent.sum(),
                octetsSent.sum(),
                lostAtClose.sum());
    }

    void opened() {
        opened.increment();
    }

    void closed() {
        closed.increment();
    }

    void refused() {
        refused.increment();
    }

    void evicted() {
        evicted.increment();
    }

    void malformed() {
        malformed.increment();
    }

    void refusedWrite() {
        refusedWrites.increment();
    }

    void received(int octets) {
        messagesReceived.increment();
        octetsReceived.add(octets);
    }

    void sent(int messages, int octets) {
        if (messages > 0) {
            messagesSent.add(messages);
            octetsSent.add(octets);
        }
    }

    void lostAtClose() {
        lostAtClose.increment();
    }
}
