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
 * @param homes homes of the nodes, in order
 * @param ports M3UA ports
 */
record BenchNodes(String name, List<NodeHome> homes, List<ChildJvm> jvms, List<Integer> ports)
        implements AutoCloseable {

    /** Several JVMs start at once, and may have much data to read. */
    private static final Duration STARTS = Duration.ofMinutes(4);

    /** Prepares the contents of a node's home. */
    interface Preparation {
        /**
         * Writes it.
         *
         * @param configuration cluster configuration, to which further keys are appended
         */
        void prepare(NodeHome home, String configuration) throws IOException;
    }

    /**
     * Starts nodes, and waits until all of them are running.
     *
     * @param home parent folder of their homes
     * @param size number of nodes; a single one is not in a cluster
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
