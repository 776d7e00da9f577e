package org.tollbridge.node.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.call.BadCalls;
import org.tollbridge.adapter.call.CallTranslator;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.core.accounting.AccountingSender;
import org.tollbridge.core.cluster.AdoptionReadings;
import org.tollbridge.core.cluster.CallSharing;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.core.counter.CounterReadings;
import org.tollbridge.core.credit.OnlineCredit;
import org.tollbridge.core.engine.CallEngine;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.mediation.MediationSettings;
import org.tollbridge.core.mediation.MediationWriter;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.ClusterKeys;
import org.tollbridge.node.config.OperationsKeys;
import org.tollbridge.node.config.SignallingKeys;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.ControlServer;
import org.tollbridge.node.desk.Desk;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.http.HttpServer;
import org.tollbridge.node.load.ExportThroughNode;
import org.tollbridge.node.load.LoadThroughNode;
import org.tollbridge.node.load.NumberLoader;
import org.tollbridge.node.load.WatchedFolder;
import org.tollbridge.node.metrics.NodeMetrics;
import org.tollbridge.node.quarantine.EntryFiles;
import org.tollbridge.node.quarantine.QuarantineWriter;
import org.tollbridge.node.status.Health;
import org.tollbridge.node.status.Observed;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.node.trace.TraceFile;
import org.tollbridge.node.trace.TraceHub;
import org.tollbridge.node.trace.TraceRun;
import org.tollbridge.node.trace.TraceThroughNode;
import org.tollbridge.node.traffic.FilterThroughNode;
import org.tollbridge.node.traffic.TrafficControl;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.service.call.CallLogic;
import org.tollbridge.service.port.CallRecords;
import org.tollbridge.wire.transport.TransportException;

