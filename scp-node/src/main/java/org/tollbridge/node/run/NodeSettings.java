package org.tollbridge.node.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tollbridge.adapter.call.DefaultTreatment;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.core.engine.EngineSettings;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.core.mediation.MediationSettings;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.http.HttpSettings;
import org.tollbridge.node.quarantine.QuarantineSettings;
import org.tollbridge.node.traffic.TrafficSettings;
import org.tollbridge.provisioning.api.ApiSettings;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.store.CallGrouping;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRating;
import org.tollbridge.service.plan.PlanWorld;

/**
 * All settings of a node.
 *
 * @param home prepared home, locked by this process
 * @param store where the numbers are stored
 * @param signalling connections to the switches
 * @param switches capabilities and requirements of each switch; each point code once
 * @param traffic overload control, and orders to switches
 * @param rules number plan, service classes and the operator's time zone
 * @param world environment in which call plans are walked
 * @param rating call rating
 * @param accounting the accounting servers, if there are any
 * @param credit which subscribers' calls require credit
 * @param mediation mediation files, if enabled
 * @param records loading of call records into the store, if enabled
 * @param live live events and webhooks
 * @param drain how long open calls may continue when the node stops
 * @param recovery how long a switch may be unreachable before its calls are settled as lost
 * @param treatment treatment of callers whose calls fail at the start
 * @param quarantine how many of their messages are stored
 * @param http HTTP server, if enabled
 * @param api settings of the API
 * @param cluster the cluster, if the node is in one
 * @param batches watched folder for batch files, if configured
 */
public record NodeSettings(
        NodeHome home,
        StoreSettings store,
        StackSettings signalling,
        List<InapSwitch> switches,
        EngineSettings engine,
        CallLimits limits,
        JournalSettings journal,
        TrafficSettings traffic,
        NumberRules rules,
        PlanWorld world,
        CallRating rating,
        Optional<AccountingPlan> accounting,
        CreditPlan credit,
        Optional<MediationSettings> mediation,
        Optional<RecordLoader.Settings> records,
        LiveWiring.Settings live,
        Duration drain,
        Duration recovery,
        DefaultTreatment treatment,
        QuarantineSettings quarantine,
        Optional<HttpSettings> http,
        ApiSettings api,
        Optional<ClusterSettings> cluster,
        Optional<Path> batches) {

    public NodeSettings {
        switches = List.copyOf(switches);
    }

    /** How reports group calls. */
    CallGrouping grouping() {
        return new CallGrouping(rules.zone(), rules.plan().numberPlan(), world.places());
    }
}
