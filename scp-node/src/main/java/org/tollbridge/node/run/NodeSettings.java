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
 * Everything a node is made from.
 *
 * @param home prepared, and held by this process
 * @param store where the numbers are kept
 * @param signalling the way to the switches
 * @param switches what each switch can and wants; each point code once
 * @param traffic overload control, and orders to switches
 * @param rules number plan, service classes and the operator's time zone
 * @param world what call plans are walked with
 * @param rating what calls cost
 * @param accounting the accounting servers, if there are any
 * @param credit whose calls are held against credit
 * @param mediation the files for mediation, if there are any
 * @param records which call records go to the store, if any do
 * @param live how others are told of what happens at the moment
 * @param drain how long open calls may go on when the node stops
 * @param recovery how long a switch may be out of reach before its calls are settled as lost
 * @param treatment what callers get whose calls fail at the start
 * @param quarantine how many of their messages are kept
 * @param http where HTTP is served, if it is
 * @param api how the API is served there
 * @param cluster the other nodes that it counts with, if it does
 * @param batches the folder whose batch files are loaded as they come, if there is one
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
        Optional<RecordRoom.Settings> records,
        LiveRoom.Settings live,
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

    /** By what reports tell calls apart. */
    CallGrouping grouping() {
        return new CallGrouping(rules.zone(), rules.plan().numberPlan(), world.places());
    }
}
