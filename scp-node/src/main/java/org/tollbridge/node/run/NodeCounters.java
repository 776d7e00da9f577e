package org.tollbridge.node.run;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.tollbridge.core.cluster.ClusterErrands;
import org.tollbridge.core.cluster.ClusterException;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterReadings;
import org.tollbridge.core.counter.CounterReadings;
import org.tollbridge.core.counter.LimitCounts;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.core.counter.MonthCorrections;
import org.tollbridge.core.counter.MonthCounts;
import org.tollbridge.core.counter.MonthFile;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WrongPins;
import org.tollbridge.service.port.Errands;

/**
 * Counts calls, in this node's memory or together with the other nodes of its cluster.
 *
 * @param limits usage of a number's limits
 * @param corrections corrects monthly costs
 * @param sharing counting in a cluster, if there is one
 * @param months keeps monthly usage over restarts
 * @param leave delivers pending data to the other nodes, and then leaves the cluster
 */
record NodeCounters(
        Errands errands,
        WrongPins wrongPins,
        Supplier<CounterReadings> readings,
        LimitCounts limits,
        MonthCorrections corrections,
        Optional<Sharing> sharing,
        MonthFile months,
        Runnable leave)
        implements AutoCloseable {

    /**
     * Counting in a cluster.
     *
     * @param member member of the cluster
     * @param errands same as those of the {@code NodeCounters}
     */
    record Sharing(ClusterMember member, ClusterErrands errands) {}

    /**
     * Starts counting. Waits some seconds for the other nodes of a cluster.
     *
     * @throws CommandFault when the node cannot be a member of its cluster, or the file of months cannot be used
     */
    static NodeCounters open(NodeSettings settings, PinHasher pins, NodeClock clock) {
        ServiceClasses classes = settings.rules().plan().classes();
        if (settings.cluster().isEmpty()) {
            LocalErrands errands = new LocalErrands(classes, pins);
            return new NodeCounters(
                    errands,
                    errands,
                    errands::readings,
                    errands,
                    errands,
                    Optional.empty(),
                    months(settings, errands),
                    () -> {
                        // There is no cluster to leave.
                    });
        }
        ClusterMember member;
        try {
            member = ClusterMember.start(settings.cluster().get());
        } catch (ClusterException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
        ClusterErrands errands = new ClusterErrands(member, classes, pins, settings.limits(), clock);
        MonthFile months;
        try {
            months = months(settings, errands);
        } catch (CommandFault e) {
            member.close();
            throw e;
        }
        return new NodeCounters(
                errands,
                errands,
                errands::readings,
                errands,
                errands,
                Optional.of(new Sharing(member, errands)),
                months,
                () -> {
                    errands.awaitSettled();
                    member.close();
                });
    }

    Optional<ClusterMember> member() {
        return sharing.map(Sharing::member);
    }

    /** The node's view of its cluster, if it has one. */
    Optional<ClusterReadings> cluster() {
        return member().map(ClusterMember::readings);
    }

    private static MonthFile months(NodeSettings settings, MonthCounts counts) {
        try {
            return MonthFile.open(settings.home().months(), counts);
        } catch (IOException e) {
            throw new CommandFault(settings.home().months() + " cannot be used (" + Reason.of(e)
                    + "); make it readable and writable, or set TOLLBRIDGE_HOME to another folder");
        }
    }

    @Override
    public void close() {
        leave.run();
        months.close();
    }
}
