package org.tollbridge.node.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.DialSettings;

/** Three nodes with one store, each in a network namespace that .ci/chaos makes. */
final class ChaosNodes {

    /** How switches reach the nodes. */
    enum Arrangement {
        /** Each node has a switch to itself: nobody else hears of its calls, whose rooms come back at the age limit. */
        OWN_POINT_CODES,
        /** One switch has all nodes behind one point code; they go on with each other's calls. */
        ONE_POINT_CODE;

        boolean adopts() {
            return this == ONE_POINT_CODE;
        }

        /** What a node's configuration has of it, among that of its cluster. */
        private String cluster(int nodeNumber) {
            return adopts() ? ", node-number: " + nodeNumber + ", signalling-port: 2906, adopt-after-ms: 1000" : "";
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static final int COUNT = 3;

    private final Arrangement arrangement;
    private final Path folder;
    private final List<NodeProcess> nodes = new ArrayList<>();

    private ChaosNodes(Arrangement arrangement, Path folder) {
        this.arrangement = arrangement;
        this.folder = folder;
    }

    /**
     * Starts them and waits until they see each other.
     *
     * @param calls what their configuration has of calls
     */
    static ChaosNodes start(Arrangement arrangement, Path folder, SharedStore store, String calls) throws Exception {
        ChaosNodes all = new ChaosNodes(arrangement, folder);
        for (int i = 0; i < COUNT; i++) {
            all.nodes.add(NodeProcess.start(
                    all.home(i),
                    List.of("ip", "netns", "exec", "tbchaos" + i),
                    new InetSocketAddress("10.77.2." + (i + 1), 2905),
                    store.yaml() + "node: {name: n" + i + "}\ncalls: {" + calls + "}\n"
                            + "cluster: {members: [10.77.1.1:5701, 10.77.1.2:5701, 10.77.1.3:5701], address: 10.77.1."
                            + (i + 1) + arrangement.cluster(i + 1) + "}\n"));
        }
        try {
            all.awaitWhole();
        } catch (Throwable late) {
            all.close();
            throw late;
        }
        return all;
    }

    Path home(int at) {
        return folder.resolve("n" + at);
    }

    NodeProcess get(int at) {
        return nodes.get(at);
    }

    List<NodeProcess> all() {
        return nodes;
    }

    /** As many switches as the arrangement has. */
    int switches() {
        return arrangement.adopts() ? 1 : COUNT;
    }

    /** A switch of one node, or of all. */
    Ssp connect(int at) throws Exception {
        InetSocketAddress first = nodes.get(at).address();
        if (!arrangement.adopts()) {
            return Ssp.connect(first, 1);
        }
        List<DialSettings> others = nodes.stream()
                .map(NodeProcess::address)
                .filter(address -> !address.equals(first))
                .map(Carrier::to)
                .toList();
        return Ssp.connect(first, 1, settings -> settings.withSharing(new SwitchSettings.Sharing(others, false)));
    }

    /** Cuts a node off from the others; its switches reach it. */
    void cutOff(int at) throws Exception {
        ip("link", "set", "tbc" + at, "nomaster");
    }

    /** Undoes a cut; the node finds the others some seconds later. */
    void heal(int at) throws Exception {
        ip("link", "set", "tbc" + at, "master", "tbc");
    }

    private static void ip(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command + " ended with " + code);
        }
    }

    /** Waits until each sees all. A node that was cut off looks for the others every five seconds. */
    void awaitWhole() throws Exception {
        for (int i = 0; i < COUNT; i++) {
            awaitMembers(i, COUNT);
        }
    }

    /** Waits until a node sees so many, itself among them. */
    void awaitMembers(int at, int size) throws Exception {
        Until.started(
                "node " + at + " sees " + size + " members",
                () -> nodes.get(at)
                        .status()
                        .map(status -> status.path("cluster"))
                        .map(cluster -> cluster.path("members").size() == size
                                && (!arrangement.adopts()
                                        || cluster.path("handsOverTo").size() == size - 1))
                        .orElse(false));
    }

    /** Ends them, and undoes what was cut. */
    void close() throws Exception {
        nodes.forEach(NodeProcess::close);
        for (int i = 0; i < COUNT; i++) {
            heal(i);
        }
    }
}
