package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** Three nodes in processes of their own, each with its switch, and one number whose limit holds over all of them. */
@Timeout(240)
@Tag("tcp")
class ClusterIT {

    private static final String NUMBER = "4008299999";
    private static final int NODES = 3;
    private static final int LIMIT = 5;
    private static final int AT_ONCE = 4;
    private static final int AGE_SECONDS = 12;
    private static final long LONG = 1_000_000;
    private static final String PLAN = "entry: office\nlimits:\n  concurrent: " + LIMIT
            + "\n  whenSilent: closed\noffice: destination\n  number: 861062345678\n";

    @TempDir
    private Path folder;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<Ssp> switches = new ArrayList<>();
    private final Tally tally = new Tally(Duration.ofSeconds(1));

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = NodeProcess.freePorts(2 * NODES);
        String members = ports.subList(NODES, 2 * NODES).stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(", "));
        for (int i = 0; i < NODES; i++) {
            Path home = folder.resolve("n" + i);
            NodeProcess.give(home, NUMBER, PLAN);
            nodes.add(NodeProcess.start(
                    home,
                    ports.get(i),
                    "node: {name: n" + i + "}\n"
                            + "calls: {max-age-seconds: " + AGE_SECONDS + ", ringing-seconds: " + AGE_SECONDS
                            + ", counter-ms: 1000}\n"
                            + "cluster: {members: [" + members + "], port: " + ports.get(NODES + i) + "}\n"));
        }
        for (NodeProcess node : nodes) {
            awaitMembers(node, NODES);
            switches.add(Ssp.connect(node.address(), 1));
        }
    }

    @AfterEach
    void close() {
        switches.forEach(Ssp::close);
        nodes.forEach(NodeProcess::close);
    }

    private static void awaitMembers(NodeProcess node, int size) throws Exception {
        Until.holds(
                "a cluster of " + size,
                () -> node.status()
                        .map(status -> status.path("cluster").path("members").size() == size)
                        .orElse(false));
    }

    private static int held(NodeProcess node) throws Exception {
        return node.status().orElseThrow().path("limits").path("held").asInt();
    }

    /** Calls one after the other, a few at a time, until so many were placed. */
    private CompletableFuture<Void> load(Ssp from, AtomicInteger left) {
        List<CompletableFuture<?>> lines = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            lines.add(line(from, left));
        }
        return CompletableFuture.allOf(lines.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> line(Ssp from, AtomicInteger left) {
        if (left.getAndDecrement() <= 0) {
            return CompletableFuture.completedFuture("done");
        }
        return from.begin(Calls.to(NUMBER).everyone(Calls.answers(60, HangsUp.CALLING)))
                .thenCompose(result -> {
                    tally.add(Calls.FIXED_CALLER, result);
                    return line(from, left);
                });
    }

    private CallResult place(int at) throws Exception {
        return switches.get(at).place(Calls.to(NUMBER));
    }

    private CompletableFuture<CallResult> talking(int at) throws Exception {
        int before =
                nodes.get(at).status().orElseThrow().path("limits").path("held").asInt();
        CompletableFuture<CallResult> call =
                switches.get(at).begin(Calls.to(NUMBER).everyone(Calls.answers(LONG, HangsUp.CALLED)));
        Until.holds("the call is counted", () -> held(nodes.get(at)) == before + 1);
        return call;
    }

    /** Every room can be had at any node, and one call more finds none. */
    private void fillUp() throws Exception {
        List<CompletableFuture<CallResult>> open = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            open.add(talking(i % NODES));
        }
        assertEquals(OptionalInt.of(44), place(LIMIT % NODES).releaseCause());
        assertTrue(open.stream().noneMatch(CompletableFuture::isDone));
    }

    @Test
    void aLimitHoldsOverAllNodesAndNothingIsLeft() throws Exception {
        AtomicInteger left = new AtomicInteger(3_000);
        CompletableFuture.allOf(switches.stream().map(each -> load(each, left)).toArray(CompletableFuture[]::new))
                .get(120, TimeUnit.SECONDS);

        assertEquals(3_000, tally.calls());
        assertEquals(LIMIT, tally.most());
        assertTrue(tally.released() > 0, "the limit was never met");
        assertEquals(3_000, tally.connected() + tally.released());
        for (NodeProcess node : nodes) {
            Until.holds("nothing is held", () -> held(node) == 0);
        }
        fillUp();
        close();
        int records = 0;
        for (NodeProcess node : nodes) {
            records += node.records().size();
        }
        assertEquals(3_000 + LIMIT + 1, records);
    }

    @Test
    void aKilledNodeLeavesNoRoomTakenForEverAndNoneGivenTwice() throws Exception {
        AtomicInteger doomed = new AtomicInteger(Integer.MAX_VALUE);
        AtomicInteger left = new AtomicInteger(2_000);
        CompletableFuture<Void> lost = load(switches.get(0), doomed);
        CompletableFuture<Void> living =
                CompletableFuture.allOf(load(switches.get(1), left), load(switches.get(2), left));
        Until.holds("load", () -> left.get() < 1_500);
        nodes.get(0).kill();
        long over = System.nanoTime() + TimeUnit.SECONDS.toNanos(AGE_SECONDS + 1);
        doomed.set(0);
        living.get(120, TimeUnit.SECONDS);
        awaitMembers(nodes.get(1), NODES - 1);
        switches.get(0).close();
        Until.holds("the calls of the dead node are given up", lost::isDone);

        assertTrue(tally.most() <= LIMIT, tally.most() + " calls at one time");
        for (int i = 1; i < NODES; i++) {
            NodeProcess node = nodes.get(i);
            Until.holds("the living hold nothing", () -> held(node) == 0);
        }
        // The room of the dead node's calls is taken until they can only be over; then all of it is there, and no more.
        Until.holds("its calls can only be over", () -> System.nanoTime() - over >= 0);
        List<CompletableFuture<CallResult>> open = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            open.add(talking(1 + i % 2));
        }
        assertEquals(OptionalInt.of(44), place(1).releaseCause());
        assertTrue(open.stream().noneMatch(CompletableFuture::isDone), "all of them are open at one time");

        nodes.get(0).restart();
        awaitMembers(nodes.get(0), NODES);
        JsonNode status = nodes.get(0).status().orElseThrow();
        String words = StatusReport.words(status);
        assertTrue(words.contains("cluster    tollbridge, 3 of 3 nodes see each other, limits are counted"), words);
        switches.set(0, Ssp.connect(nodes.get(0).address(), 1));
        for (NodeProcess node : nodes) {
            Until.holds("nothing is held", () -> held(node) == 0);
        }
        fillUp();
        List<CallRecord> records = nodes.get(0).records();
        assertTrue(!records.isEmpty(), "it had calls");
    }
}
