package org.tollbridge.core.cluster;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.ReplicatedMapConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Builds Hazelcast's configuration from ours. */
final class MemberConfig {

    static final String COUNTS = "counts";
    static final String WRONG_PINS = "wrong-pins";
    static final String DATA = "data";
    static final String CLAIMS = "claims";
    static final String PLACES = "copies-of";
    static final String HEIRS = "heirs";
    static final String COPIES = "copies";
    static final String FILTER_NEWS = "filter-news";
    static final String INCARNATION = "incarnation";
    static final String RANGE = "dialogues";
    static final String NODE = "node";
    static final String VERSION = "version";
    static final String FORMS = "forms";
    static final String NUMBER = "number";
    static final String SIGNALLING_PORT = "signalling-port";
    static final String POINT_CODE = "point-code";

    static final String QUORUM = "more than half";
    private static final int SECRET_DIGITS = 16;
    /** Long enough for a lost node to start again. */
    private static final int CLAIM_SECONDS = 7 * 24 * 3_600;

    /** Each bundle of a node waits for the previous one, so this is enough for a hundred nodes. */
    private static final int BUNDLES_WAITING = 1_000;

    /**
     * A node that is gone is noticed after at most 3 s, and immediately when its connections break. An operation whose
     * backup does not answer is indeterminate after half a second, and never counts as done. An operation that is not
     * possible yet, for example when a new master requests lanes and the others do not accept it as master yet, is
     * retried every 10 ms, for some 12 s. Lanes are moved one at a time, so each is blocked only for its own move.
     */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("hazelcast.partition.count", Integer.toString(CountLanes.COUNT)),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", "3"),
            Map.entry("hazelcast.connection.monitor.interval", "20"),
            Map.entry("hazelcast.connection.monitor.max.faults", "1"),
            Map.entry("hazelcast.operation.backup.timeout.millis", "500"),
            Map.entry("hazelcast.operation.call.timeout.millis", "10000"),
            Map.entry("hazelcast.operation.fail.on.indeterminate.state", "true"),
            Map.entry("hazelcast.invocation.retry.pause.millis", "10"),
            Map.entry("hazelcast.invocation.max.retry.count", "1250"),
            Map.entry("hazelcast.partition.max.parallel.migrations", "1"),
            Map.entry("hazelcast.wait.seconds.before.join", "1"),
            Map.entry("hazelcast.merge.first.run.delay.seconds", "5"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
            Map.entry("hazelcast.graceful.shutdown.max.wait", "10"));

    private MemberConfig() {}

    static Config of(ClusterSettings settings, String incarnation) {
        Config config = new Config("tollbridge-" + settings.nodeName() + "-" + settings.port());
        config.setClusterName(settings.secret()
                .map(secret -> settings.name() + "-" + digest(secret))
                .orElse(settings.name()));
        PROPERTIES.forEach(config::setProperty);
        config.getMemberAttributeConfig()
                .setAttribute(NODE, settings.nodeName())
                .setAttribute(VERSION, settings.version())
                .setAttribute(FORMS, CountChange.forms())
                .setAttribute(INCARNATION, incarnation);
        settings.place()
                .ifPresent(place -> config.getMemberAttributeConfig()
                        .setAttribute(NUMBER, Integer.toString(place.number()))
                        .setAttribute(RANGE, Integer.toString(place.range()))
                        .setAttribute(SIGNALLING_PORT, Integer.toString(place.port()))
                        .setAttribute(POINT_CODE, Integer.toString(place.pointCode())));
        config.getJetConfig().setEnabled(false);
        network(config.getAdvancedNetworkConfig(), settings);
        config.getSerializationConfig()
                .addDataSerializableFactory(CountChange.FACTORY, CountChange::create)
                .setJavaSerializationFilterConfig(exceptionsOnly());
        config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(QUORUM, true, settings.quorum())
                .setProtectOn(SplitBrainProtectionOn.READ_WRITE));
        config.addMapConfig(new MapConfig(COUNTS)
                .setInMemoryFormat(InMemoryFormat.OBJECT)
                .setBackupCount(1)
                .setAsyncBackupCount(0)
                .setSplitBrainProtectionName(QUORUM)
                .setMergePolicyConfig(new MergePolicyConfig(FreshestMerge.class.getName(), 100)));
        config.addMapConfig(sure(CLAIMS).setTimeToLiveSeconds(CLAIM_SECONDS));
        // Without a limit: a node sets the place of its copies only when it changes, and has one entry for each start.
        config.addMapConfig(sure(PLACES));
        config.addExecutorConfig(
                new ExecutorConfig(COPIES, 1).setQueueCapacity(BUNDLES_WAITING).setStatisticsEnabled(false));
        config.addReplicatedMapConfig(new ReplicatedMapConfig(HEIRS));
        config.addReplicatedMapConfig(new ReplicatedMapConfig(WRONG_PINS));
        config.addReplicatedMapConfig(new ReplicatedMapConfig(DATA));
        return config;
    }

    /** Returns a map that gives every node the same answer, or none while too few see each other. */
    private static MapConfig sure(String name) {
        return new MapConfig(name)
                .setBackupCount(1)
                .setSplitBrainProtectionName(QUORUM)
                .setMergePolicyConfig(new MergePolicyConfig(FreshestMerge.class.getName(), 100));
    }

    /** Members only: with the advanced network there is no port for clients, REST or memcache. */
    private static void network(AdvancedNetworkConfig network, ClusterSettings settings) {
        String address = settings.address().getHostAddress();
        ServerSocketEndpointConfig endpoint = new ServerSocketEndpointConfig()
                .setPort(settings.port())
                .setPortAutoIncrement(false)
                .setPublicAddress(address + ":" + settings.port());
        endpoint.getInterfaces().setEnabled(true).addInterface(address);
        network.setEnabled(true).setMemberEndpointConfig(endpoint);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(settings.service().isEmpty()).setMembers(settings.members());
        settings.service()
                .ifPresent(name -> join.getKubernetesConfig().setEnabled(true).setProperty("service-dns", name));
    }

    /** Members send each other exceptions as serialized objects, and no other serialized objects. */
    private static JavaSerializationFilterConfig exceptionsOnly() {
        return new JavaSerializationFilterConfig()
                .setDefaultsDisabled(true)
                .setWhitelist(new ClassFilter()
                        .addPrefixes("com.hazelcast.", "[")
                        .addPackages("java.lang", "java.util", "java.util.concurrent", "java.io", "java.net"));
    }

    private static String digest(String secret) {
        try {
            byte[] octets = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(octets).substring(0, SECRET_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