/** A running SCP node: store, journal, call engine, signalling and control socket, wired together. */
public final class Node implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    /** Time allowed for ending parts to write to the store. */
    private static final Duration STORE_WORDS = Duration.ofSeconds(10);

    /** Time allowed for a dialogue to end after its call; beyond that it is left to the switch's time-out. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private static final long LEAVE_MILLIS = 500;

    private final NodeSettings settings;
    private final NumberStore store;
    private final Journal journal;
    private final DeadlineWheel wheel;
    private final ExecutorService pins;
    private final NodeCounters counters;
    private final Optional<NumberFollower> data;
    private final NodeCredit credit;
    private final LiveWiring live;
    private final Optional<CallSharing> sharing;
    private final CallEngine engine;
    private final SignallingStack stack;
    private final CallTranslator translator;
    private final QuarantineWriter quarantine;
    private final TrafficControl traffic;
    private final ControlServer control;
    private final Observed observed;
    private final NodeMetrics metrics;
    private final TraceRun traces;
    private Optional<TraceFile> traceFile = Optional.empty();
    private final CallCorrector corrections;
    private final ApiWiring api;
    private final PlanSchedule plans;
    private Optional<HttpServer> http = Optional.empty();
    private volatile Optional<AccountingSender> accounting = Optional.empty();
    private Optional<MediationWriter> mediation = Optional.empty();
    private Optional<WatchedFolder> batches = Optional.empty();
    private Optional<RecordLoader> records = Optional.empty();
    private volatile boolean draining;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Node(NodeSettings settings, NumberStore store, Journal journal, Opened opened) {
        this.settings = settings;
        this.store = store;
        this.journal = journal;
        NodeClock clock = NodeClock.system();
        this.wheel = new DeadlineWheel(clock);
        this.pins = opened.with(PinThread.start());
        this.counters = opened.with(NodeCounters.open(settings, new Pbkdf2Pins(pins), clock));
        this.data = counters.member()
                .filter(member -> settings.store().shared())
                .map(member -> opened.with(NumberFollower.open(store, member)));
        this.credit = opened.with(NodeCredit.open(settings, store, journal, clock));
        this.sharing = AdoptionWiring.open(settings, counters, journal, clock);
        sharing.ifPresent(opened::add);
        this.live = opened.with(LiveWiring.open(
                settings, store, sharing.<CallRecords>map(CallSharing::records).orElse(journal)));
        this.engine = new CallEngine(
                settings.engine(),
                new CallLogic(settings.rules().plan(), settings.limits(), settings.rating(), credit),
                store::snapshot,
                settings.world().with(counters.wrongPins()),
                counters.errands(),
                credit.capped(counters.errands()),
                live.records(),
                clock,
                wheel);
        this.stack = opened.with(new SignallingStack(settings.signalling()));
        counters.member().ifPresent(member -> {
            AdoptionWiring.join(stack, settings, member);
            NeighbourWiring.join(stack, settings.cluster().orElseThrow(), member);
        });
        KnownSwitches switches = KnownSwitches.of(settings.switches());
        this.translator = new CallTranslator(
                stack.provider(),
                switches::at,
                engine,
                new BadCalls(settings.treatment(), stack::suspect),
                NeighbourWiring.correlations(settings));
        this.quarantine = opened.with(QuarantineWriter.open(
                new EntryFiles(settings.home().quarantine()), settings.quarantine(), switches::nameOf));
        stack.setSuspects(quarantine::accept);
        stack.addLinkListener(new LinkWatch(
                wheel,
                settings.recovery(),
                settings.signalling().sccp().pointCodes(),
                switches::nameOf,
                gone -> translator.peersLost(
                        dialog -> stack.points(dialog).stream().allMatch(gone::test))));
        sharing.ifPresentOrElse(
                calls -> AdoptionWiring.start(calls, stack, switches::at, engine),
                () -> journal.left().forEach(engine::settled));
        this.traffic = new TrafficControl(settings.traffic(), stack, clock, wheel);
        counters.member().ifPresent(traffic::share);
        this.observed = new Observed(
                stack,
                translator,
                engine,
                counters.readings(),
                counters::cluster,
                this::adoption,
                journal,
                () -> accounting.map(AccountingSender::readings),
                () -> credit.online().map(OnlineCredit::readings),
                live::webhooks,
                quarantine,
                traffic,
                settings.switches(),
                () -> store.snapshot().size(),
                store::unread,
                store::unreadNext,
                () -> draining,
                () -> data.map(NumberFollower::behind).orElse(false));
        this.metrics = opened.with(new NodeMetrics(observed));
        this.traces = new TraceRun(
                new TraceHub(stack::tap), settings.signalling().sccp().pointCodes(), switches::nameOf);
        this.corrections = CallCorrector.of(settings, journal, store, counters.corrections());
        this.api = new ApiWiring(store, settings, corrections, live.feed(), counters.limits(), observed);
        this.plans = opened.with(PlanSchedule.start(store));
        this.control = ControlServer.open(settings.home().controlSocket(), commands(switches));
    }

    private Map<String, ControlCommand> commands(KnownSwitches switches) {
        return Map.of(
                LoadThroughNode.COMMAND,
                LoadThroughNode.serve(
                        new NumberLoader(store, settings.rules()),
                        () -> data.map(NumberFollower::awaitEverywhere).orElse(Map.of())),
                Desk.COMMAND,
                new Desk(store, settings.rules(), settings.records().isPresent(), said -> LOG.info("audit: {}", said))
                        .serve(),
                ExportThroughNode.COMMAND,
                ExportThroughNode.serve(new BatchPlace(store, settings.rules())),
                StatusReport.COMMAND,
                StatusReport.serve(observed),
                TraceThroughNode.COMMAND,
                TraceThroughNode.serve(traces, switches::pointCodeOf),
                FilterThroughNode.COMMAND,
                FilterThroughNode.serve(traffic),
                LimitsThroughNode.COMMAND,
                new LimitsThroughNode(store, counters.limits(), settings.rules().zone()).serve(),
                CallCorrector.COMMAND,
                corrections.serve(),
                DrainThroughNode.COMMAND,
                DrainThroughNode.serve(this::openCalls, settings.drain()));
    }

    /**
     * Starts a node.
     *
     * @throws CommandFault when a part cannot start, such as when a port is in use; nothing is running then
     */
    public static Node start(NodeSettings settings) {
        return start(settings, Optional.empty());
    }

    /**
     * Starts a node that captures all its messages to a file.
     *
     * @param trace capture file
     * @throws CommandFault when a part cannot start; nothing is running then
     */
    public static Node start(NodeSettings settings, Optional<Path> trace) {
        StartCount.add(settings.home());
        Opened opened = new Opened();
        try {
            Node node = open(settings, opened);
            opened.onlyThis(node);
            node.begin(trace);
            return node;
        } catch (TransportException e) {
            opened.closeAfter(e);
            throw new CommandFault(keys(settings, e) + ": " + e.getMessage());
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** The configuration keys of a transport that failed to start. */
    private static String keys(NodeSettings settings, TransportException fault) {
        boolean ofCluster = settings.cluster()
                .flatMap(ClusterSettings::place)
                .filter(place -> fault.port().equals(OptionalInt.of(place.port())))
                .isPresent();
        if (ofCluster) {
            return ClusterKeys.CLUSTER_ADDRESS + ", " + ClusterKeys.CLUSTER_SIGNALLING_PORT;
        }
        return fault.port().isEmpty()
                ? SignallingKeys.M3UA_TRANSPORT
                : SignallingKeys.M3UA_ADDRESSES + ", " + SignallingKeys.M3UA_PORT;
    }

    private static Node open(NodeSettings settings, Opened opened) {
        NumberStore store = opened.with(StoreOpener.open(settings));
        try {
            Journal journal = opened.with(Journal.open(settings.journal(), AdoptionWiring.left(settings)));
            return new Node(settings, store, journal, opened);
        } catch (IOException e) {
            throw new CommandFault(Reason.of(e) + "; make the folder writable, or set TOLLBRIDGE_HOME to another one");
        }
    }

    private void begin(Optional<Path> trace) throws TransportException {
        Path directory = settings.journal().directory();
        wheel.start();
        accounting = settings.accounting().map(plan -> plan.start(directory, journal));
        mediation = settings.mediation().map(this::writeFiles);
        records = settings.records()
                .map(wanted -> RecordLoader.start(
                        wanted,
                        directory,
                        journal::durableSequence,
                        new CallLoading(store, settings.grouping()),
                        InstantSource.system()));
        traceFile = trace.map(file -> TraceFile.start(traces, file));
        traffic.start(translator);
        serveHttp();
        batches = settings.batches().map(this::watch);
    }

    private MediationWriter writeFiles(MediationSettings files) {
        try {
            return MediationWriter.start(files, settings.journal().directory(), journal::durableSequence);
        } catch (IOException e) {
            throw unusable(ChargingKeys.MEDIATION_FOLDER, files.folder(), e);
        }
    }

    private WatchedFolder watch(Path folder) {
        try {
            return WatchedFolder.start(folder, settings.engine().nodeName(), new NumberLoader(store, settings.rules()));
        } catch (IOException e) {
            throw unusable(OperationsKeys.BATCHES_FOLDER, folder, e);
        }
    }

    private static CommandFault unusable(String key, Path folder, IOException why) {
        return new CommandFault(key + " " + folder + " cannot be used (" + Reason.of(why)
                + "); name a folder that the node may make and write in");
    }

    private void serveHttp() {
        http = settings.http()
                .map(where ->
                        HttpServer.start(where, List.of(Health.routes(observed), metrics.routes(), api.routes())));
    }

    /** Listening addresses for switches, with actual ports. */
    public List<InetSocketAddress> addresses() {
        return stack.addresses();
    }

    /** Address of the HTTP server, with the actual port; empty when it is disabled. */
    public Optional<InetSocketAddress> httpAddress() {
        return http.map(HttpServer::address);
    }

    /** The first of {@link #addresses}. */
    public InetSocketAddress address() {
        return addresses().getFirst();
    }

    public NodeSettings settings() {
        return settings;
    }

    public NumberStore store() {
        return store;
    }

    public Journal journal() {
        return journal;
    }

    public CallEngine engine() {
        return engine;
    }

    public SignallingStack signalling() {
        return stack;
    }

    public CallTranslator translator() {
        return translator;
    }

    /** The sender of accounting records; empty when there are no accounting servers. */
    public Optional<AccountingSender> accounting() {
        return accounting;
    }

    /** Whether a subscriber's calls require credit. */
    public boolean holdsCredit(String subscriber) {
        return credit.of(subscriber).isPresent();
    }

    /** The client of credit servers; empty when no subscriber requires credit. */
    public Optional<OnlineCredit> credit() {
        return credit.online();
    }

    /** Readings of the adoption of lost nodes' calls; empty where nodes do not adopt calls. */
    public Optional<AdoptionReadings> adoption() {
        return sharing.map(CallSharing::readings);
    }

    /** Counts against limits so far. */
    public CounterReadings counters() {
        return counters.readings().get();
    }

    public TrafficControl traffic() {
        return traffic;
    }

    /**
     * The one-time secret of the API's first administrator, when there are no accounts yet; it is returned only once.
     */
    public Optional<String> firstSecret() {
        return http.isEmpty() ? Optional.empty() : api.firstSecret();
    }

    /** One line for the person who started the node. */
    public String banner() {
        return Banner.of(this);
    }

    /**
     * Accepts no more calls, waits up to the configured time for open ones to end, and then ends everything.
     *
     * @return number of calls still open at the limit
     */
    public int drain() throws InterruptedException {
        draining = true;
        stack.drain();
        // Switches redirected to other nodes may still complete what they were sending.
        TimeUnit.MILLISECONDS.sleep(stack.neighbours().isEmpty() ? 0 : LEAVE_MILLIS);
        int left = engine.drain(settings.drain());
        awaitLastWords();
        close();
        return left;
    }

    /** The engine considers a call over just before its TC-END is sent, which the switch must still receive. */
    private void awaitLastWords() throws InterruptedException {
        long limit = System.nanoTime() + LAST_WORDS.toNanos();
        while (stack.dialogues() > 0 && System.nanoTime() - limit < 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Number of open calls. */
    public int openCalls() {
        return engine.counters().open();
    }

    /** Ends everything at once. Open calls get records only through {@link #drain}. */
    @Override
    public void close() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        store.closeAfter(STORE_WORDS);
        live.close();
        http.ifPresent(HttpServer::close);
        api.close();
        batches.ifPresent(WatchedFolder::close);
        control.close();
        plans.close();
        traffic.close();
        stack.close();
        traceFile.ifPresent(TraceFile::close);
        wheel.close();
        pins.shutdownNow();
        data.ifPresent(NumberFollower::close);
        sharing.ifPresent(CallSharing::close);
        counters.close();
        metrics.close();
        quarantine.close();
        close(journal);
        credit.close();
        accounting.ifPresent(AccountingSender::close);
        mediation.ifPresent(MediationWriter::close);
        records.ifPresent(RecordLoader::close);
        store.close();
    }

    private static void close(Journal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            LOG.warn("the journal did not close cleanly: {}", e.getMessage());
        }
    }

    /** Longest duration of {@link #drain}. */
    public Duration drainLimit() {
        return settings.drain();
    }
}
