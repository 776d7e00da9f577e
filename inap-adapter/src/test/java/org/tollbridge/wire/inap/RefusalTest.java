package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.DecodeFailure;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.asn1.Variant;

/** Parameters that cannot be read are refused with the right answer and a place. */
class RefusalTest {
    private static final Answer MISSING_PARAMETER = new Answer.ReturnError(InapError.MISSING_PARAMETER);

    private static Reading.Refused<?> refused(Operation operation, Variant variant, Optional<String> hex) {
        return assertInstanceOf(
                Reading.Refused.class, InapCodec.argument(operation, hex.map(Octets::fromHex), variant));
    }

    private static Reading.Refused<?> refused(Operation operation, String hex) {
        return refused(operation, Variant.Q1218, Optional.of(hex));
    }

    @ParameterizedTest
    @CsvSource({
        // operation, argument, offset, path
        "INITIAL_DP, 310380012a, 0, ''",
        "INITIAL_DP, 300380022a, 3, ''",
        "INITIAL_DP, 300280 00, 2, serviceKey",
        "INITIAL_DP, 3002a000, 2, serviceKey",
        "INITIAL_DP, 300680012a 80012b, 5, ''",
        "INITIAL_DP, 300380012a 00, 5, ''",
        "EVENT_REPORT_BCSM, 3005800107 a300, 7, legID",
        "EVENT_REPORT_BCSM, 300b800107 a306800101810102, 10, legID",
        "EVENT_REPORT_BCSM, 3005800107 8300, 5, legID",
        "REQUEST_REPORT_BCSM_EVENT, 3004a002 0500, 4, bcsmEvents[0]",
        "CONTINUE, 0500 0500, 2, ''"
    })
    void whatIsNoArgumentIsRejectedAsMistyped(Operation operation, String hex, int offset, String path) {
        Reading.Refused<?> refused = refused(operation, hex.replace(" ", ""));
        assertEquals(Answer.MISTYPED_ARGUMENT, refused.answer());
        assertEquals(Kind.MISTYPED, refused.failure().kind());
        assertEquals(offset, refused.failure().offset());
        assertEquals(path, refused.failure().path());
    }

    @Test
    void aMissingParameterIsTheErrorOfThatName() {
        Reading.Refused<?> refused = refused(Operation.CONNECT, "3000");
        assertEquals(MISSING_PARAMETER, refused.answer());
        assertEquals(
                new DecodeFailure(
                        Kind.MISSING, 0, "", "destinationRoutingAddress of ConnectArg is missing", "Q.1218 2.1.3"),
                refused.failure());
        assertEquals(
                MISSING_PARAMETER,
                refused(Operation.CONNECT, Variant.Q1218, Optional.empty()).answer());
    }

    @Test
    void aServiceKeyIsMissedInEtsiOnly() {
        String hex = "300685010a9c0102";
        assertEquals(
                MISSING_PARAMETER,
                refused(Operation.INITIAL_DP, Variant.ETSI, Optional.of(hex)).answer());
        assertInstanceOf(
                Reading.Value.class,
                InapCodec.argument(Operation.INITIAL_DP, Optional.of(Octets.fromHex(hex)), Variant.Q1218));
    }

    @Test
    void aMissingPartNamesItsPath() {
        DecodeFailure failure =
                refused(Operation.CALL_INFORMATION_REPORT, "3007a0053003800100").failure();
        assertEquals("requestedInformationList[0]", failure.path());
        assertEquals(Kind.MISSING, failure.kind());
    }

    @Test
    void anOperationWithoutTheErrorRejects() {
        assertEquals(
                Answer.MISTYPED_ARGUMENT,
                refused(Operation.EVENT_REPORT_BCSM, "3000").answer());
        assertEquals(
                Answer.MISTYPED_ARGUMENT,
                refused(Operation.EVENT_REPORT_BCSM, "3003800163").answer());
    }

    @Test
    void aMandatoryValueOutsideItsRangeIsAnError() {
        Reading.Refused<?> refused = refused(Operation.REQUEST_REPORT_BCSM_EVENT, "300aa0083006800107810109");
        assertEquals(new Answer.ReturnError(InapError.UNEXPECTED_DATA_VALUE), refused.answer());
        assertEquals("bcsmEvents[0].monitorMode", refused.failure().path());
        assertEquals(
                new Answer.ReturnError(InapError.PARAMETER_OUT_OF_RANGE),
                refused(Operation.CALL_INFORMATION_REQUEST, "3005a0030a0163").answer());
    }

    @Test
    void aListHasItsLimits() {
        assertEquals(
                Kind.OUT_OF_RANGE,
                refused(Operation.CONNECT, "3002a000").failure().kind());
        String four = "3012a010" + "04020310".repeat(4);
        assertEquals(
                "destinationRoutingAddress[3]",
                refused(Operation.CONNECT, four).failure().path());
    }

    @Test
    void resultsAndErrorParametersAreRejectedByTheirOwnProblems() {
        Optional<Octets> wrong = Optional.of(Octets.fromHex("8200"));
        assertEquals(
                Answer.MISTYPED_RESULT,
                assertInstanceOf(
                                Reading.Refused.class,
                                InapCodec.result(Operation.REQUEST_CURRENT_STATUS_REPORT, wrong, Variant.Q1218))
                        .answer());
        assertEquals(
                Answer.MISTYPED_ERROR_PARAMETER,
                assertInstanceOf(Reading.Refused.class, InapCodec.error(InapError.SYSTEM_FAILURE, wrong, Variant.Q1218))
                        .answer());
    }

    @Test
    void anErrorMayComeWithoutItsParameter() {
        assertEquals(
                new Reading.Value<>(Absent.ABSENT),
                InapCodec.error(InapError.SYSTEM_FAILURE, Optional.empty(), Variant.Q1218));
    }

    @Test
    void whatWeMayNotSendIsABugOfOurs() {
        assertThrows(IllegalStateException.class, () -> Connect.TYPE.values().build());
        Connect tooMany = Connect.TYPE
                .values()
                .set(
                        Connect.DESTINATION_ROUTING_ADDRESS,
                        List.of(Octets.EMPTY, Octets.EMPTY, Octets.EMPTY, Octets.EMPTY))
                .build();
        assertThrows(IllegalArgumentException.class, () -> tooMany.encode(Variant.Q1218));
        InitialDp negative =
                InitialDp.TYPE.values().set(InitialDp.SERVICE_KEY, -1L).build();
        assertThrows(IllegalArgumentException.class, () -> negative.encode(Variant.Q1218));
    }
}
