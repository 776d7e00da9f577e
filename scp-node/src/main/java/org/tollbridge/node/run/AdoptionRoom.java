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

/** Where nodes of one point code go on with the calls of one that is lost. */
final class AdoptionRoom {

    /** A node that starts, or goes on with calls, needs a moment more. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private AdoptionRoom() {}

    /** How long a node must be gone before others go on with its calls; empty where none do. */
    private static Optional<Duration> patience(NodeSettings settings) {
        return settings.cluster().flatMap(ClusterSettings::adoptsAfter);
    }

    /** What a node does with the calls that were open when it was killed: where others may have gone on, it asks them. */
    static Journal.Left left(NodeSettings settings) {
        return patience(settings).isPresent() ? Journal.Left.KEPT : Journal.Left.WRITTEN;
    }

    /** Makes what copies this node's calls, if others are to go on with them. */
    static Optional<CallSharing> open(NodeSettings settings, CounterRoom counters, Journal journal, NodeClock clock) {
        Optional<Duration> patience = patience(settings);
        if (patience.isEmpty() || counters.sharing().isEmpty()) {
            return Optional.empty();
        }
        CounterRoom.Sharing sharing = counters.sharing().get();
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

    /** A call whose parts have records would have to tell another node of each before it is written. */
    private static boolean isShared(ServiceClass each, CallLimits limits) {
        return each.adopted() && each.partSeconds().orElse(limits.partSeconds()) == 0;
    }

    private static Optional<ServiceClass> classOf(CallRecord record, ServiceClasses classes) {
        return record.serviceClass().flatMap(classes::find);
    }

    /** Holds messages for dialogues of a lost node until it is known who goes on. To be called before the start. */
    static void join(SignallingStack stack, NodeSettings settings, ClusterMember member) {
        patience(settings).ifPresent(patience -> {
            stack.holdOrphans(patience.plus(MARGIN));
            member.onHeirs(() -> stack.setHeirs(member.heirs()));
            stack.setHeirs(member.heirs());
        });
    }

    /** Begins to copy, and to go on with what others leave. */
    static void start(
            CallSharing sharing, SignallingStack stack, IntFunction<Optional<InapSwitch>> switches, CallEngine engine) {
        sharing.start(new LostCallDialogues(stack.lostTransactions(), switches), engine::lose, engine::settled);
    }
}
