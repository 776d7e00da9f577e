package org.tollbridge.node.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tollbridge.adapter.call.DefaultTreatment;
import org.tollbridge.adapter.call.InapSwitch;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.core.engine.EngineSettings;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.core.mediation.MediationFormat;
import org.tollbridge.core.mediation.MediationSettings;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.FaultTold;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.OperationsKeys;
import org.tollbridge.node.config.Rules;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.http.HttpSettings;
import org.tollbridge.node.load.StoreReader;
import org.tollbridge.node.quarantine.QuarantineSettings;
import org.tollbridge.node.traffic.TrafficSettings;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRating;
import org.tollbridge.service.plan.PlanWorld;

/** Converts configured values to the settings of the node's parts, and reports contradictions. */
public final class SettingsReader {

    private SettingsReader() {}

    /**
     * Reads the settings of a node.
     *
     * @throws CommandFault with a line for each fault of a value and each contradiction
     */
    public static NodeSettings read(Values values, NodeHome home) {
        List<String> faults = new ArrayList<>(values.faults());
        List<InapSwitch> switches = part("switches", faults, () -> SwitchReader.read(values, faults))
                .orElse(List.of());
        long starts = part("home", faults, () -> StartCount.before(home)).orElse(0L);
        Optional<StackSettings> signalling = part("signalling", faults, () -> SignallingReader.read(values, starts));
        Optional<CallLimits> limits = part(
                "calls",
                faults,
                () -> new CallLimits(
                        1000L * values.integer(Keys.CALLS_RINGING),
                        1000L * values.integer(Keys.CALLS_AGE),
                        1000L * values.integer(Keys.CALLS_ANNOUNCEMENT),
                        values.integer(Keys.CALLS_COUNTER),
                        values.integer(Keys.CALLS_PART),
                        new CallLimits.Supervision(
                                values.integer(Keys.CALLS_SUPERVISION),
                                values.integer(Keys.CALLS_TALK),
                                values.integer(Keys.CALLS_WARNING))));
        Optional<EngineSettings> engine = part(
                "node",
                faults,
                () -> new EngineSettings(values.text(Keys.NODE_NAME), values.integer(Keys.CALLS_MAX_OPEN)));
        Optional<JournalSettings> journal = part("journal", faults, () -> journal(values, home));
        Optional<PlanWorld> world = part("plans", faults, () -> PlanWorldReader.read(values));
        Optional<Optional<AccountingPlan>> accounting =
                part("accounting", faults, () -> AccountingPlan.read(values, home, starts));
        Optional<CreditPlan> credit = part("credit", faults, () -> CreditPlan.read(values, starts));
        Optional<Optional<MediationSettings>> mediation = part("mediation", faults, () -> mediation(values));
        Optional<StoreSettings> store = part("store", faults, () -> StoreReader.read(values, home));
        Optional<TrafficSettings> traffic = part("overload", faults, () -> TrafficReader.read(values, switches));
        Optional<Optional<ClusterSettings>> cluster = part("cluster", faults, () -> ClusterReader.read(values, starts));
        Optional<Optional<HttpSettings>> http = part("http", faults, () -> ApiWiring.http(values));
        Optional<NumberRules> rules = part("service-classes", faults, () -> Rules.forNumbers(values));
        Optional<CallRating> rating = part("charging", faults, () -> rating(values, rules, world));
        if (!faults.isEmpty()) {
            throw new CommandFault(faults, CommandFault.BAD_CALL);
        }
        return new NodeSettings(
                home,
                store.orElseThrow(),
                signalling.orElseThrow(),
                switches,
                engine.orElseThrow(),
                limits.orElseThrow(),
                journal.orElseThrow(),
                traffic.orElseThrow(),
                rules.orElseThrow(),
                world.orElseThrow(),
                rating.orElseThrow(),
                accounting.orElseThrow(),
                credit.orElseThrow(),
                mediation.orElseThrow(),
                RecordLoader.settings(values),
                LiveWiring.settings(values),
                Duration.ofSeconds(values.integer(Keys.DRAIN_SECONDS)),
                Duration.ofMillis(values.integer(SignallingKeys.M3UA_RECOVERY)),
                values.choice(Keys.CALLS_TREATMENT, DefaultTreatment.class),
                new QuarantineSettings(
                        values.integer(OperationsKeys.QUARANTINE_ENTRIES),
                        values.number(OperationsKeys.QUARANTINE_SIZE) << 10),
                http.orElseThrow(),
                ApiWiring.api(values),
                cluster.orElseThrow(),
                values.optional(OperationsKeys.BATCHES_FOLDER).map(Path::of));
    }

    private static CallRating rating(Values values, Optional<NumberRules> rules, Optional<PlanWorld> world) {
        Optional<Path> file = TariffReader.configured(values);
        TariffReader.requireReadable(ChargingKeys.TARIFFS, file);
        return new CallRating(TariffReader.read(
                ChargingKeys.TARIFFS,
                file,
                rules.orElseThrow(FaultTold::new).plan().classes(),
                world.orElseThrow(FaultTold::new)));
    }

    private static Optional<MediationSettings> mediation(Values values) {
        return values.optional(ChargingKeys.MEDIATION_FOLDER)
                .map(folder -> new MediationSettings(
                        Path.of(folder),
                        values.text(Keys.NODE_NAME),
                        values.choice(ChargingKeys.MEDIATION_FORMAT, MediationFormat.class),
                        values.integer(ChargingKeys.MEDIATION_RECORDS),
                        1_000L * values.integer(ChargingKeys.MEDIATION_SECONDS),
                        values.integer(ChargingKeys.MEDIATION_HIDDEN)));
    }

    private static JournalSettings journal(Values values, NodeHome home) {
        JournalSettings usual = JournalSettings.in(home.journal());
        return new JournalSettings(
                usual.directory(),
                values.number(Keys.JOURNAL_SEGMENT) << 20,
                values.integer(Keys.JOURNAL_WAITING),
                values.integer(Keys.JOURNAL_GATHER),
                usual.retryMillis());
    }

    /**
     * Creates the settings of one part. A refusal becomes a fault, prefixed with the part's name unless it has a
     * location; a value missing because of another fault causes no further one.
     */
    static <T> Optional<T> part(String name, List<String> faults, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            faults.add("configuration of " + name + ": " + e.getMessage());
            return Optional.empty();
        } catch (CommandFault e) {
            faults.addAll(e.lines());
            return Optional.empty();
        } catch (FaultTold told) {
            return Optional.empty();
        }
    }
}
