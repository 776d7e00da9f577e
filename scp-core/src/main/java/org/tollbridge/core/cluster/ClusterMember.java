package org.tollbridge.core.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.internal.util.ConcurrencyUtil;
import com.hazelcast.partition.PartitionLostListener;
import com.hazelcast.replicatedmap.ReplicatedMap;
import com.hazelcast.topic.ITopic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** This node as a member of its cluster. */
public final class ClusterMember implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);
    private static final int ANSWERING_THREADS = 4;
    private static final Duration BACKUPS = Duration.ofSeconds(20);
    private static final int ANSWERS_WAITING = 100_000;
    private static final long MEASURE_MILLIS = 5_000;

    /** Delay after a member has gone; by then the others have noticed it too, and wait for none of its backups. */
    private static final long AGAIN_MILLIS = 50;

    /** Handles answers of other members. One for the process, like Hazelcast's own. */
    private static final Executor ANSWERS = answering();

    private final ClusterSettings settings;
    private final ClusterNodes nodes;

    private final HazelcastInstance instance;
    private final CountLanes counts;
    private final CountQueues changes;
    private final SharedPins pins;
    /** The last change of the shared store visible to the calls of each node, by the node's name. */
    private final ReplicatedMap<String, Long> data;
    /**
     * Numbers of the nodes that have taken over dialogues of others, by the prefix of the dialogues' transaction ids.
     */
    private final ReplicatedMap<Integer, Integer> heirs;

    /** Counts of filtered calls, for the node whose operator set the filter. */
    private final ITopic<String> filterNews;

    private final CallClaims claims;
    private final ClockWatch clock;

    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("cluster").daemon().unstarted(task));
    private final List<Runnable> lossListeners = new CopyOnWriteArrayList<>();
    private final LongAdder merges = new LongAdder();
    private final LongAdder losses = new LongAdder();

    private ClusterMember(ClusterSettings settings, String incarnation, HazelcastInstance instance) {
        this.settings = settings;
        this.nodes = new ClusterNodes(instance.getCluster(), settings, incarnation);
        this.instance = instance;
        this.clock = new ClockWatch(System::currentTimeMillis, instance.getCluster()::getClusterTime);
        this.counts = new CountLanes(instance);
        this.changes = new CountQueues(settings.nodeName(), incarnation, counts::change, ANSWERS);
        this.data = instance.getReplicatedMap(MemberConfig.DATA);
        this.heirs = instance.getReplicatedMap(MemberConfig.HEIRS);
        this.filterNews = instance.getTopic(MemberConfig.FILTER_NEWS);
        this.claims = new CallClaims(instance.getMap(MemberConfig.CLAIMS), instance.getMap(MemberConfig.PLACES));
        this.pins = new SharedPins(instance.getReplicatedMap(MemberConfig.WRONG_PINS));
        instance.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGED) {
                merges.increment();
                LOG.info("this node has rejoined cluster {}; its calls are counted again", settings.name());
                tellLoss();
            }
        });
        PartitionLostListener lost = event -> {
            if (event.allReplicasInPartitionLost() || event.getLostBackupCount() >= 1) {
                losses.increment();
                tellLoss();
            }
        };
        UUID unused = instance.getPartitionService().addPartitionLostListener(lost);
        UUID unusedToo = instance.getCluster().addMembershipListener(new MembershipAdapter() {
            @Override
            public void memberRemoved(MembershipEvent event) {
                later(AGAIN_MILLIS, changes::again);
            }
        });
        keepEvery(MEASURE_MILLIS, counts::measure);
        keepEvery(MEASURE_MILLIS, this::watchClock);
    }

    private void watchClock() {
        boolean unused = clock.look();
    }

    private static Executor answering() {
        return new ThreadPoolExecutor(
                ANSWERING_THREADS,
                ANSWERING_THREADS,
                0,
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(ANSWERS_WAITING),
                task -> Thread.ofPlatform().name("cluster-answers").daemon().unstarted(task),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * Joins the cluster, or starts it when no other node is there. May wait for some seconds.
     *
     * @throws ClusterException when the port is taken, the address is not this machine's, a node of this name is
     *     already a member, or one of a version that has other lanes ({@link CountLanes}) or sends other messages
     */
    public static ClusterMember start(ClusterSettings settings) throws ClusterException {
        return start(settings, UnaryOperator.identity());
    }

    /** @param adjusted changes Hazelcast's configuration, for tests */
    static ClusterMember start(ClusterSettings settings, UnaryOperator<Config> adjusted) throws ClusterException {
        requireAddress(settings);
        // A system property, not part of the configuration: Hazelcast logs its first messages before it reads that.
        System.setProperty("hazelcast.logging.type", "slf4j");
        // On a machine with two cores, Hazelcast starts a thread for each answer unless it is given an executor.
        ConcurrencyUtil.setDefaultAsyncExecutor(ANSWERS);
        String incarnation = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        HazelcastInstance instance;
        try {
            instance = Hazelcast.newHazelcastInstance(adjusted.apply(MemberConfig.of(settings, incarnation)));
        } catch (HazelcastException | IllegalStateException e) {
            throw new ClusterException("no member of cluster " + settings.name() + " can be started at "
                    + settings.address().getHostAddress() + ":" + settings.port() + ": " + e.getMessage()
                    + "; check that cluster.address is an address of this machine, that cluster.port is free, and that"
                    + " the cluster has no node of a version that distributes counts differently (see the log); such"
                    + " nodes must all be stopped first");
        }
        ClusterMember member = new ClusterMember(settings, incarnation, instance);
        Optional<String> stranger = member.nodes.stranger();
        if (stranger.isPresent()) {
            member.close();
            throw new ClusterException("this node of version " + settings.version() + " and " + stranger.get()
                    + " in cluster " + settings.name() + " do not understand each other's counts and calls; stop all"
                    + " nodes of the one version before the first of the other is started");
        }
        Optional<String> namesake = member.nodes.namesake();
        if (namesake.isPresent()) {
            member.close();
            throw new ClusterException("a node of the name " + settings.nodeName() + " is in cluster " + settings.name()
                    + " already, at " + namesake.get() + "; give each node a node.name of its own");
        }
        Optional<String> twin = member.nodes.twin();
        if (twin.isPresent()) {
            member.close();
            throw new ClusterException("node " + twin.get() + " of cluster " + settings.name()
                    + " has the same cluster.node-number as node " + settings.nodeName()
                    + "; give each node a number of its own");
        }
        member.nodes.warnOfMinority();
        member.awaitBackups();
        return member;
    }

    /** Checked here because Hazelcast would report it with stack traces. */
    private static void requireAddress(ClusterSettings settings) throws ClusterException {
        String address = settings.address().getHostAddress();
        if (!settings.isOfThisMachine()) {
            throw new ClusterException(
                    "cluster.address " + address + " is none of this machine's addresses; give the one"
                            + " at which the other nodes reach this one");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException e) {
            throw new ClusterException("cluster.port " + settings.port() + " cannot be listened on at " + address + " ("
                    + e.getMessage() + "); end the process that has the port, or set cluster.port to another one");
        }
    }

    /**
     * Waits until the counts that this member must keep have arrived and have their backup. Partitions are assigned on
     * the first request, and no call should wait for that.
     */
    private void awaitBackups() {
        long limit = System.nanoTime() + BACKUPS.toNanos();
        try {
            while (!instance.getPartitionService().isClusterSafe()) {
                if (System.nanoTime() - limit > 0) {
                    LOG.warn(
                            "counts are still being transferred between the nodes of cluster {}; a node that fails now"
                                    + " may lose some of them",
                            settings.name());
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a task now and whenever a node has come or gone, never twice at the same time. */
    public void onMembers(Runnable listener) {
        UUID unused = instance.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                later(0, listener);
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                later(0, listener);
            }
        });
        later(0, listener);
    }

    /** Returns the nodes of the cluster as this one sees them. */
    public ClusterNodes nodes() {
        return nodes;
    }

    String name() {
        return settings.nodeName();
    }

    /** Sends copies to another node. */
    Future<Boolean> keep(Member keeper, CopyBundle bundle) {
        return instance.getExecutorService(MemberConfig.COPIES).submitToMember(bundle, keeper);
    }

    /** Sets where this node keeps copies of other nodes' calls. */
    void keepCopies(HeldCopies copies) {
        instance.getUserContext().put(HeldCopies.NAME, copies);
    }

    CallClaims claims() {
        return claims;
    }

    /** Announces that this node has taken over dialogues of a lost one. */
    void tellHeir(int range) {
        settings.place().ifPresent(place -> {
            Integer unused = heirs.put(range, place.number());
        });
    }

    /** Announces that no such dialogues are left here. */
    void dropHeir(int range) {
        Integer unused = heirs.remove(range);
    }

    /**
     * Returns the numbers of the nodes that have taken over dialogues of others, by the prefix of the dialogues'
     * transaction ids. Prefixes of nodes that are present are excluded: such an entry may be from an earlier start and
     * never have been withdrawn.
     */
    public Map<Integer, Integer> heirs() {
        Map<Integer, Integer> ofTheLost = new HashMap<>(heirs);
        ofTheLost.keySet().removeAll(nodes.ranges());
        return Map.copyOf(ofTheLost);
    }

    /** Runs a task, which must be fast, whenever {@link #heirs} may have changed. */
    public void onHeirs(Runnable listener) {
        onMembers(listener);
        UUID unused = heirs.addEntryListener(new EntryAdapter<Integer, Integer>() {
            @Override
            public void onEntryEvent(EntryEvent<Integer, Integer> event) {
                listener.run();
            }
        });
    }

    /** Sends counts of filtered calls from a switch to the other members, without waiting. */
    void tellFilterNews(String text) {
        CompletionStage<Void> unused = filterNews.publishAsync(text);
    }

    /** Runs a task, which must be fast, with the filter counts that another member sends. */
    void onFilterNews(Consumer<String> listener) {
        UUID unused = filterNews.addMessageListener(message -> {
            if (!message.getPublishingMember().localMember()) {
                listener.accept(message.getMessageObject());
            }
        });
    }

    /** Changes the counts of a key. */
    void change(String key, CountChange change, CountQueues.Reply reply) {
        changes.send(key, change, reply);
    }

    /** Returns how much of a claim's limit is used, for callers that may wait; empty when no answer comes in time. */
    OptionalLong used(Claim claim, long millis) {
        return counts.used(claim, millis);
    }

    CountLanes counts() {
        return counts;
    }

    SharedPins pins() {
        return pins;
    }

    /** Runs a task periodically, on a thread that must not be blocked. */
    void keepEvery(long millis, Runnable task) {
        ScheduledFuture<?> unused = keeper.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // Errors too: an escaped one would end the repetition.
                LOG.error("the maintenance of the cluster's counters failed", e);
            }
        };
    }

    /** Runs a task once, unless the member is stopping. */
    void later(long millis, Runnable task) {
        try {
            ScheduledFuture<?> unused = keeper.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("stopping");
        }
    }

    /** Runs a task when part of the members' shared data may have been lost. */
    void onLoss(Runnable listener) {
        lossListeners.add(listener);
    }

    private void tellLoss() {
        later(0, () -> lossListeners.forEach(Runnable::run));
    }

    /**
     * Returns the number of numbers and destinations whose counts this member keeps for all, as of some seconds ago.
     */
    int ownedKeys() {
        return counts.keys();
    }

    /** Returns this node's view of the cluster, without asking other nodes. */
    public ClusterReadings readings() {
        List<ClusterReadings.Member> members = new ArrayList<>();
        for (Member each : instance.getCluster().getMembers()) {
            Address address = each.getAddress();
            members.add(new ClusterReadings.Member(
                    ClusterNodes.nameOf(each),
                    address.getHost() + ":" + address.getPort(),
                    ClusterNodes.versionOf(each),
                    dataOf(ClusterNodes.nameOf(each)),
                    each.localMember()));
        }
        return new ClusterReadings(
                settings.name(),
                settings.nodes(),
                settings.quorum(),
                members,
                ownedKeys(),
                merges.sum(),
                losses.sum(),
                clock.ahead());
    }

    private OptionalLong dataOf(String node) {
        Long told = data.get(node);
        return told == null ? OptionalLong.empty() : OptionalLong.of(told);
    }

    /**
     * Announces to the other nodes which change of the shared store this one's calls see. Waits for another node, so it
     * must not be called on a thread that handles calls.
     */
    public void tellData(long version) {
        Long unused = data.put(settings.nodeName(), version);
    }

    /** Runs a task, which must be fast, when a node has announced which change its calls see. */
    public void onData(Runnable listener) {
        UUID unused = data.addEntryListener(new EntryAdapter<String, Long>() {
            @Override
            public void onEntryEvent(EntryEvent<String, Long> event) {
                listener.run();
            }
        });
    }

    /** Leaves the cluster after handing over what this member keeps. */
    @Override
    public void close() {
        keeper.shutdownNow();
        instance.shutdown();
        pins.close();
    }

    /** Stops as in a power failure, for tests. */
    void kill() {
        keeper.shutdownNow();
        instance.getLifecycleService().terminate();
        pins.close();
    }
}
