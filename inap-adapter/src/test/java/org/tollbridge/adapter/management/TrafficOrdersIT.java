package org.tollbridge.adapter.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.adapter.stack.AnsweringUser;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.adapter.stack.StackSettings;
import org.tollbridge.adapter.stack.TcapSwitch;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion.CalledNumber;
import org.tollbridge.service.traffic.TrafficCriterion.Service;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.ListenSettings;

/** Orders and reports in dialogues of their own, over TCP. */
@Timeout(60)
class TrafficOrdersIT {

    private static final CalledNumber VOTE = new CalledNumber("8005551234");

    private final SignallingStack stack = new SignallingStack(new StackSettings(
            M3uaSettings.serving(
                    new M3uaSettings.Node(2, 2, OptionalLong.empty()),
                    ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    List.of(SwitchSettings.of(1, 100))),
            SccpSettings.defaults(),
            106,
            StackSettings.Dialogues.DEFAULT));
    private final TrafficOrders orders = new TrafficOrders(stack, 2, 106, Duration.ofSeconds(3));
    private final BlockingQueue<FilterReport> reports = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        stack.start(new ManagementUser(stack.provider(), new AnsweringUser(stack), reports::add));
    }

    @AfterEach
    void close() {
        stack.close();
    }

    /** A dialogue with it first, so that both know that the other is there. */
    private TcapSwitch connect() throws Exception {
        TcapSwitch ssp = new TcapSwitch(stack.addresses().getFirst());
        ssp.converse(7);
        return ssp;
    }

    private static ManagedSwitch to(Variant variant, boolean withContext) {
        return new ManagedSwitch("east", 1, 146, variant, withContext);
    }

    private static ServiceFilter filter() {
        return new ServiceFilter(VOTE, 600, 10, OptionalInt.of(31), OptionalInt.of(17));
    }

    private static Component.Invoke invoke(TcapMessage.Begin begin) {
        return assertInstanceOf(Component.Invoke.class, begin.components().getFirst());
    }

    private static Optional<DialoguePortion> asks(ApplicationContext context) {
        return Optional.of(DialoguePortion.Request.of(context.objectIdentifier()));
    }

    private void awaitNoDialogues() {
        while (stack.dialogues() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void callGapGoesInItsContextAndLeavesNoDialogue() throws Exception {
        try (TcapSwitch ssp = connect()) {
            orders.gap(to(Variant.ETSI, true), new CallGapOrder(1, new Service(800), 25, 10));
            TcapMessage.Begin begin = assertInstanceOf(TcapMessage.Begin.class, ssp.receive());
            assertEquals(asks(ApplicationContext.ETSI_TRAFFIC_MANAGEMENT), begin.dialogue());
            assertEquals(new Code.Local(41), invoke(begin).operation());
            // gapOnService 800, 10 s, 25 ms, sCPOverloaded.
            assertEquals(
                    Optional.of(Octets.fromHex("3013a006a20480020320a10680010a810119820100")),
                    invoke(begin).parameter());
            awaitNoDialogues();
            assertEquals(1, orders.gapsSent());
        }
    }

    @Test
    void aSwitchWithoutContextsIsToldWithoutOne() throws Exception {
        try (TcapSwitch ssp = connect()) {
            orders.gap(to(Variant.Q1218, false), CallGapOrder.withdraw(1, VOTE));
            TcapMessage.Begin begin = assertInstanceOf(TcapMessage.Begin.class, ssp.receive());
            assertEquals(Optional.empty(), begin.dialogue());
        }
    }

    @Test
    void aGapForASwitchOutOfReachIsCountedAndLeavesNoDialogue() {
        orders.gap(to(Variant.ETSI, true), new CallGapOrder(1, VOTE, 25, 10));
        awaitNoDialogues();
        assertEquals(1, orders.gapsUnsent());
    }

    @Test
    void aFilterForASwitchOutOfReachIsAnsweredAtOnce() throws Exception {
        FilterAnswer answer =
                orders.filter(to(Variant.ETSI, true), filter(), 600).get(10, TimeUnit.SECONDS);
        assertEquals(new FilterAnswer.Refused("the order could not be sent: switch 1 is not reachable"), answer);
        awaitNoDialogues();
    }

    @Test
    void aFilterIsAcceptedByAResult() throws Exception {
        try (TcapSwitch ssp = connect()) {
            CompletableFuture<FilterAnswer> answer = orders.filter(to(Variant.Q1218, true), filter(), 600);
            TcapMessage.Begin begin = assertInstanceOf(TcapMessage.Begin.class, ssp.receive());
            assertEquals(asks(ApplicationContext.Q1218_SERVICE_MANAGEMENT_FROM_SCF), begin.dialogue());
            assertEquals(new Code.Local(42), invoke(begin).operation());
            ssp.send(new TcapMessage.End(
                    begin.originating(),
                    Optional.of(DialoguePortion.Response.accepted(
                            ApplicationContext.Q1218_SERVICE_MANAGEMENT_FROM_SCF.objectIdentifier())),
                    List.of(new Component.ReturnResult(true, invoke(begin).invokeId(), Optional.empty()))));
            assertEquals(new FilterAnswer.Accepted(), answer.get(10, TimeUnit.SECONDS));
            awaitNoDialogues();
        }
    }

    @Test
    void anErrorIsNamed() throws Exception {
        try (TcapSwitch ssp = connect()) {
            CompletableFuture<FilterAnswer> answer = orders.filter(to(Variant.ETSI, false), filter(), 600);
            TcapMessage.Begin begin = assertInstanceOf(TcapMessage.Begin.class, ssp.receive());
            ssp.send(new TcapMessage.End(
                    begin.originating(),
                    Optional.empty(),
                    List.of(new Component.ReturnError(invoke(begin).invokeId(), new Code.Local(8), Optional.empty()))));
            assertEquals(new FilterAnswer.Refused("it answers parameterOutOfRange"), answer.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void anErrorWithAGlobalCodeIsARefusalToo() throws Exception {
        try (TcapSwitch ssp = connect()) {
            CompletableFuture<FilterAnswer> answer = orders.filter(to(Variant.ETSI, false), filter(), 600);
            TcapMessage.Begin begin = assertInstanceOf(TcapMessage.Begin.class, ssp.receive());
            Code global = new Code.Global(ObjectIdentifier.of("1.2.3"));
            ssp.send(new TcapMessage.End(
                    begin.originating(),
                    Optional.empty(),
                    List.of(new Component.ReturnError(invoke(begin).invokeId(), global, Optional.empty()))));
            assertEquals(
                    new FilterAnswer.Refused("it answers an error with a global code, which INAP has none of"),
                    answer.get(10, TimeUnit.SECONDS));
            awaitNoDialogues();
        }
    }

    @Test
    void afterSilenceNobodyKnowsWhetherTheSwitchFilters() throws Exception {
        try (TcapSwitch ssp = connect()) {
            CompletableFuture<FilterAnswer> answer = orders.filter(to(Variant.ETSI, true), filter(), 0);
            assertInstanceOf(TcapMessage.Begin.class, ssp.receive());
            assertEquals(new FilterAnswer.Unknown("it did not answer in time"), answer.get(10, TimeUnit.SECONDS));
            awaitNoDialogues();
        }
    }

    @Test
    void aReportIsCountedAndItsDialogueEnded() throws Exception {
        try (TcapSwitch ssp = connect()) {
            // countersValue {0, 300}, filteringCriteria serviceKey 800, lastResponse.
            Octets argument = Octets.fromHex("3014a00930078001008102012ca10482020320830101");
            ssp.send(new TcapMessage.Begin(
                    TransactionId.of(0xabcd),
                    asks(ApplicationContext.ETSI_SERVICE_MANAGEMENT_TO_SCP),
                    List.of(new Component.Invoke(1, OptionalInt.empty(), new Code.Local(43), Optional.of(argument)))));
            TcapMessage.End end = assertInstanceOf(TcapMessage.End.class, ssp.receive());
            assertEquals(TransactionId.of(0xabcd), end.destination());
            assertTrue(end.components().isEmpty());
            assertEquals(
                    new FilterReport(1, new Service(800), Map.of(0, 300L), true), reports.poll(10, TimeUnit.SECONDS));
        }
    }
}
