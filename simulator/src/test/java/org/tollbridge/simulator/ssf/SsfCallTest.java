package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.simulator.ssf.ScpOperations.event;
import static org.tollbridge.simulator.ssf.Scripts.seconds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.simulator.ssf.CallResult.Charge;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;

/** What a switch does with a call for a right SCP: attempts, suspensions, disarming, timers. */
class SsfCallTest extends CallFixture {
    @Test
    void anAnsweredCallIsReportedFromAnswerToDisconnect() {
        SsfCall call = start(SETTINGS, Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        String asked = world.said().getFirst();
        assertTrue(asked.startsWith("initialDP {\"serviceKey\":800,\"calledPartyNumber\":{"), asked);
        assertTrue(asked.contains("\"digits\":\"8001234567\""), asked);
        assertTrue(asked.contains("\"digits\":\"1062345678\""), asked);
        assertTrue(asked.contains("\"category\":\"ordinary\""), asked);
        assertTrue(asked.contains("\"eventTypeBCSM\":\"analysedInformation\""), asked);

        call.received(
                List.of(scp.armUsual(), scp.furnish("0102"), scp.sendCharging("03", 1), scp.connect(FIRST)), false);
        assertEquals(List.of(), world.said());
        world.pass(seconds(2));
        assertEquals(List.of(), world.said());
        world.pass(seconds(1));
        assertEquals(List.of(ANSWER), world.said());
        world.pass(seconds(65));
        assertEquals(List.of(disconnect(2, 650, "notification")), world.said());
        assertFalse(world.over, "the dialogue is the SCP's to end");
        call.received(List.of(), true);

        CallResult result = over(world, call);
        assertEquals(Outcome.ANSWERED, result.outcome());
        assertEquals(List.of(FIRST), result.destinations());
        assertEquals(OptionalInt.of(16), result.releaseCause());
        assertEquals(
                List.of(
                        new Charge(Operation.FURNISH_CHARGING_INFORMATION, Octets.fromHex("0102"), OptionalInt.empty()),
                        new Charge(Operation.SEND_CHARGING_INFORMATION, Octets.fromHex("03"), OptionalInt.of(1))),
                result.charges());
        assertEquals(
                List.of(
                        Operation.REQUEST_REPORT_BCSM_EVENT,
                        Operation.FURNISH_CHARGING_INFORMATION,
                        Operation.SEND_CHARGING_INFORMATION,
                        Operation.CONNECT),
                result.operations());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void aBusyPartySuspendsTheCallAndTheNextOneIsTried() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.BUSY, SECOND, Scripts.ANSWERS)));
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(1));
        assertEquals(List.of(busy("request")), world.said());
        call.received(List.of(scp.armUsual(), scp.connect(SECOND)), false);
        world.pass(seconds(3));
        assertEquals(List.of(ANSWER), world.said());
        world.pass(seconds(65));
        call.received(List.of(), true);
        CallResult result = over(world, call);
        assertEquals(List.of(FIRST, SECOND), result.destinations());
        assertEquals(Outcome.ANSWERED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void aPointThatIsHitIsDisarmedWithTheOthersOfItsLeg() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.BUSY, SECOND, Scripts.BUSY)));
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(1));
        world.sent();
        // Nothing is armed again, so that the second failure is no event for the SCP.
        call.received(List.of(scp.connect(SECOND)), false);
        world.pass(seconds(1));
        assertEquals(List.of(), world.said());
        assertTrue(world.ended, "the end of the dialogue tells that the call is over");
        CallResult result = over(world, call);
        assertEquals(Outcome.BUSY, result.outcome());
        assertEquals(OptionalInt.of(17), result.releaseCause());
    }

    @Test
    void theSwitchRingsForAsLongAsTheScpSaid() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.SILENT)));
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(Duration.ofMillis(19_999));
        assertEquals(List.of(), world.said());
        world.pass(Duration.ofMillis(1));
        assertEquals(
                List.of(reported(
                        "oNoAnswer", ",\"eventSpecificInformationBCSM\":{\"oNoAnswerSpecificInfo\":{}}", 2, "request")),
                world.said());
        call.received(List.of(scp.release(19)), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.NO_ANSWER, result.outcome());
        assertEquals(OptionalInt.of(19), result.releaseCause());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void withoutATimerOfTheScpTheSwitchHasItsOwn() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.SILENT)));
        call.received(
                List.of(
                        scp.arm(event(EventTypeBcsm.O_NO_ANSWER, MonitorMode.NOTIFY_AND_CONTINUE, 2)),
                        scp.connect(FIRST)),
                false);
        world.pass(seconds(59));
        assertEquals(List.of(), world.said());
        world.pass(seconds(1));
        assertEquals(1, world.said().size());
        call.received(List.of(), true);
        assertEquals(OptionalInt.of(19), over(world, call).releaseCause(), "a notified failure ends the call");
    }

    @Test
    void aRouteFailureHasItsCause() {
        SsfCall call = start(Scripts.call(Map.of()));
        call.received(List.of(scp.armUsual(), scp.connect("13912345678")), false);
        world.pass(Duration.ZERO);
        assertEquals(
                List.of(reported(
                        "routeSelectFailure",
                        ",\"eventSpecificInformationBCSM\":{\"routeSelectFailureSpecificInfo\":{\"failureCause\":"
                                + cause(3, "no route to destination") + "}}",
                        2,
                        "request")),
                world.said());
        call.received(List.of(scp.plain(Operation.CONTINUE)), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.ROUTE_FAILURE, result.outcome());
        assertEquals(OptionalInt.of(3), result.releaseCause());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void aCallerWhoGivesUpIsReported() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.SILENT), Optional.of(seconds(5))));
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(5));
        assertEquals(List.of(reported("oAbandon", "", 1, "notification")), world.said());
        call.received(List.of(), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.ABANDONED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void anInterruptedAbandonWaitsForTheScp() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.SILENT), Optional.of(seconds(5))));
        call.received(
                List.of(scp.arm(event(EventTypeBcsm.O_ABANDON, MonitorMode.INTERRUPTED, 1)), scp.connect(FIRST)),
                false);
        world.pass(seconds(5));
        assertEquals(List.of(reported("oAbandon", "", 1, "request")), world.said());
        call.received(List.of(scp.release(31)), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.ABANDONED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void theCallerHangsUpAfterTheAnswer() {
        PartyScript patient = new PartyScript(
                PartyScript.Behaviour.ANSWER,
                seconds(1),
                Duration.ofMillis(1_550),
                PartyScript.HangsUp.CALLING,
                OptionalInt.empty());
        SsfCall call = start(Scripts.call(Map.of("0" + FIRST, patient), Optional.of(seconds(2))));
        call.received(
                List.of(
                        scp.arm(
                                event(EventTypeBcsm.O_DISCONNECT, MonitorMode.INTERRUPTED, 1),
                                event(EventTypeBcsm.O_DISCONNECT, MonitorMode.INTERRUPTED, 2)),
                        scp.connect(FIRST)),
                false);
        world.pass(seconds(10));
        assertEquals(List.of(disconnect(1, 15, "request")), world.said(), "after the answer nobody abandons");
        call.received(List.of(), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.ANSWERED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void aRefusedCallerIsReleased() {
        SsfCall call = start(Scripts.call(Map.of()));
        call.received(List.of(scp.release(21)), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.RELEASED, result.outcome());
        assertEquals(OptionalInt.of(21), result.releaseCause());
        assertEquals(List.of(), result.destinations());
    }

    @Test
    void continueRoutesToTheNumberDialled() {
        SsfCall call = start(Scripts.call(Map.of("8001234567", Scripts.ANSWERS)));
        call.received(List.of(scp.plain(Operation.CONTINUE)), true);
        world.pass(seconds(68));
        assertEquals(Outcome.ANSWERED, over(world, call).outcome());
    }

    @Test
    void anInterruptedAnswerGoesOnWithContinue() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        call.received(
                List.of(scp.arm(event(EventTypeBcsm.O_ANSWER, MonitorMode.INTERRUPTED, 2)), scp.connect(FIRST)), false);
        world.pass(seconds(3));
        assertEquals(1, world.said().size());
        call.received(List.of(scp.plain(Operation.CONTINUE)), true);
        world.pass(seconds(65));
        CallResult result = over(world, call);
        assertEquals(Outcome.ANSWERED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void allRequestsCanBeCancelled() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.BUSY)));
        call.received(List.of(scp.armUsual(), scp.applyCharging("aa", true), scp.connect(FIRST)), false);
        call.received(List.of(scp.invoke(Operation.CANCEL.code(), Optional.of(Octets.fromHex("8100")))), false);
        world.pass(seconds(1));
        assertEquals(List.of(), world.said());
        assertEquals(Outcome.BUSY, call.result(List.of()).outcome());
    }

    @Test
    void timeOfCallsMayRunFasterThanTheClock() {
        SsfCall call = start(SETTINGS.withSpeed(100), Scripts.call(Map.of(FIRST, Scripts.SILENT)));
        world.sent();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(Duration.ofMillis(199));
        assertEquals(List.of(), world.said());
        world.pass(Duration.ofMillis(1));
        assertEquals(1, world.said().size(), "20 s of the call are 200 ms of the clock");
        world.pass(seconds(9));
        assertFalse(world.aborted, "Tssf is a time of the clock");
    }

    @Test
    void aCallerWhoIsAskedForMoreDigitsDialsThemAndTheSwitchWaitsAgain() {
        SsfCall call = start(SETTINGS, Scripts.dialling("67"));
        world.said();

        call.received(
                List.of(scp.arm(event(EventTypeBcsm.COLLECTED_INFO, MonitorMode.INTERRUPTED, 1)), scp.collect()),
                false);
        world.pass(seconds(2));

        String reported = world.said().getFirst();
        assertTrue(reported.contains("\"eventTypeBCSM\":\"collectedInfo\""), reported);
        assertTrue(reported.contains("\"digits\":\"800123456767\""), reported);
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(3));
        assertEquals(List.of(ANSWER), world.said());
    }

    @Test
    void digitsAreNoLongerCollectedWhenACallHasBeenRouted() {
        SsfCall call = start(SETTINGS, Scripts.call(Map.of(FIRST, Scripts.BUSY)));
        world.said();
        call.received(
                List.of(
                        scp.arm(event(EventTypeBcsm.O_CALLED_PARTY_BUSY, MonitorMode.INTERRUPTED, 2)),
                        scp.connect(FIRST)),
                false);
        world.pass(seconds(3));
        world.said();

        call.received(List.of(scp.collect()), false);

        assertTrue(world.said().getFirst().contains("unexpectedComponentSequence"));
    }
}
