package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.cluster.AdoptionReadings;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.ClusterSettings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;

/**
 * Two nodes behind one point code, of which one is a process that is killed or stopped, and a third member of their cluster
 * that takes no calls: the survivor goes on with the other's open calls, and each call has one record.
 */
@Tag("tcp")
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptionIT {

    private static final String LIMITED = "4008299998";
    /** Of a class whose calls have no copies. */
    private static final String UNSHARED = "8008100001";

    private static final int LIMIT = 20;
    private static final String PLAN = "entry: office\nlimits:\n  concurrent: " + LIMIT
            + "\n  whenSilent: closed\noffice: destination\n  number: 861062345678\n";
    private static final String UNLIMITED_PLAN = "entry: office\noffice: destination\n  number: 861062345678\n";
    private static final int CALLS = LIMIT;
    /** A thousand of a call's seconds are one of the clock. */
    private static final long MEANWHILE = 4_000;

    @TempDir
    private static Path folder;

    private List<Integer> ports = List.of();
    private Optional<ClusterMember> witness = Optional.empty();
    private Optional<Scp> survivor = Optional.empty();
    private Optional<NodeProcess> lost = Optional.empty();
    private Optional<Ssp> ssp = Optional.empty();

    @BeforeAll
    void start() throws Exception {
        ports = NodeProcess.freePorts(7);
        String yaml = """
                node: {name: n%d}
                m3ua: {port: %d, recovery-ms: 500}
                calls: {counter-ms: 1000}
                service-classes:
                  - {name: "800", prefix: "800", adopted: false}
                  - {name: "400", prefix: "400", payer: split, subscriber-rate: 100, caller-rate: 100}
                cluster: {members: ["127.0.0.1:%d", "127.0.0.1:%d", "127.0.0.1:%d"], port: %d, node-number: %d, signalling-port: %d, adopt-after-ms: 200}
                """;
        NodeProcess.give(folder.resolve("n1"), LIMITED, PLAN);
        NodeProcess.give(folder.resolve("n2"), LIMITED, PLAN);
        NodeProcess.give(folder.resolve("n1"), UNSHARED, UNLIMITED_PLAN);
        NodeProcess.give(folder.resolve("n2"), UNSHARED, UNLIMITED_PLAN);
        lost = Optional.of(NodeProcess.start(
                folder.resolve("n2"), ports.get(1), yaml(yaml, 2).replaceFirst("m3ua: .*\n", "")));
        CompletableFuture<ClusterMember> third = CompletableFuture.supplyAsync(this::member);
        survivor = Optional.of(Scp.start(folder.resolve("n1"), yaml(yaml, 1)));
        witness = Optional.of(third.get(60, TimeUnit.SECONDS));
        awaitNodes();
    }

    private String yaml(String form, int number) {
        return form.formatted(
                number,
                ports.get(number - 1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                ports.get(1 + number),
                number,
                ports.get(4 + number));
    }

    private ClusterMember member() {
        try {
            return ClusterMember.start(new ClusterSettings(
                    "n3",
                    "1.0",
                    "tollbridge",
                    Optional.empty(),
                    InetAddress.getLoopbackAddress(),
                    ports.get(4),
                    false,
                    ports.subList(2, 5).stream()
                            .map(port -> "127.0.0.1:" + port)
                            .toList(),
                    Optional.empty(),
                    3));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Scp survivor() {
        return survivor.orElseThrow();
    }

    private void awaitNodes() throws Exception {
        Until.started(
                "three nodes, and a way to the other one",
                () -> survivor().node().signalling().neighbours().size() == 1
                        && lost.orElseThrow()
                                .status()
                                .filter(status ->
                                        status.path("cluster").path("members").size() == 3)
                                .filter(status -> status.path("cluster")
                                                .path("handsOverTo")
                                                .size()
                                        == 1)
                                .isPresent());
    }

    @AfterEach
    void disconnect() {
        ssp.ifPresent(Ssp::close);
    }

    @AfterAll
    void close() {
        survivor.ifPresent(Scp::close);
        lost.ifPresent(NodeProcess::close);
        witness.ifPresent(ClusterMember::close);
    }

    private void connect() throws Exception {
        InetSocketAddress second = lost.orElseThrow().address();
        ssp = Optional.of(Ssp.connect(
                survivor().address(),
                1,
                settings -> settings.withSharing(new SwitchSettings.Sharing(List.of(Carrier.to(second)), false))));
    }

    /** A call that rings for so long, and then is talked for as long. */
    private CompletableFuture<CallResult> call(String caller, long seconds) {
        PartyScript party = new PartyScript(
                PartyScript.Behaviour.ANSWER,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(seconds),
                HangsUp.CALLED,
                OptionalInt.empty());
        return ssp.orElseThrow().begin(Calls.to(LIMITED).from(caller).everyone(party));
    }

    /** Begins calls, of which one half is the process's; their switch has heard where they go, and the survivor has copies. */
    private List<CompletableFuture<CallResult>> begin(String caller, long... seconds) throws Exception {
        long before = sent();
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(call(caller, seconds[i / 2 % seconds.length]));
        }
        Until.holds("the calls are connected", () -> sent() >= before + CALLS / 2);
        Until.holds("the copies are there", () -> adoption().held() == CALLS / 2);
        return calls;
    }

    /** Messages that the process has sent to switches. */
    private long sent() throws Exception {
        return lost.orElseThrow()
                .status()
                .map(status -> status.path("m3ua").path("sent").asLong())
                .orElse(0L);
    }

    private AdoptionReadings adoption() {
        return survivor().node().adoption().orElseThrow();
    }

    private static List<CallResult> results(List<CompletableFuture<CallResult>> calls) throws Exception {
        List<CallResult> results = new ArrayList<>();
        for (CompletableFuture<CallResult> call : calls) {
            results.add(call.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    private static String said(CallResult result) {
        return result.messages().stream()
                .map(message -> message.at() + (message.fromScp() ? " < " : " > ") + message.m3ua())
                .collect(Collectors.joining("\n"));
    }

    private List<CallRecord> records(String caller) throws Exception {
        List<CallRecord> records = new ArrayList<>(survivor().recordsOnDisk());
        records.addAll(lost.orElseThrow().records());
        records.removeIf(
                record -> record.caller().filter(from -> from.endsWith(caller)).isEmpty());
        return records;
    }

    /** Each call has one record, which is there or comes. */
    private List<CallRecord> oneForEach(String caller) throws Exception {
        Until.holds("each call has its record", () -> records(caller).size() >= CALLS);
        List<CallRecord> records = records(caller);
        Set<String> calls = records.stream().map(CallRecord::callId).collect(Collectors.toSet());
        assertEquals(CALLS, records.size());
        assertEquals(CALLS, calls.size(), "a call has two records");
        return records;
    }

    @Test
    @Order(0)
    void aClassMayDoWithoutCopies() throws Exception {
        connect();
        // Those that have no copy begin first, so that theirs would be there before the other one.
        talk(UNSHARED);
        talk(UNSHARED);
        Until.holds("they go on", () -> open() == 2);
        talk(LIMITED);
        Until.holds("one of three has a copy", () -> open() == 3 && adoption().held() == 1);
        // They would talk for long; their switch goes.
        ssp.orElseThrow().close();
        Until.holds("all are over", () -> open() == 0 && survivor().node().openCalls() == 0);
        Until.holds("the copy is dropped", () -> adoption().held() == 0);
        long copied = process().path("adoption").path("copied").asLong();
        assertTrue(copied > 0, "copies sent: " + copied);
    }

    /** A call by each node, for longer than the test takes. */
    private void talk(String number) {
        for (int i = 0; i < 2; i++) {
            var unused =
                    ssp.orElseThrow().begin(Calls.to(number).everyone(Calls.answers(10 * MEANWHILE, HangsUp.CALLED)));
        }
    }

    private JsonNode process() throws IOException {
        return lost.orElseThrow().status().orElseThrow();
    }

    /** Calls that are open at the process. */
    private int open() throws IOException {
        return process().path("calls").path("open").asInt();
    }

    @Test
    @Order(1)
    void theCallsOfAKilledNodeAreGoneOnWithAndHaveOneRecordEach() throws Exception {
        connect();
        String caller = "1062341011";
        List<CompletableFuture<CallResult>> calls = begin(caller, MEANWHILE);
        lost.orElseThrow().kill();
        Until.holds("the survivor goes on with its calls", () -> adoption().open() == CALLS / 2);
        for (CallResult result : results(calls)) {
            assertEquals(CallResult.Outcome.ANSWERED, result.outcome(), () -> said(result));
            assertEquals(List.of(), result.violations());
        }
        oneForEach(caller);
        Map<Reason, List<CallRecord>> records = survivor().recordsOnDisk().stream()
                .filter(record -> record.caller().orElse("").endsWith(caller))
                .collect(Collectors.groupingBy(CallRecord::reason));
        assertEquals(
                CALLS / 2, records.getOrDefault(Reason.COMPLETED, List.of()).size());
        List<CallRecord> settled = records.getOrDefault(Reason.NODE_LOST, List.of());
        assertEquals(CALLS / 2, settled.size());
        for (CallRecord record : settled) {
            assertTrue(record.callId().startsWith("n2-"), record.callId());
            assertEquals(Outcome.ANSWERED, record.outcome());
            assertTrue(record.durationMillis() > 0, "its conversation has an end");
            assertEquals(Payer.SPLIT, record.payer());
            assertTrue(record.charge().isPresent(), "it is rated");
        }
        assertEquals(
                CALLS / 2,
                survivor().node().engine().counters().ended().get(Reason.NODE_LOST),
                "they are counted where they are settled");
        AdoptionReadings done = adoption();
        assertEquals(CALLS / 2, done.adopted());
        assertEquals(CALLS / 2, done.reported(), done::toString);
        assertEquals(0, done.open() + done.held() + done.gone() + done.aged() + done.givenBack() + done.lost());

        ssp.orElseThrow().close();
        ssp = Optional.of(Ssp.connect(survivor().address(), 1));
        List<CompletableFuture<CallResult>> all = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            all.add(call("1062341012", 100));
        }
        for (CallResult result : results(all)) {
            assertEquals(CallResult.Outcome.ANSWERED, result.outcome(), "the room of the lost calls is there again");
        }

        lost.orElseThrow().restart();
        Until.started("it asks the others", () -> lost.orElseThrow().said("0 now have their records, and "));
        oneForEach(caller);
    }

    /** By hand, for it takes half a minute: see .ci/chaos. */
    @Test
    @Order(2)
    @Tag("netns")
    void theCallsOfAStoppedNodeHaveOneRecordEachWhenItComesBack() throws Exception {
        awaitNodes();
        connect();
        String caller = "1062341013";
        List<CompletableFuture<CallResult>> calls = begin(caller, 5_000, 15_000);
        lost.orElseThrow().signal("STOP");
        Until.holds("the survivor goes on with its calls", () -> adoption().open() == CALLS / 2);
        // What the stopped node does not read comes by the other one from now on.
        ssp.orElseThrow().simulated().endLink(1);
        Until.holds("short calls are over", () -> adoption().open() < CALLS / 2);
        lost.orElseThrow().signal("CONT");
        results(calls);
        List<CallRecord> records = oneForEach(caller);
        assertTrue(
                records.stream().anyMatch(record -> record.reason() == Reason.NODE_LOST),
                "what the survivor has settled stays so");
        assertTrue(
                records.stream()
                        .anyMatch(record -> record.callId().startsWith("n2-") && record.reason() != Reason.NODE_LOST),
                "the others are the node's own again");
    }
}
