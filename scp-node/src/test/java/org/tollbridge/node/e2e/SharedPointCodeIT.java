package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.adapter.m3ua.M3uaCounters;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.traffic.TrafficControl;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion;
import org.tollbridge.simulator.ssf.AssistingSide;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.CounterAndValue;
import org.tollbridge.wire.inap.FilteringCriteria;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.ServiceFilteringResponse;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Two nodes behind one point code, and a switch that shares its messages over both of them. */
@Tag("tcp")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPointCodeIT {

    private static final String NUMBER = "8008100001";
    private static final int NODES = 2;
    private static final int CALLS = 120;
    private static final int LINES = 20;
    /** So many seconds of a call are one of the clock. */
    private static final long LONG = 1_000;

    @TempDir
    private static Path folder;

    private List<Integer> ports = List.of();
    private final List<Scp> nodes = new ArrayList<>();
    private final List<Ssp> switches = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        ports = NodeProcess.freePorts(3 * (NODES + 1));
        List<CompletableFuture<Scp>> starting = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            int at = i;
            starting.add(CompletableFuture.supplyAsync(() -> node(at, at + 1)));
        }
        for (CompletableFuture<Scp> each : starting) {
            nodes.add(each.get(60, TimeUnit.SECONDS));
        }
        awaitWays();
    }

    private void awaitWays() throws Exception {
        for (Scp node : nodes) {
            Until.holds(
                    "a way to the other node",
                    () -> node.node().signalling().neighbours().size() == NODES - 1);
        }
    }

    private Scp node(int at, int number) {
        // One more than there are to be has itself among them too, or would be refused for that.
        String members = ports.subList(NODES + 1, NODES + 1 + Math.max(NODES, at + 1)).stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(", "));
        try {
            return Scp.start(folder.resolve("n" + at), """
                    node: {name: n%d}
                    m3ua: {port: %d, recovery-ms: 200}
                    cluster: {members: [%s], port: %d, node-number: %d, signalling-port: %d}
                    calls: {announcement-seconds: 1}
                    switches:
                      - {name: ssp1, point-code: 1}
                      - name: assisted
                        point-code: 3
                        resource: assist
                        assist-address: 123450
                        assist-wait-ms: 9000
                        announcements:
                          unknown-number: 30
                      - {name: helper, point-code: 4}
                    """.formatted(
                    at, ports.get(at), members, ports.get(NODES + 1 + at), number, ports.get(2 * NODES + 2 + at)));
        } catch (Exception e) {
            throw e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    @AfterEach
    void closeSwitches() {
        switches.forEach(Ssp::close);
        switches.clear();
    }

    @AfterAll
    void close() {
        nodes.forEach(Scp::close);
    }

    private Ssp shares(boolean shifts) throws Exception {
        List<InetSocketAddress> addresses = nodes.stream().map(Scp::address).toList();
        Ssp ssp = Ssp.connect(
                addresses.getFirst(),
                1,
                settings -> settings.withSharing(new SwitchSettings.Sharing(
                        addresses.stream().skip(1).map(Carrier::to).toList(), shifts)));
        switches.add(ssp);
        return ssp;
    }

    private static List<CallResult> results(List<CompletableFuture<CallResult>> calls) throws Exception {
        List<CallResult> results = new ArrayList<>();
        for (CompletableFuture<CallResult> call : calls) {
            results.add(call.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    /** The records of a test's calls, which have a caller of their own. */
    private List<CallRecord> records(String caller, int expected) throws Exception {
        List<CallRecord> records = new ArrayList<>();
        for (Scp node : nodes) {
            records.addAll(node.records());
        }
        records.removeIf(
                record -> record.caller().filter(from -> from.endsWith(caller)).isEmpty());
        Set<String> calls = new HashSet<>();
        records.forEach(record -> calls.add(record.callId()));
        assertEquals(expected, records.size());
        assertEquals(expected, calls.size(), "a call has two records");
        return records;
    }

    private Map<Outcome, Long> recordsByOutcome(String caller) throws Exception {
        return records(caller, CALLS).stream()
                .collect(Collectors.groupingBy(CallRecord::outcome, Collectors.counting()));
    }

    private static M3uaCounters.Snapshot m3ua(Scp node) {
        return node.node().signalling().m3uaCounters();
    }

    @Test
    void whatComesToTheWrongNodeIsHandedOver() throws Exception {
        Ssp ssp = shares(true);
        String caller = "1062341001";
        List<PartyScript> ways = List.of(
                Calls.answers(60, HangsUp.CALLING),
                Calls.answers(60, HangsUp.CALLED),
                Calls.isBusy(),
                Calls.isOutOfReach());
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(ssp.begin(Calls.to(NUMBER).from(caller).everyone(ways.get(i % ways.size()))));
        }
        for (CallResult result : results(calls)) {
            assertEquals(List.of(), result.violations());
            assertTrue(result.outcome() != CallResult.Outcome.FAILED, "a call has failed");
        }
        Map<Outcome, Long> ended = recordsByOutcome(caller);
        assertEquals(CALLS / 2, ended.get(Outcome.ANSWERED));
        assertEquals(CALLS / 4, ended.get(Outcome.BUSY));
        for (Scp node : nodes) {
            assertTrue(m3ua(node).takenOver() >= CALLS / NODES, "each call was continued at the other node");
            assertEquals(0, m3ua(node).passingFailed());
        }
    }

    @Test
    void callsOutliveTheLinkOfTheirNode() throws Exception {
        Ssp ssp = shares(false);
        String caller = "1062341002";
        Scp cut = nodes.get(1);
        long before = m3ua(cut).dataReceived();
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(ssp.begin(Calls.to(NUMBER).from(caller).everyone(Calls.answers(LONG, HangsUp.CALLED))));
        }
        // Each has begun and was answered, so that nothing of them is on its way when the link goes.
        Until.holds("calls", () -> m3ua(cut).dataReceived() >= before + 2 * CALLS / NODES);
        ssp.simulated().endLink(1);
        for (CallResult result : results(calls)) {
            assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
            assertEquals(List.of(), result.violations());
        }
        assertEquals(Map.of(Outcome.ANSWERED, (long) CALLS), recordsByOutcome(caller));
        assertTrue(m3ua(cut).relayed() > 0, "its answers went by the other node");
    }

    @Test
    void whenTheOwnerIsGoneTheSwitchIsTold() throws Exception {
        Ssp ssp = shares(true);
        String caller = "1062341003";
        List<Long> before = nodes.stream().map(node -> m3ua(node).takenOver()).toList();
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(ssp.begin(Calls.to(NUMBER).from(caller).everyone(Calls.answers(LONG, HangsUp.CALLED))));
        }
        for (int i = 0; i < NODES; i++) {
            Scp node = nodes.get(i);
            long answered = before.get(i) + CALLS / NODES;
            Until.holds("calls were answered", () -> m3ua(node).takenOver() >= answered);
        }
        nodes.removeLast().close();
        List<CallResult> results = results(calls);
        long told = results.stream()
                .filter(SharedPointCodeIT::isToldThatNobodyKnowsIt)
                .count();
        assertEquals(CALLS / NODES, told);

        nodes.add(node(1, 2));
        awaitWays();
        Map<Reason, Long> reasons = records(caller, CALLS).stream()
                .collect(Collectors.groupingBy(CallRecord::reason, Collectors.counting()));
        assertEquals(Map.of(Reason.COMPLETED, (long) CALLS / NODES, Reason.NODE_LOST, (long) CALLS / NODES), reasons);
    }

    @Test
    void aNodeLeavesUnderLoadAndNoCallIsLost() throws Exception {
        Ssp ssp = shares(true);
        String caller = "1062341004";
        Queue<CallResult> ended = new ConcurrentLinkedQueue<>();
        AtomicBoolean loading = new AtomicBoolean(true);
        List<CompletableFuture<?>> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(line(ssp, caller, loading, ended));
        }
        Until.holds("load", () -> ended.size() >= CALLS);
        Scp leaving = nodes.removeLast();
        assertEquals(0, leaving.node().drain());
        int before = ended.size();
        Until.holds("load goes on", () -> ended.size() >= before + CALLS);
        loading.set(false);
        CompletableFuture.allOf(lines.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        nodes.add(node(1, 2));
        awaitWays();

        for (CallResult result : ended) {
            assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
            assertEquals(List.of(), result.violations());
        }
        assertTrue(records(caller, ended.size()).stream().allMatch(record -> record.reason() == Reason.COMPLETED));
    }

    @ParameterizedTest
    @EnumSource(AssistingSide.class)
    void anAssistingSideFindsTheNodeThatWaitsForIt(AssistingSide side) throws Exception {
        long before = m3ua(nodes.getFirst()).takenOver();
        try (Ssp assisted = Ssp.connect(
                        nodes.getFirst().address(),
                        3,
                        settings -> settings.withResources(SwitchSettings.Resources.NONE));
                Ssp helper = Ssp.connect(
                        nodes.getLast().address(),
                        4,
                        settings -> settings.withResources(new SwitchSettings.Resources(true, side)))) {
            assisted.simulated().assistedBy(helper.simulated());
            CallResult result = assisted.place(Calls.to("4008777777"));
            assertEquals(List.of(), result.violations());
            assertEquals(List.of("30"), result.announcements());
        }
        assertTrue(m3ua(nodes.getFirst()).takenOver() > before, "it asked the other node");
    }

    @Test
    void whatASwitchHasFilteredIsCountedWhereTheFilterWasSet() throws Exception {
        TrafficControl operators = nodes.getFirst().node().traffic();
        Until.holds(
                "no switch",
                () -> nodes.stream()
                        .noneMatch(each -> each.node().signalling().links().containsValue(true)));
        TrafficCriterion vote = new TrafficCriterion.Service(900);
        ServiceFilteringResponse filtered = ServiceFilteringResponse.TYPE
                .values()
                .set(
                        ServiceFilteringResponse.COUNTERS_VALUE,
                        List.of(CounterAndValue.TYPE
                                .values()
                                .set(CounterAndValue.COUNTER_ID, 0L)
                                .set(CounterAndValue.COUNTER_VALUE, 7L)
                                .build()))
                .set(
                        ServiceFilteringResponse.FILTERING_CRITERIA,
                        FilteringCriteria.TYPE.of(FilteringCriteria.SERVICE_KEY, 900L))
                .build();
        TcapMessage.Begin report = new TcapMessage.Begin(
                TransactionId.of(0x7e00_0001),
                Optional.of(DialoguePortion.Request.of(
                        ApplicationContext.ETSI_SERVICE_MANAGEMENT_TO_SCP.objectIdentifier())),
                List.of(WireSwitch.invoke(1, Operation.SERVICE_FILTERING_RESPONSE, filtered)));
        try (WireSwitch silent = new WireSwitch(nodes.getFirst().address(), 20_000).activate()) {
            // Which switch it is shows only its first message.
            silent.send(report);
            assertInstanceOf(TcapMessage.End.class, silent.receiveTcap());
            assertTrue(operators
                    .addFilter(new ServiceFilter(vote, 600, 10, OptionalInt.empty(), OptionalInt.empty()))
                    .isPresent());
            // It is told of the filter and does not answer, so that it may have it.
            assertEquals(MessageType.DATA, silent.receive().type());
        }
        assertEquals(0, operators.filters().getFirst().total());
        try (WireSwitch ssp = new WireSwitch(nodes.getLast().address(), 20_000).activate()) {
            ssp.send(report);
            Until.holds("the count", () -> operators.filters().getFirst().total() == 7);
        }
        assertEquals(List.of(), nodes.getLast().node().traffic().filters());
    }

    /** One call after the other as long as there is to be load. */
    private static CompletableFuture<Boolean> line(
            Ssp from, String caller, AtomicBoolean loading, Queue<CallResult> ended) {
        return from.begin(Calls.to(NUMBER).from(caller).everyone(Calls.answers(60, HangsUp.CALLED)))
                .thenCompose(result -> {
                    ended.add(result);
                    return loading.get() ? line(from, caller, loading, ended) : CompletableFuture.completedFuture(true);
                });
    }

    private static boolean isToldThatNobodyKnowsIt(CallResult result) {
        Octets last = result.messages().stream()
                .filter(CallResult.ExchangedMessage::fromScp)
                .reduce((first, second) -> second)
                .orElseThrow()
                .m3ua();
        return M3uaDecoder.decode(last) instanceof M3uaMessage message
                && new SccpDecoder(PointCodeLength.BITS_14)
                                .decode(message.require(Parameter.ProtocolData.class)
                                        .data())
                        instanceof SccpMessage sccp
                && TcapDecoder.decode(sccp.data()) instanceof TcapMessage.Abort abort
                && abort.cause()
                        .filter(PAbortCause.UNRECOGNIZED_TRANSACTION_ID::equals)
                        .isPresent();
    }

    @Test
    void twoNodesOfOneNumberAreRefused() {
        CommandFault refused = assertThrows(CommandFault.class, () -> node(NODES, 1));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("has the same cluster.node-number as node n2"),
                refused::getMessage);
    }
}
