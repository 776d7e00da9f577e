package org.tollbridge.node.e2e;

import java.nio.file.Path;
import java.util.List;

/** A node in this process that counts together with one in a process of its own, which can be made to say nothing. */
final class SlowCounters implements AutoCloseable {

    private static final int MEMBERS = 2;

    private final Scp scp;
    private final NodeProcess other;

    private SlowCounters(Scp scp, NodeProcess other) {
        this.scp = scp;
        this.other = other;
    }

    /**
     * Starts both, and waits until they count together.
     *
     * @param yaml more of the configuration of the node in this process
     * @param waitMillis how long a call waits for a counter
     */
    static SlowCounters start(Path folder, int waitMillis, String yaml) throws Exception {
        List<Integer> ports = NodeProcess.freePorts(3);
        String members =
                "cluster: {members: [\"127.0.0.1:" + ports.get(0) + "\", \"127.0.0.1:" + ports.get(1) + "\"], port: ";
        NodeProcess other = NodeProcess.start(
                folder.resolve("other"), ports.get(2), "node: {name: other}\n" + members + ports.get(1) + "}\n");
        try {
            Scp scp = Scp.start(
                    folder.resolve("own"),
                    "node: {name: own}\ncalls: {counter-ms: " + waitMillis + "}\n" + members + ports.get(0) + "}\n"
                            + yaml);
            Until.started(
                    "a cluster of both",
                    () -> other.status()
                            .map(status ->
                                    status.path("cluster").path("members").size() == MEMBERS)
                            .orElse(false));
            return new SlowCounters(scp, other);
        } catch (Exception | Error e) {
            other.close();
            throw e;
        }
    }

    Scp scp() {
        return scp;
    }

    /** From now on no counter answers: each is at the other node, or has its copy there. */
    void silence() throws Exception {
        other.signal("STOP");
    }

    /** Takes {@link #silence} back. */
    void speak() throws Exception {
        other.signal("CONT");
    }

    @Override
    public void close() {
        try {
            other.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scp.close();
    }
}
