package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.simulator.ssf.ScpOperations.digits;
import static org.tollbridge.simulator.ssf.ScpOperations.event;
import static org.tollbridge.simulator.ssf.Scripts.seconds;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.isup.GenericDigits;
import org.tollbridge.wire.tcap.Component;

/** Announcements and digits at the switch's own resource: what the SCP hears of them, and what is not legal when. */
class UserInteractionTest {
    private static final SwitchSettings SETTINGS =
            SwitchSettings.of(LinkSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    private static final String REPORT = "specializedResourceReport null";
    private static final String OUT_OF_PLACE = "unexpectedComponentSequence";

    private final FakeWorld world = new FakeWorld();
    private final ScpOperations scp = new ScpOperations();

    private SsfCall start(InteractionScript script) {
        return start(SETTINGS, script);
    }

    private SsfCall start(SwitchSettings settings, InteractionScript script) {
        SsfCall call = new SsfCall(Scripts.interacting(script), settings, world);
        call.start();
        world.sent();
        return call;
    }

    private CallResult result(SsfCall call) {
        assertTrue(world.over, "call and dialogue are over");
        return call.result(List.of());
    }

    private String collected() {
        Component.ReturnResult result = (Component.ReturnResult) world.sent().getFirst();
        var parameter = result.result().orElseThrow().parameter().orElseThrow();
        // One element [0] with a short length, and the digits within.
        return GenericDigits.view(parameter.slice(2))
                .toOptional()
                .flatMap(GenericDigits::digits)
                .orElseThrow();
    }

    @Test
    void anAnnouncementIsReportedWhenItIsOver() {
        SsfCall call = start(InteractionScript.NONE);
        call.received(List.of(scp.connectToResource(), scp.play(12, true)), false);
        world.pass(seconds(1));
        assertEquals(List.of(), world.said());
        world.pass(seconds(1));
        Component.Invoke report = (Component.Invoke) world.sent().getFirst();
        assertEquals(REPORT, FakeWorld.words(report));
        assertEquals(OptionalInt.of(2), report.linkedId(), "it is linked to the announcement");
        call.received(List.of(scp.disconnectForward(), scp.release(31)), true);
        CallResult result = result(call);
        assertEquals(List.of("12"), result.announcements());
        assertEquals(List.of(), result.violations());
        assertEquals(Outcome.RELEASED, result.outcome());
    }

    @Test
    void aResourceThatMayDisconnectsWhenAllIsPlayed() {
        SsfCall call = start(InteractionScript.NONE);
        call.received(List.of(scp.connectToResource(), scp.play(12, false), scp.play(13, false)), false);
        world.pass(seconds(2));
        assertEquals(List.of(REPORT), world.said());
        assertEquals(SsfState.WAITING_FOR_END_OF_USER_INTERACTION, call.ssf());
        world.pass(seconds(2));
        assertEquals(List.of(REPORT), world.said());
        assertEquals(SsfState.WAITING_FOR_INSTRUCTIONS, call.ssf());
        call.received(List.of(scp.disconnectForward()), false);
        assertEquals(List.of("error 4 " + OUT_OF_PLACE), world.said(), "it is disconnected already");
    }

    @Test
    void digitsComeAsTheResultOfThePrompt() {
        SsfCall call = start(Scripts.pressing("12"));
        call.received(
                List.of(scp.connectToResource(), scp.collect(20, digits(1, 4).build())), false);
        world.pass(seconds(3));
        assertEquals(List.of(), world.said(), "a third digit may come");
        world.pass(seconds(1));
        assertEquals("12", collected());
        call.received(List.of(scp.disconnectForward(), scp.connect("1065550001")), true);
        world.pass(seconds(100));
        CallResult result = result(call);
        assertEquals(List.of("20"), result.announcements());
        assertEquals(List.of("12"), result.digits());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void aCallerWhoPressesNothingHasAnImproperResponse() {
        SsfCall call = start(Scripts.pressing("", "1C"));
        call.received(
                List.of(scp.connectToResource(), scp.collect(20, digits(1, 4).build())), false);
        world.pass(seconds(5));
        assertEquals(List.of(), world.said());
        world.pass(seconds(1));
        assertEquals(List.of("error 2 improperCallerResponse"), world.said());
        call.received(List.of(scp.collect(20, digits(1, 4).build())), false);
        world.pass(seconds(2));
        assertEquals("1", collected(), "# ends the digits");
    }

    @Test
    void theCallerHangsUpInTheMiddle() {
        SsfCall call = start(Scripts.hangingUpDuring(2));
        call.received(
                List.of(
                        scp.arm(event(EventTypeBcsm.O_ABANDON, MonitorMode.NOTIFY_AND_CONTINUE, 1)),
                        scp.connectToResource(),
                        scp.play(12, true),
                        scp.play(13, true)),
                false);
        world.pass(seconds(2));
        world.sent();
        world.pass(seconds(1));
        List<String> said = world.said();
        assertEquals(1, said.size());
        assertTrue(said.getFirst().startsWith("eventReportBCSM {\"eventTypeBCSM\":\"oAbandon\""), said::toString);
        call.received(List.of(), true);
        CallResult result = result(call);
        assertEquals(Outcome.ABANDONED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void anUnwatchedCallerWhoHangsUpEndsTheDialogue() {
        SsfCall call = start(Scripts.hangingUpDuring(1));
        call.received(List.of(scp.connectToResource(), scp.play(12, true)), false);
        world.pass(seconds(1));
        assertTrue(world.aborted);
        assertEquals(Outcome.ABANDONED, result(call).outcome());
    }

    @Test
    void whatIsPlayedCanBeCancelled() {
        SsfCall call = start(InteractionScript.NONE);
        call.received(List.of(scp.connectToResource(), scp.play(12, true), scp.play(13, true)), false);
        call.received(List.of(scp.cancel(2)), false);
        assertEquals(List.of("error 2 canceled"), world.said());
        assertEquals(List.of("12", "13"), call.result(List.of()).announcements(), "the next one begins");
        world.pass(seconds(2));
        assertEquals(List.of(REPORT), world.said());
        call.received(List.of(scp.cancel(3)), false);
        assertEquals(List.of("error 5 cancelFailed"), world.said());
    }

    @Test
    void tssfRunsOutUnlessItIsReset() {
        SsfCall call = start(Scripts.pressing());
        call.received(
                List.of(
                        scp.connectToResource(),
                        scp.resetTimer(30),
                        scp.collect(20, digits(1, 4).build())),
                false);
        world.pass(seconds(29));
        assertFalse(world.aborted);
        world.pass(seconds(1));
        assertTrue(world.aborted);
        assertEquals(Outcome.FAILED, result(call).outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT_TO_RESOURCE, SYSTEM_FAILURE, error 1 systemFailure",
        "PLAY_ANNOUNCEMENT, UNAVAILABLE_RESOURCE, error 2 unavailableResource"
    })
    void theResourceFailsAsTheScriptSays(Operation operation, InapError error, String told) {
        SsfCall call = start(Scripts.failing(operation, error));
        call.received(List.of(scp.connectToResource(), scp.play(12, true)), false);
        assertEquals(List.of(told), world.said());
        call.received(List.of(scp.release(31)), true);
        assertEquals(
                List.of(),
                result(call).violations().stream()
                        .filter(violation -> !violation.contains("further components"))
                        .toList());
    }

    @Test
    void connectAndReleaseWaitForTheReport() {
        SsfCall call = start(InteractionScript.NONE);
        call.received(List.of(scp.connectToResource(), scp.play(12, true)), false);
        call.received(List.of(scp.connect("1065550001")), false);
        assertEquals(List.of("error 3 " + OUT_OF_PLACE), world.said());
        call.received(List.of(scp.release(31)), false);
        assertEquals(SsfState.WAITING_FOR_END_OF_USER_INTERACTION, call.ssf(), "ReleaseCall has no errors");
        assertEquals(2, call.result(List.of()).violations().size());
    }

    @Test
    void nothingIsPlayedWithoutAConnectedResource() {
        SsfCall call = start(SETTINGS.withResources(SwitchSettings.Resources.NONE), InteractionScript.NONE);
        call.received(List.of(scp.connectToResource()), false);
        assertEquals(List.of("error 1 taskRefused"), world.said());
        call.received(List.of(scp.play(12, true)), false);
        assertEquals(List.of("error 2 " + OUT_OF_PLACE), world.said());
    }

    @Test
    void aTemporaryConnectionEndsAtTheAssistingSide() {
        SsfCall call = start(InteractionScript.NONE);
        call.received(List.of(scp.establish("0012345")), false);
        assertEquals(List.of("0012345"), world.correlations);
        assertEquals(SsfState.WAITING_FOR_END_OF_TEMPORARY_CONNECTION, call.ssf());
        call.received(List.of(scp.connect("1065550001")), false);
        assertEquals(List.of("error 2 " + OUT_OF_PLACE), world.said());
        call.received(List.of(scp.disconnectForward(), scp.release(31)), true);
        assertEquals(1, world.released);
        assertFalse(world.over, "the assisting side has its dialogue still");
        world.assistedCall.orElseThrow().over(CallResult.failed(Scripts.call(Map.of())));
        assertEquals(Optional.empty(), result(call).destination());
    }
}
