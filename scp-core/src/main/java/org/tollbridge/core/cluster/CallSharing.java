package org.tollbridge.core.cluster;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.port.CallRecords;
import org.tollbridge.service.port.LostDialogues;

/**
 * Shares the open calls of nodes with the same point code, so that others take over the calls of a lost node: copies of
 * them in another node's memory, and the use of the copies.
 */
public final class CallSharing implements AutoCloseable {

    /**
     * What sharing of calls needs from the node.
     *
     * @param shared whether others take a call over if its node is lost
     * @param payer who pays for a call that was answered
     * @param price adds the price to a record
     * @param ageMillis how long a call can last
     * @param patienceMillis how long a node must be gone before others take over its calls
     */
    public record Parts(
            Journal journal,
            ClusterErrands errands,
            NodeClock clock,
            Predicate<CallRecord> shared,
            Function<CallRecord, Payer> payer,
            UnaryOperator<CallRecord> price,
            long ageMillis,
            long patienceMillis) {}

    private final ClusterMember member;
    private final Parts parts;
    private final HeldCopies held = new HeldCopies();
    private final SharedCalls shared;
    private final LeftCalls left;
    private Optional<LostNodes> lost = Optional.empty();

    /** Nothing is copied or taken over before the start. */
    public CallSharing(ClusterMember member, Parts parts) {
        this.member = member;
        this.parts = parts;
        this.shared = new SharedCalls(member, parts.journal(), parts.shared(), parts.errands()::keys);
        this.left = new LeftCalls(member, parts);
        member.keepCopies(held);
        parts.errands().holdBack(shared::isDisputed);
        member.onLoss(shared::doubt);
    }

    /** Returns where records of this node's calls are written. */
    public CallRecords records() {
        return shared;
    }

    /**
     * Starts copying and taking over.
     *
     * @param dialogues takes over dialogues of lost nodes
     * @param lose ends calls of this node whose record another one has written, by their identifiers
     * @param settled receives each record of a lost call, here or at another node
     */
    public void start(LostDialogues dialogues, Consumer<Set<String>> lose, Consumer<CallRecord> settled) {
        LostNodes nodes = new LostNodes(member, held, parts, dialogues, settled);
        lost = Optional.of(nodes);
        nodes.start();
        shared.start(lose, parts.errands()::keepSoon);
        left.start(settled);
    }

    /** Returns the counters so far. */
    public AdoptionReadings readings() {
        return lost.map(nodes -> nodes.readings(shared.copied(), held.size(), shared.settledElsewhere()))
                .orElse(new AdoptionReadings(0, held.size(), 0, 0, 0, 0, 0, 0, 0));
    }

    /** Waits, at most a few seconds, until the records of ended calls are in the journal. */
    @Override
    public void close() {
        left.close();
        shared.close();
        lost.ifPresent(LostNodes::close);
    }
}
