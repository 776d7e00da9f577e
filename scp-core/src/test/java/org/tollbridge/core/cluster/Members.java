package org.tollbridge.core.cluster;

import com.hazelcast.cluster.impl.MemberImpl;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.cluster.ClusterService;
import com.hazelcast.internal.cluster.impl.ClusterServiceImpl;
import com.hazelcast.spi.impl.PartitionSpecificRunnable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The members of a cluster, in this process, on free ports of the loopback address. */
final class Members implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    /** Below the ports that systems give by themselves, of which another process could get one before a member starts. */
    private static final int FIRST_PORT = 20_000;

    private static final int END_OF_PORTS = 32_000;
    private static final int MOST_TRIES = 1_000;

    /** Behind which the members stand that share one. */
    private static final int POINT_CODE = 2;

    private final List<Integer> ports = new ArrayList<>();
    private final List<Optional<ClusterMember>> members = new ArrayList<>();
    private boolean together;
    private UnaryOperator<Config> adjusted = UnaryOperator.identity();

    private Members(int size) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ServerSocket socket = freePlace();
            sockets.add(socket);
            ports.add(socket.getLocalPort());
            members.add(Optional.empty());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    private static ServerSocket freePlace() throws IOException {
        for (int tries = 1; true; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                if (tries >= MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }

    /** A cluster in which nobody runs yet. */
    static Members none(int size) throws IOException {
        return new Members(size);
    }

    /** A cluster that is whole. */
    static Members start(int size) throws Exception {
        Members all = new Members(size);
        for (int i = 0; i < size; i++) {
            all.start(i, "n" + i);
        }
        return all;
    }

    /**
     * A cluster that is whole.
     *
     * @param order of the members' ports: where two parts have as many members, that of the higher one goes to the other
     */
    static Members start(int size, Comparator<Integer> order) throws Exception {
        Members all = new Members(size);
        all.ports.sort(order);
        for (int i = 0; i < size; i++) {
            all.start(i, "n" + i);
        }
        all.awaitSize(size);
        return all;
    }

    /** A cluster that is whole and in which a change whose backup does not answer is not given up before a minute. */
    static Members patient(int size) throws Exception {
        Members all = new Members(size);
        all.adjusted = config -> config.setProperty("hazelcast.operation.backup.timeout.millis", "60000");
        for (int i = 0; i < size; i++) {
            all.start(i, "n" + i);
        }
        all.awaitSize(size);
        return all;
    }

    /** A cluster that is whole and whose members share a point code, with the numbers from 1. */
    static Members behindOnePointCode(int size) throws Exception {
        Members all = new Members(size);
        all.together = true;
        for (int i = 0; i < size; i++) {
            all.start(i, "n" + i);
        }
        all.awaitSize(size);
        return all;
    }

    ClusterMember startOne(int index) throws Exception {
        return start(index, "n" + index);
    }

    ClusterMember start(int index, String name) throws Exception {
        ClusterMember member = ClusterMember.start(settings(index, name), adjusted);
        members.set(index, Optional.of(member));
        return member;
    }

    ClusterSettings settings(int index, String name) {
        return new ClusterSettings(
                name,
                "1.0",
                "test",
                Optional.of("swordfish"),
                InetAddress.getLoopbackAddress(),
                ports.get(index),
                false,
                ports.stream().map(port -> "127.0.0.1:" + port).toList(),
                Optional.empty(),
                ports.size(),
                together
                        ? Optional.of(new ClusterSettings.Place(
                                index + 1, ports.get(index), POINT_CODE, index + 1, Optional.of(Duration.ofMillis(1))))
                        : Optional.empty());
    }

    int port(int index) {
        return ports.get(index);
    }

    ClusterMember get(int index) {
        return members.get(index).orElseThrow();
    }

    void kill(int index) {
        get(index).kill();
        members.set(index, Optional.empty());
    }

    /** The first member takes another one for dead, tells the others, and lets it come back some seconds later. */
    void cutOff(int index) throws InterruptedException {
        ClusterService first = hazelcast(0).node.getClusterService();
        MemberImpl gone = first.getMember(hazelcast(index).node.getLocalMember().getUuid());
        ((ClusterServiceImpl) first).suspectMember(gone, "cut off", true);
        await(() -> get(0).readings().members().size() == members.size() - 1);
    }

    /** What is behind a member, for what its interface does not offer. */
    HazelcastInstanceImpl hazelcast(int index) {
        HazelcastInstance instance = Objects.requireNonNull(
                Hazelcast.getHazelcastInstanceByName("tollbridge-n" + index + "-" + ports.get(index)));
        return ((HazelcastInstanceProxy) instance).getOriginal();
    }

    /** Whether a member has a partition (replica 0) or its backup (1). */
    boolean isAt(int partition, int replica, int index) {
        Node node = hazelcast(index).node;
        return node.getThisUuid()
                .equals(node.getPartitionService()
                        .getPartition(partition)
                        .getReplica(replica)
                        .uuid());
    }

    /** Keeps the thread of a member's partition from doing anything until it is let go, or the member is gone. */
    CountDownLatch hold(int index, int partition) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        hazelcast(index).node.getNodeEngine().getOperationService().execute(new PartitionSpecificRunnable() {
            @Override
            public int getPartitionId() {
                return partition;
            }

            @Override
            public void run() {
                held.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        held.await();
        return letGo;
    }

    /** Waits until all who live see so many. */
    void awaitSize(int size) throws InterruptedException {
        await(() -> members.stream()
                .flatMap(Optional::stream)
                .allMatch(each -> each.readings().members().size() == size));
    }

    /** Waits until a member counts no more: it sees that the others are gone, and a moment later that it may not. */
    void awaitFew(int index) throws InterruptedException {
        awaitSize(1);
        await(() -> !hazelcast(index)
                .getSplitBrainProtectionService()
                .getSplitBrainProtection(MemberConfig.QUORUM)
                .hasMinimumSize());
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("it does not come about");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void close() {
        members.stream().flatMap(Optional::stream).forEach(ClusterMember::kill);
    }
}
