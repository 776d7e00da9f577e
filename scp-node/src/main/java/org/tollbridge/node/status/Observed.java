package org.tollbridge.node.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.tollbridge.adapter.call.CallTranslator;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.core.accounting.AccountingReadings;
import org.tollbridge.core.cluster.AdoptionReadings;
import org.tollbridge.core.cluster.ClusterReadings;
import org.tollbridge.core.counter.CounterReadings;
import org.tollbridge.core.credit.CreditReadings;
import org.tollbridge.core.engine.CallEngine;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.node.quarantine.QuarantineWriter;
import org.tollbridge.node.traffic.TrafficControl;
import org.tollbridge.provisioning.live.WebhookReadings;

/**
 * The parts of a node that are observed. Observing changes nothing and never waits.
 *
 * @param counters counts of calls against limits
 * @param cluster the cluster, if there is one
 * @param adoption adoption of lost nodes' calls; empty where nodes do not adopt calls
 * @param accounting empty where there are no accounting servers
 * @param credit empty where no subscriber requires credit
 * @param numbers number of service numbers in the store
 * @param unread service numbers that take no calls because their plans cannot be read
 * @param unreadNext service numbers in service whose next plans cannot be read
 * @param behind whether other nodes have seen later changes of the shared store for some seconds
 */
public record Observed(
        SignallingStack stack,
        CallTranslator translator,
        CallEngine engine,
        Supplier<CounterReadings> counters,
        Supplier<Optional<ClusterReadings>> cluster,
        Supplier<Optional<AdoptionReadings>> adoption,
        Journal journal,
        Supplier<Optional<AccountingReadings>> accounting,
        Supplier<Optional<CreditReadings>> credit,
        Supplier<WebhookReadings> webhooks,
        QuarantineWriter quarantine,
        TrafficControl traffic,
        List<InapSwitch> switches,
        IntSupplier numbers,
        Supplier<Set<String>> unread,
        Supplier<Set<String>> unreadNext,
        BooleanSupplier draining,
        BooleanSupplier behind) {

    public Observed {
        switches = List.copyOf(switches);
    }

    /** Whether each switch is reachable, by name; a switch known only by its point code is called {@code pc-N}. */
    public Map<String, Boolean> links() {
        Map<String, Boolean> named = new TreeMap<>();
        stack.links().forEach((pointCode, up) -> named.put(nameOf(pointCode), up));
        return named;
    }

    private String nameOf(int pointCode) {
        return switches.stream()
                .filter(each -> each.pointCode() == pointCode)
                .map(each -> each.profile().name())
                .findFirst()
                .orElse("pc-" + pointCode);
    }
}
