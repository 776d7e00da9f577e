package org.tollbridge.node.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tollbridge.node.home.NodeHome;

/**
 * The JVMs of one node, or of several in one cluster.
 *
 * @param homes of the nodes, in their order
 * @param ports of their M3UA
 */
record BenchNodes(String name, List<NodeHome> homes, List<ChildJvm> jvms, List<Integer> ports)
        implements AutoCloseable {

    /** Several JVMs start at once, and may have much to read. */
    private static final Duration STARTS = Duration.ofMinutes(4);

    /** Writes what a node is to find in its home. */
    interface Preparation {
        /**
         * Writes it.
         *
         * @param configuration of the cluster; what else it is to say comes behind
         */
        void prepare(NodeHome home, String configuration) throws IOException;
    }

    /**
     * Starts them, and waits until all of them run.
     *
     * @param home their homes are folders in it
     * @param size how many; one is in no cluster
     */
    static BenchNodes start(Path home, String name, int size, Preparation preparation)
            throws IOException, InterruptedException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 3 * size; i++) {
            ports.add(CapacityCommand.freePort());
        }
        BenchNodes nodes = new BenchNodes(name, new ArrayList<>(), new ArrayList<>(), ports.subList(0, size));
        try {
            for (int i = 0; i < size; i++) {
                String folder = size + "-" + i;
                NodeHome node = new NodeHome(home.resolve(folder));
                preparation.prepare(node, size == 1 ? "" : cluster(ports, size, i));
                nodes.homes.add(node);
                nodes.jvms.add(CapacityCommand.node(home, folder, ports.get(i)));
            }
            for (ChildJvm jvm : nodes.jvms) {
                jvm.awaitWords(CapacityCommand.RUNS, STARTS);
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            nodes.close();
            throw failed;
        }
        return nodes;
    }

    private static String cluster(List<Integer> ports, int size, int at) {
        String members = ports.subList(size, 2 * size).stream()
                .map(port -> "\"127.0.0.1:" + port + "\"")
                .collect(Collectors.joining(", "));
        return "node: {name: n" + at + "}\ncluster: {members: [" + members + "], port: " + ports.get(size + at)
                + ", node-number: " + (at + 1) + ", signalling-port: " + ports.get(2 * size + at) + "}\n";
    }

    @Override
    public void close() {
        jvms.forEach(ChildJvm::close);
    }
}
