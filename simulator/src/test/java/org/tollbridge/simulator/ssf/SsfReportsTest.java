package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.simulator.ssf.Scripts.seconds;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.inap.RequestedInformationType;

/** Charging and call information as a switch reports them. */
class SsfReportsTest extends CallFixture {
    @Test
    void chargingIsReportedOnAFailedAttemptAndAtTheEnd() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.BUSY, SECOND, Scripts.ANSWERS)));
        call.received(List.of(scp.armUsual(), scp.applyCharging("aa", true), scp.connect(FIRST)), false);
        world.pass(seconds(1));
        assertEquals(
                List.of("applyChargingReport {\"hex\":\"80040000000081" + "0100\"}", busy("request")), world.said());
        call.received(List.of(scp.armUsual(), scp.applyCharging("bb", true), scp.connect(SECOND)), false);
        world.pass(seconds(3));
        world.sent();
        world.pass(seconds(65));
        assertEquals(
                List.of(
                        "applyChargingReport {\"hex\":\"80040000028a81" + "0101\"}",
                        disconnect(2, 650, "notification")),
                world.said());
        call.received(List.of(), true);
        CallResult result = over(world, call);
        assertEquals(2, result.charges().size());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void chargingIsNotReportedUnasked() {
        SsfCall call = start(
                SETTINGS.withReportFailedAttempts(false),
                Scripts.call(Map.of(FIRST, Scripts.BUSY, SECOND, Scripts.ANSWERS)));
        world.sent();
        call.received(List.of(scp.armUsual(), scp.applyCharging("aa", true), scp.connect(FIRST)), false);
        world.pass(seconds(1));
        assertEquals(List.of(busy("request")), world.said(), "this switch reports at the end only");
        call.received(List.of(scp.armUsual(), scp.applyCharging("bb", false), scp.connect(SECOND)), false);
        world.pass(seconds(68));
        List<String> said = world.said();
        assertTrue(said.getFirst().startsWith("eventReportBCSM"), said::toString);
        assertTrue(said.get(1).startsWith("applyChargingReport"), "the first request still stands: " + said);
    }

    @Test
    void callInformationComesAtTheEndOfTheCall() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        call.received(
                List.of(
                        scp.requestInformation(
                                RequestedInformationType.CALL_ATTEMPT_ELAPSED_TIME,
                                RequestedInformationType.CALL_CONNECTED_ELAPSED_TIME,
                                RequestedInformationType.RELEASE_CAUSE),
                        scp.connect(FIRST)),
                false);
        world.pass(seconds(68));
        assertEquals(
                List.of("callInformationReport {\"requestedInformationList\":["
                        + "{\"requestedInformationType\":\"callAttemptElapsedTime\",\"requestedInformationValue\":"
                        + "{\"callAttemptElapsedTimeValue\":3}},"
                        + "{\"requestedInformationType\":\"callConnectedElapsedTime\",\"requestedInformationValue\":"
                        + "{\"callConnectedElapsedTimeValue\":650}},"
                        + "{\"requestedInformationType\":\"releaseCause\",\"requestedInformationValue\":"
                        + "{\"releaseCauseValue\":" + cause(16, "normal call clearing") + "}}]}"),
                world.said());
        call.received(List.of(), true);
        assertEquals(List.of(), over(world, call).violations());
    }

    @Test
    void aReleaseBringsTheReportsThatAreDue() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        call.received(
                List.of(
                        scp.armHeld(),
                        scp.requestInformation(
                                RequestedInformationType.CALLED_ADDRESS, RequestedInformationType.CALL_STOP_TIME),
                        scp.applyCharging("aa", true),
                        scp.connect(FIRST)),
                false);
        world.pass(seconds(13));
        call.received(List.of(scp.release(31)), false);
        List<String> said = world.said();
        assertEquals("applyChargingReport {\"hex\":\"8004000000648101" + "01\"}", said.getFirst());
        assertTrue(said.get(1).contains("\"digits\":\"" + FIRST + "\""), said::toString);
        assertTrue(said.get(1).contains("callStopTimeValue"), said::toString);
        call.received(List.of(), true);
        CallResult result = over(world, call);
        assertEquals(OptionalInt.of(31), result.releaseCause());
        assertEquals(List.of(), result.violations());
    }
}
