package org.tollbridge.core.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallRecord;

/**
 * The calls that were open when this node was last killed: it writes the records of those that no other node has taken
 * over. To know that, more than half of the nodes must see each other; until then the records wait in the journal.
 */
final class LeftCalls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeftCalls.class);
    private static final long RETRY_MILLIS = 500;

    private final ClusterMember member;
    private final CallSharing.Parts parts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    LeftCalls(ClusterMember member, CallSharing.Parts parts) {
        this.member = member;
        this.parts = parts;
    }

    /** @param settled receives each record that is written */
    void start(Consumer<CallRecord> settled) {
        thread = Optional.of(Thread.ofPlatform().name("left-calls").daemon().start(() -> run(settled)));
    }

    private void run(Consumer<CallRecord> settled) {
        Map<String, CallRecord> left = new HashMap<>();
        parts.journal().left().forEach(record -> left.put(record.callId(), record));
        // The other nodes may be about to notice the loss of the node, and take precedence.
        long wait = 2 * parts.patienceMillis();
        boolean failing = false;
        try {
            while (!left.isEmpty() && !closed.await(wait, TimeUnit.MILLISECONDS)) {
                wait = RETRY_MILLIS;
                try {
                    settle(left, settled);
                    failing = false;
                } catch (RuntimeException nobodyCounts) {
                    if (!failing) {
                        LOG.warn(
                                "{} calls from before the start are waiting: {}",
                                left.size(),
                                ClusterFault.of(nobodyCounts));
                    }
                    failing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(Map<String, CallRecord> left, Consumer<CallRecord> settled) {
        Map<String, String> words = member.claims()
                .step(
                        left.keySet(),
                        CallClaim.resumed(member.name(), member.nodes().living()));
        int written = 0;
        int elsewhere = 0;
        for (Map.Entry<String, String> each : words.entrySet()) {
            if (CallClaim.isOpen(each.getValue())) {
                continue;
            }
            CallRecord record = Objects.requireNonNull(left.remove(each.getKey()));
            if (CallClaim.isSettled(each.getValue(), member.name())) {
                parts.journal().append(record);
                settled.accept(record);
                written++;
            } else {
                parts.journal().forget(record.callId());
                elsewhere++;
            }
        }
        if (written + elsewhere > 0) {
            LOG.warn(
                    "Of the calls that were open when this node was killed, {} now have their records, and {} are with"
                            + " other nodes",
                    written,
                    elsewhere);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.isPresent()) {
                thread.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
