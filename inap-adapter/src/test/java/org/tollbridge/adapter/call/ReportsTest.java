package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallEvent.Reported;
import org.tollbridge.service.call.CallInformation;
import org.tollbridge.service.call.Leg;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplyChargingReport;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.CallInformationReport;
import org.tollbridge.wire.inap.EventNotificationCharging;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;

/** Where a vector is named, the octets are its argument in vectors/inap-cs1.jsonl; the others vary one of them. */
class ReportsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # vector eventReportBCSM-1: oAnswer, leg 2, notification
                    3011800107a202a500a303810102a403800101,           ANSWER,               CALLED,  false, 0
                    # vector eventReportBCSM-3: oCalledPartyBusy with cause 17, leg 2, request
                    3015800105a206a30480028091a303810102a403800100,   CALLED_PARTY_BUSY,    CALLED,  true,  17
                    # vector eventReportBCSM-5: oAbandon, leg 1, notification
                    300d80010aa303810101a403800101,                   ABANDON,              CALLING, false, 0
                    # no leg, no miscCallInfo: the leg that the event supposes, and a request
                    3003800104,                                       ROUTE_SELECT_FAILURE, CALLED,  true,  0
                    3003800105,                                       CALLED_PARTY_BUSY,    CALLED,  true,  0
                    3003800106,                                       NO_ANSWER,            CALLED,  true,  0
                    3003800107,                                       ANSWER,               CALLED,  true,  0
                    300380010a,                                       ABANDON,              CALLING, true,  0
                    # routeSelectFailure with cause 34
                    300b800104a206a204800280a2,                       ROUTE_SELECT_FAILURE, CALLED,  true,  34
                    # oDisconnect of leg 1 with cause 16 and a connect time
                    3013800109a209a70780028090810104a303810101,       DISCONNECT,           CALLING, true,  16
                    # the terminating half: tBusy, tNoAnswer, tAnswer, tDisconnect of leg 2, tAbandon
                    300b80010da206a80480028091,                       CALLED_PARTY_BUSY,    CALLED,  true,  17
                    300380010e,                                       NO_ANSWER,            CALLED,  true,  0
                    300380010f,                                       ANSWER,               CALLED,  true,  0
                    3010800111a206ac0480028090a303810102,             DISCONNECT,           CALLED,  true,  16
                    3003800112,                                       ABANDON,              CALLING, true,  0
                    # a cause that ends before its value, and one of value 0, are none
                    300b800105a206a30480020091,                       CALLED_PARTY_BUSY,    CALLED,  true,  0
                    300b800105a206a30480028080,                       CALLED_PARTY_BUSY,    CALLED,  true,  0
                    """)
    void aReportOfADetectionPoint(String hex, BcsmEvent event, Leg leg, boolean interrupted, int cause) {
        OptionalInt expected = cause == 0 ? OptionalInt.empty() : OptionalInt.of(cause);
        assertEquals(Optional.of(new Reported(event, leg, interrupted, expected)), Reports.event((EventReportBcsm)
                read(Operation.EVENT_REPORT_BCSM, hex)));
    }

    @ParameterizedTest
    @CsvSource({"3003800101", "3003800103", "3003800108", "300380010c", "3003800110"})
    void aDetectionPointThatIsNeverArmedIsNoEvent(String hex) {
        assertEquals(Optional.empty(), Reports.event((EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, hex)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # vector eventNotificationCharging-1: the type of the event alone
                    3003800101,                 01,   '',   ''
                    # octets of its own, and the leg
                    300e8002a1018103010203a203800101, a101, 010203, CALLING
                    """)
    void aChargingEvent(String hex, String type, String content, String leg) {
        assertEquals(
                new CallEvent.ChargingNotified(
                        type,
                        content,
                        Optional.of(leg).filter(name -> !name.isEmpty()).map(Leg::valueOf)),
                Reports.event((EventNotificationCharging) read(Operation.EVENT_NOTIFICATION_CHARGING, hex)));
    }

    @Test
    void vectorCallInformationReport1() {
        String hex = "3022a0203008800100a1038001053009800102a104820204b0300980011ea1049e028090";
        assertEquals(
                new CallEvent.InformationReported(
                        new CallInformation(OptionalInt.of(5), OptionalInt.of(120), OptionalInt.of(16))),
                Reports.event((CallInformationReport) read(Operation.CALL_INFORMATION_REPORT, hex)));
    }

    @Test
    void aSecondThatHasBegunWasConnectedWhole() {
        String hex = "300da00b3009800102a1048202025c";
        assertEquals(
                new CallEvent.InformationReported(
                        new CallInformation(OptionalInt.empty(), OptionalInt.of(61), OptionalInt.empty())),
                Reports.event((CallInformationReport) read(Operation.CALL_INFORMATION_REPORT, hex)));
    }

    @Test
    void callInformationOfOtherKindsIsPassedOver() {
        // callStopTime alone
        String hex = "3011a00f300d800101a1088106620112233445";
        assertEquals(
                new CallEvent.InformationReported(
                        new CallInformation(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())),
                Reports.event((CallInformationReport) read(Operation.CALL_INFORMATION_REPORT, hex)));
    }

    @Test
    void vectorApplyChargingReport1() {
        assertEquals(
                new CallEvent.ChargingReported("a0038001ff"),
                Reports.event(
                        (ApplyChargingReport) read(Operation.APPLY_CHARGING_REPORT, "0405a0038001ff"),
                        Optional.empty()));
    }

    @Test
    void whetherACallGoesOnIsReadByTheDialect() throws Exception {
        Dialect dialect = Dialect.parse(
                "d",
                Map.of(
                        "chargingReport",
                        Map.of("layout", Map.of("tlv", "[1]", "value", Map.of("unsigned", "callEnded")))));

        assertEquals(
                new CallEvent.ChargingReported("810100", true),
                Reports.event(
                        (ApplyChargingReport) read(Operation.APPLY_CHARGING_REPORT, "0403810100"), dialect.report()));
        assertEquals(
                new CallEvent.ChargingReported("810101", false),
                Reports.event(
                        (ApplyChargingReport) read(Operation.APPLY_CHARGING_REPORT, "0403810101"), dialect.report()));
        assertEquals(
                new CallEvent.ChargingReported("ff", false),
                Reports.event((ApplyChargingReport) read(Operation.APPLY_CHARGING_REPORT, "0401ff"), dialect.report()));
    }

    @Test
    void aReportEncodedConstructedHasTheSameContents() {
        assertEquals(
                new CallEvent.ChargingReported("8001ff"),
                Reports.event(
                        (ApplyChargingReport) read(Operation.APPLY_CHARGING_REPORT, "24038001ff"), Optional.empty()));
    }

    static Argument read(Operation operation, String hex) {
        return switch (InapCodec.argument(operation, Optional.of(Octets.fromHex(hex)), Variant.Q1218)) {
            case Reading.Value<Argument>(Argument argument) -> argument;
            case Reading.Refused<Argument> refused -> throw new AssertionError(refused.failure());
        };
    }
}
