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
 * The open calls of nodes that share a point code, so that others go on with those of one that is lost: copies of them in
 * another node's memory, and what is done with the copies.
 */
public final class CallSharing implements AutoCloseable {

    /**
     * What calls need here and there.
     *
     * @param shared whether others are to go on with a call if its node is lost
     * @param payer who pays for a call that was answered
     * @param price gives a record its price
     * @param ageMillis how long a call can last
     * @param patienceMillis how long a node must be gone before others go on with its calls
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

    /** Nothing is copied, and nothing taken up, before the start. */
    public CallSharing(ClusterMember member, Parts parts) {
        this.member = member;
        this.parts = parts;
        this.shared = new SharedCalls(member, parts.journal(), parts.shared(), parts.errands()::keys);
        this.left = new LeftCalls(member, parts);
        member.keepCopies(held);
        parts.errands().holdBack(shared::isDisputed);
        member.onLoss(shared::doubt);
    }

    /** Where calls of this node are written. */
    public CallRecords records() {
        return shared;
    }

    /**
     * Begins.
     *
     * @param dialogues takes up dialogues of lost nodes
     * @param lose ends calls of this node of which another one has written the record, by their identifiers
     * @param settled told of each record of a call that was lost, here or at another node
     */
    public void start(LostDialogues dialogues, Consumer<Set<String>> lose, Consumer<CallRecord> settled) {
        LostNodes nodes = new LostNodes(member, held, parts, dialogues, settled);
        lost = Optional.of(nodes);
        nodes.start();
        shared.start(lose, parts.errands()::keepSoon);
        left.start(settled);
    }

    /** What was done so far. */
    public AdoptionReadings readings() {
        return lost.map(nodes -> nodes.readings(shared.copied(), held.size(), shared.settledElsewhere()))
                .orElse(new AdoptionReadings(0, held.size(), 0, 0, 0, 0, 0, 0, 0));
    }

    /** Waits, for some seconds at the most, until the records of ended calls are in the journal. */
    @Override
    public void close() {
        left.close();
        shared.close();
        lost.ifPresent(LostNodes::close);
    }
}
