package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.simulator.ssf.ScpOperations.event;
import static org.tollbridge.simulator.ssf.Scripts.seconds;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.RequestedInformationType;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapDecoder;

/** An SCP that does what the SSF's state or the standard does not allow: it is told so, and the result says so. */
class WrongScpTest {
    private static final SwitchSettings SETTINGS = SwitchSettings.of(
                    LinkSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)))
            .withResources(SwitchSettings.Resources.NONE);
    private static final String FIRST = "1065550001";

    private final FakeWorld world = new FakeWorld();
    private final ScpOperations scp = new ScpOperations();

    interface Wrong extends Function<ScpOperations, Component> {}

    private static Arguments wrong(String name, SsfState state, String answer, Wrong component) {
        return Arguments.of(name, state, answer, component);
    }

    static Stream<Arguments> components() {
        SsfState waiting = SsfState.WAITING_FOR_INSTRUCTIONS;
        SsfState monitoring = SsfState.MONITORING;
        return Stream.of(
                wrong("a second Connect", monitoring, "error unexpectedComponentSequence", s -> s.connect(FIRST)),
                wrong("Continue while the call goes on", monitoring, "", s -> s.plain(Operation.CONTINUE)),
                wrong(
                        "CallInformationRequest while the call goes on",
                        monitoring,
                        "error unexpectedComponentSequence",
                        s -> s.requestInformation(RequestedInformationType.RELEASE_CAUSE)),
                wrong(
                        "ResetTimer while no timer runs",
                        monitoring,
                        "error unexpectedComponentSequence",
                        s -> s.resetTimer(10)),
                wrong(
                        "an event of a terminating call",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.arm(event(EventTypeBcsm.T_BUSY, MonitorMode.INTERRUPTED, 2))),
                wrong(
                        "an event that is a trigger",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.arm(event(EventTypeBcsm.ANALYSED_INFORMATION, MonitorMode.INTERRUPTED, 1))),
                wrong(
                        "busy of the calling party",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.arm(event(EventTypeBcsm.O_CALLED_PARTY_BUSY, MonitorMode.INTERRUPTED, 1))),
                wrong(
                        "an event of leg 3",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.arm(event(EventTypeBcsm.O_DISCONNECT, MonitorMode.INTERRUPTED, 3))),
                wrong(
                        "disconnect of no leg",
                        waiting,
                        "error missingParameter",
                        s -> s.arm(BcsmEvent.TYPE
                                .values()
                                .set(BcsmEvent.EVENT_TYPE_BCSM, EventTypeBcsm.O_DISCONNECT)
                                .set(BcsmEvent.MONITOR_MODE, MonitorMode.INTERRUPTED)
                                .build())),
                wrong(
                        "a leg as the switch numbers it",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.arm(BcsmEvent.TYPE
                                .values(event(EventTypeBcsm.O_DISCONNECT, MonitorMode.INTERRUPTED, 1))
                                .set(BcsmEvent.LEG_ID, LegId.TYPE.of(LegId.RECEIVING_SIDE_ID, Octets.of((byte) 1)))
                                .build())),
                wrong("charging of leg 3", waiting, "error unknownLegID", s -> s.sendCharging("01", 3)),
                wrong(
                        "Connect to no digits",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.connect(Octets.fromHex("0310"))),
                wrong(
                        "Connect to half a number",
                        waiting,
                        "error unexpectedDataValue",
                        s -> s.connect(Octets.fromHex("83"))),
                wrong(
                        "Connect without a destination",
                        waiting,
                        "error missingParameter",
                        s -> s.invoke(20, Optional.of(Octets.fromHex("3000")))),
                wrong(
                        "Connect without an argument",
                        waiting,
                        "error missingParameter",
                        s -> s.invoke(20, Optional.empty())),
                wrong(
                        "an argument of another type",
                        waiting,
                        "reject mistypedParameter",
                        s -> s.invoke(20, Optional.of(Octets.fromHex("0500")))),
                wrong(
                        "a resource that is not there",
                        waiting,
                        "error taskRefused",
                        s -> s.invoke(19, Optional.of(Octets.fromHex("3009800703100850552143")))),
                wrong(
                        "an announcement without a resource",
                        waiting,
                        "error unexpectedComponentSequence",
                        s -> s.invoke(47, Optional.of(Octets.fromHex("3013a011a00fa004800203e981010282011e830105")))),
                wrong(
                        "an operation that CS-1 has not",
                        waiting,
                        "reject unrecognizedOperation",
                        s -> s.invoke(99, Optional.empty())),
                wrong(
                        "an operation of the switch's",
                        waiting,
                        "reject unrecognizedOperation",
                        s -> s.invoke(0, Optional.of(Octets.fromHex("300380012a")))),
                wrong(
                        "an operation of another context",
                        waiting,
                        "reject unrecognizedOperation",
                        s -> s.invoke(21, Optional.of(Octets.fromHex("8100")))),
                wrong(
                        "Cancel of an announcement",
                        waiting,
                        "error cancelFailed",
                        s -> s.invoke(53, Optional.of(Octets.fromHex("800101")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("components")
    void isTold(String name, SsfState state, String answer, Wrong component) {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        world.sent();
        if (state == SsfState.MONITORING) {
            call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        }
        assertEquals(state, call.ssf());
        Component wrong = component.apply(scp);
        call.received(List.of(wrong, scp.furnish("ff")), false);
        List<String> expected = new ArrayList<>();
        if (!answer.isEmpty()) {
            int id = ((Component.Invoke) wrong).invokeId();
            expected.add(answer.replace("error ", "error " + id + " "));
        }
        assertEquals(expected, world.said());
        assertEquals(state, call.ssf(), "the state stays");
        CallResult result = call.result(List.of());
        assertEquals(2, result.violations().size(), result.violations()::toString);
        assertEquals(
                "1 further components of the message were discarded",
                result.violations().get(1));
        assertEquals(List.of(), result.charges());
    }

    @Test
    void eventsBeforeTheAnswerCannotBeArmedAfterIt() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(3));
        world.sent();
        call.received(List.of(scp.arm(event(EventTypeBcsm.O_ANSWER, MonitorMode.NOTIFY_AND_CONTINUE, 2))), false);
        assertEquals(List.of("error 3 unexpectedDataValue"), world.said());
        call.received(
                List.of(scp.arm(event(EventTypeBcsm.O_DISCONNECT, MonitorMode.TRANSPARENT, 2)), scp.furnish("01")),
                false);
        assertEquals(List.of(), world.said(), "but a disconnect can be armed or disarmed, and charges be furnished");
        world.pass(seconds(65));
        assertTrue(world.ended, "the disconnect was disarmed, so that only the end of the dialogue tells of it");
    }

    @Test
    void aCallThatIsOnlyWatchedIsNeitherReleasedNorRecharged() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(3));
        world.sent();
        // Busy, no answer and route failure went with the answer, and both disconnects are only notified.
        call.received(List.of(scp.applyCharging("01", true)), false);
        assertEquals(List.of("error 3 unexpectedComponentSequence"), world.said());
        call.received(List.of(scp.release(31)), false);
        assertEquals(List.of(), world.said(), "ReleaseCall has no errors");
        assertEquals(SsfState.MONITORING, call.ssf());
        assertEquals(
                List.of(
                        "applyCharging in state Monitoring: there is no control relationship: nothing is armed interrupted",
                        "releaseCall in state Monitoring: there is no control relationship: nothing is armed interrupted"),
                call.result(List.of()).violations());
        assertEquals(List.of(), call.result(List.of()).charges());
    }

    @Test
    void aCallThatIsHeldAtItsEndIsRechargedAndReleased() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        call.received(List.of(scp.armUsual(), scp.armHeld(), scp.connect(FIRST)), false);
        world.pass(seconds(3));
        world.sent();
        call.received(List.of(scp.applyCharging("01", false)), false);
        call.received(List.of(scp.release(31)), false);
        assertEquals(SsfState.IDLE, call.ssf());
        assertEquals(List.of(), call.result(List.of()).violations());
    }

    @Test
    void nothingIsArmedByAnOperationWithAnError() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.BUSY)), SETTINGS, world);
        call.start();
        world.sent();
        call.received(
                List.of(scp.arm(
                        event(EventTypeBcsm.O_CALLED_PARTY_BUSY, MonitorMode.INTERRUPTED, 2),
                        event(EventTypeBcsm.T_ANSWER, MonitorMode.INTERRUPTED, 2))),
                false);
        call.received(List.of(scp.connect(FIRST)), false);
        world.sent();
        world.pass(seconds(1));
        assertEquals(List.of(), world.said());
    }

    @Test
    void aPartyThatIsGoneCannotBeConnected() {
        SsfCall call =
                new SsfCall(Scripts.call(Map.of(FIRST, Scripts.SILENT), Optional.of(seconds(1))), SETTINGS, world);
        call.start();
        call.received(
                List.of(scp.arm(event(EventTypeBcsm.O_ABANDON, MonitorMode.INTERRUPTED, 1)), scp.connect(FIRST)),
                false);
        world.pass(seconds(1));
        world.sent();
        call.received(List.of(scp.connect(FIRST)), false);
        assertEquals(List.of("error 3 unexpectedComponentSequence"), world.said());
        assertEquals(1, call.result(List.of()).violations().size());
    }

    @Test
    void instructionsThatCrossTheEndOfTheCallAreNoFault() {
        SsfCall call =
                new SsfCall(Scripts.call(Map.of(FIRST, Scripts.SILENT), Optional.of(seconds(1))), SETTINGS, world);
        call.start();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(1));
        world.sent();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        assertEquals(List.of("error 3 unexpectedComponentSequence"), world.said());
        call.received(List.of(), true);
        assertEquals(List.of(), call.result(List.of()).violations());
    }

    @Test
    void anInstructionAfterTheReleaseIsOne() {
        SsfCall call = new SsfCall(Scripts.call(Map.of()), SETTINGS, world);
        call.start();
        world.sent();
        call.received(List.of(scp.release(16), scp.connect(FIRST)), false);
        assertEquals(List.of("error 2 unexpectedComponentSequence"), world.said());
        assertEquals(
                List.of("connect in state Idle: the state does not allow it"),
                call.result(List.of()).violations());
    }

    @Test
    void anInvokeIdCannotBeUsedTwiceInAMessage() {
        SsfCall call = new SsfCall(Scripts.call(Map.of()), SETTINGS, world);
        call.start();
        world.sent();
        Component furnish = scp.furnish("01");
        call.received(List.of(furnish, furnish), false);
        assertEquals(List.of("reject duplicateInvokeID"), world.said());
        assertEquals(1, call.result(List.of()).charges().size());
    }

    @Test
    void aComponentThatIsNotReadableIsRejected() {
        SsfCall call = new SsfCall(Scripts.call(Map.of()), SETTINGS, world);
        call.start();
        world.sent();
        call.received(List.of(TcapDecoder.decodeComponent(Octets.fromHex("a103020101"))), false);
        assertEquals(List.of("reject mistypedComponent"), world.said());
        assertEquals(1, call.result(List.of()).violations().size());
        call.received(List.of(new Component.ReturnResult(true, 1, Optional.empty())), false);
        call.received(List.of(new Component.Reject(OptionalInt.of(1), new Problem(Problem.Kind.INVOKE, 1))), false);
        assertEquals(3, call.result(List.of()).violations().size());
    }

    @Test
    void aCallMustNotBeLeftSuspended() {
        SsfCall call = new SsfCall(Scripts.call(Map.of()), SETTINGS, world);
        call.start();
        call.received(List.of(scp.furnish("01")), true);
        CallResult result = call.result(List.of());
        assertTrue(world.over);
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(
                List.of("ended the dialogue and left the call suspended at analysedInformation"), result.violations());
    }

    @Test
    void whatIsArmedNeedsADialogue() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), true);
        assertEquals(
                List.of("ended the dialogue though detection points were armed"),
                call.result(List.of()).violations());
        world.pass(seconds(68));
        assertTrue(world.over, "the call goes on by itself");
    }

    @Test
    void reportsThatAreDueNeedADialogue() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        call.received(List.of(scp.armHeld(), scp.applyCharging("01", true), scp.connect(FIRST)), false);
        call.received(List.of(scp.release(31)), true);
        assertEquals(
                List.of("ended the dialogue before the switch could send 1 components"),
                call.result(List.of()).violations());
    }

    @Test
    void aDialogueMustNotBeLeftOpen() {
        SsfCall call = new SsfCall(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)), SETTINGS, world);
        call.start();
        call.received(List.of(scp.connect(FIRST)), false);
        world.pass(seconds(10));
        assertTrue(world.aborted);
        assertEquals(
                List.of("left the dialogue open though nothing was armed and no report was due"),
                call.result(List.of()).violations());
    }
}
