package org.tollbridge.node.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.call.LostCallDialogues;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.core.cluster.CallSharing;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.core.engine.CallEngine;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceClasses;

/** Wires up the adoption of a lost node's calls by other nodes with the same point code. */
final class AdoptionWiring {

    /** Extra time for a node that is starting or adopting calls. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private AdoptionWiring() {}

    /** How long a node must be gone before others adopt its calls; empty where none do. */
    private static Optional<Duration> patience(NodeSettings settings) {
        return settings.cluster().flatMap(ClusterSettings::adoptsAfter);
    }

    /**
     * How a node treats the calls that were open when it was killed: where others may have adopted them, it asks those
     * nodes.
     */
    static Journal.Left left(NodeSettings settings) {
        return patience(settings).isPresent() ? Journal.Left.KEPT : Journal.Left.WRITTEN;
    }

    /** Creates the replication of this node's calls, if others may adopt them. */
    static Optional<CallSharing> open(NodeSettings settings, NodeCounters counters, Journal journal, NodeClock clock) {
        Optional<Duration> patience = patience(settings);
        if (patience.isEmpty() || counters.sharing().isEmpty()) {
            return Optional.empty();
        }
        NodeCounters.Sharing sharing = counters.sharing().get();
        ServiceClasses classes = settings.rules().plan().classes();
        return Optional.of(new CallSharing(
                sharing.member(),
                new CallSharing.Parts(
                        journal,
                        sharing.errands(),
                        clock,
                        record -> classOf(record, classes)
                                .map(each -> isShared(each, settings.limits()))
                                .orElse(false),
                        record -> classOf(record, classes)
                                .map(each -> each.tariff().payer())
                                .orElse(Payer.NOBODY),
                        settings.rating()::rate,
                        settings.limits().ageMillis(),
                        patience.get().toMillis())));
    }

    /**
     * Calls with part records are not replicated, because each part would have to be announced to another node before
     * it is written.
     */
    private static boolean isShared(ServiceClass each, CallLimits limits) {
        return each.adopted() && each.partSeconds().orElse(limits.partSeconds()) == 0;
    }

    private static Optional<ServiceClass> classOf(CallRecord record, ServiceClasses classes) {
        return record.serviceClass().flatMap(classes::find);
    }

    /** Holds messages for dialogues of a lost node until it is known who adopts them. Call before the start. */
    static void join(SignallingStack stack, NodeSettings settings, ClusterMember member) {
        patience(settings).ifPresent(patience -> {
            stack.holdOrphans(patience.plus(MARGIN));
            member.onHeirs(() -> stack.setHeirs(member.heirs()));
            stack.setHeirs(member.heirs());
        });
    }

    /** Starts replication, and the adoption of other nodes' calls. */
    static void start(
            CallSharing sharing, SignallingStack stack, IntFunction<Optional<InapSwitch>> switches, CallEngine engine) {
        sharing.start(new LostCallDialogues(stack.lostTransactions(), switches), engine::lose, engine::settled);
    }
}
