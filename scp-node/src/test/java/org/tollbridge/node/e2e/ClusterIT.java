package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.status.StatusReport;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/**
 * Three nodes in processes of their own, each with its switch, and one number whose limit holds over all of them: under
 * load, and when one of them is killed.
 */
@Timeout(300)
@Tag("tcp")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {

    private static final String NUMBER = "4008299999";
    private static final int NODES = 3;
    private static final int LIMIT = 5;
    private static final int AT_ONCE = 4;
    private static final int CALLS = 2_000;
    private static final int AGE_SECONDS = 8;
    private static final long LONG = 1_000_000;
    private static final String PLAN = "entry: office\nlimits:\n  concurrent: " + LIMIT
            + "\n  whenSilent: closed\noffice: destination\n  number: 861062345678\n";

    @TempDir
    private static Path folder;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<Ssp> switches = new ArrayList<>();
    private Tally tally = new Tally(Duration.ofSeconds(1));

    @BeforeAll
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
                            + ", counter-ms: 10000}\n"
                            + "cluster: {members: [" + members + "], port: " + ports.get(NODES + i) + "}\n"));
        }
        for (NodeProcess node : nodes) {
            awaitMembers(node, NODES);
            switches.add(Ssp.connect(node.address(), 1));
        }
    }

    @BeforeEach
    void countAnew() {
        tally = new Tally(Duration.ofSeconds(1));
    }

    @AfterAll
    void close() {
        switches.forEach(Ssp::close);
        nodes.forEach(NodeProcess::close);
    }

    private static void awaitMembers(NodeProcess node, int size) throws Exception {
        Until.started(
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

    /** Puts other switches in the place of these, whose calls end with them. */
    private void replaceSwitches() throws Exception {
        for (int i = 0; i < NODES; i++) {
            switches.get(i).close();
            NodeProcess node = nodes.get(i);
            Until.holds("nothing is held", () -> held(node) == 0);
            switches.set(i, Ssp.connect(node.address(), 1));
        }
    }

    private int records() throws Exception {
        int records = 0;
        for (NodeProcess node : nodes) {
            records += node.records().size();
        }
        return records;
    }

    @Test
    @Order(1)
    void aLimitHoldsOverAllNodesAndNothingIsLeft() throws Exception {
        AtomicInteger left = new AtomicInteger(CALLS);
        CompletableFuture.allOf(switches.stream().map(each -> load(each, left)).toArray(CompletableFuture[]::new))
                .get(120, TimeUnit.SECONDS);

        assertEquals(CALLS, tally.calls());
        assertEquals(LIMIT, tally.most(), tally::crowd);
        assertTrue(tally.released() > 0, "the limit was never met");
        assertEquals(CALLS, tally.connected() + tally.released());
        for (NodeProcess node : nodes) {
            Until.holds("nothing is held", () -> held(node) == 0);
        }
        fillUp();
        replaceSwitches();
        int ended = CALLS + LIMIT + 1;
        Until.holds("each call has its record", () -> records() >= ended);
        assertEquals(ended, records());
    }

    @Test
    @Order(2)
    void aKilledNodeLeavesNoRoomTakenForEverAndNoneGivenTwice() throws Exception {
        Instant begun = Instant.now();
        CompletableFuture<CallResult> open = talking(0);
        tally.talks(Instant.now(), begun.plusSeconds(AGE_SECONDS));
        AtomicInteger doomed = new AtomicInteger(Integer.MAX_VALUE);
        AtomicInteger left = new AtomicInteger(CALLS);
        CompletableFuture<Void> lost = load(switches.get(0), doomed);
        CompletableFuture<Void> living =
                CompletableFuture.allOf(load(switches.get(1), left), load(switches.get(2), left));
        Until.holds("load", () -> left.get() < CALLS * 3 / 4);
        nodes.get(0).kill();
        long over = System.nanoTime() + TimeUnit.SECONDS.toNanos(AGE_SECONDS + 1);
        nodes.get(0).restart();
        assertFalse(open.isDone(), "its parties talk");
        doomed.set(0);
        living.get(120, TimeUnit.SECONDS);
        switches.get(0).close();
        Until.holds("the calls of the dead node are given up", lost::isDone);

        assertTrue(tally.most() <= LIMIT, tally::crowd);
        for (int i = 1; i < NODES; i++) {
            NodeProcess node = nodes.get(i);
            Until.holds("the living hold nothing", () -> held(node) == 0);
        }
        awaitMembers(nodes.get(0), NODES);
        JsonNode status = nodes.get(0).status().orElseThrow();
        String words = StatusReport.words(status);
        assertTrue(words.contains("cluster    tollbridge, 3 of 3 nodes see each other, limits are counted"), words);
        switches.set(0, Ssp.connect(nodes.get(0).address(), 1));
        // The room of the dead node's calls is taken until they can only be over; then all of it is there, and no more.
        Until.holds("its calls can only be over", () -> System.nanoTime() - over >= 0);
        fillUp();
        List<CallRecord> records = nodes.get(0).records();
        assertTrue(records.stream().anyMatch(record -> record.reason() == Reason.NODE_LOST), "it had open calls");
    }
}
