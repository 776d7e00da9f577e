package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.Variant;

/** What a peer sent is kept where it was, shown, and sent again as it came. */
class KeptTest {
    private static Argument read(Operation operation, String hex) {
        return read(operation, hex, Variant.Q1218);
    }

    private static Argument read(Operation operation, String hex, Variant variant) {
        Reading<Argument> reading = InapCodec.argument(operation, Optional.of(Octets.fromHex(hex)), variant);
        return (Argument) assertInstanceOf(Reading.Value.class, reading, reading.toString())
                .value();
    }

    private static void assertSentAgain(String hex, Parameter parameter) {
        assertEquals(hex, parameter.encode(Variant.Q1218).toHex());
    }

    private static JsonNode json(Parameter parameter) {
        try {
            return Vector.JSON.readTree(parameter.toJson());
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aDefaultThatWasSentIsSentAgain() {
        String hex = "300d80010aa303810101a403800100";
        EventReportBcsm report = (EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, hex);
        assertEquals(Optional.of(MiscCallInfo.REQUEST), report.get(EventReportBcsm.MISC_CALL_INFO));
        assertTrue(json(report).has("miscCallInfo"));
        assertSentAgain(hex, report);
    }

    @Test
    void aDefaultThatWasLeftOutStaysOut() {
        String hex = "300880010aa303810101";
        EventReportBcsm report = (EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, hex);
        assertEquals(Optional.empty(), report.get(EventReportBcsm.MISC_CALL_INFO));
        assertEquals(MiscCallInfo.REQUEST, report.value(EventReportBcsm.MISC_CALL_INFO));
        assertFalse(json(report).has("miscCallInfo"));
        assertSentAgain(hex, report);
    }

    @Test
    void everyDefaultOfADigitCollectionIsKeptWhenSent() {
        String hex = "3019a014a0128001018101048701008801008901008a01008101ff";
        PromptAndCollectUserInformation prompt =
                (PromptAndCollectUserInformation) read(Operation.PROMPT_AND_COLLECT_USER_INFORMATION, hex);
        assertEquals(Optional.of(true), prompt.get(PromptAndCollectUserInformation.DISCONNECT_FROM_IP_FORBIDDEN));
        CollectedDigits digits = prompt.value(PromptAndCollectUserInformation.COLLECTED_INFO)
                .get(CollectedInfo.COLLECTED_DIGITS)
                .orElseThrow();
        assertEquals(Optional.of(1L), digits.get(CollectedDigits.MINIMUM_NB_OF_DIGITS));
        assertEquals(Optional.of(ErrorTreatment.REPORT_ERROR_TO_SCF), digits.get(CollectedDigits.ERROR_TREATMENT));
        assertSentAgain(hex, prompt);
    }

    @Test
    void aBooleanThatIsTrueGoesOutAsFf() {
        PlayAnnouncement play = (PlayAnnouncement) read(Operation.PLAY_ANNOUNCEMENT, "300aa005a103800101810101");
        assertEquals(Optional.of(true), play.get(PlayAnnouncement.DISCONNECT_FROM_IP_FORBIDDEN));
        assertSentAgain("300aa005a1038001018101ff", play);
    }

    @Test
    void elementsOfAnyClassStayInTheirPlaces() {
        // [PRIVATE 1] before, [40] and [PRIVATE 2] between, a universal element behind
        String hex = "3016c101018001079f280102e203810105a3038101010500";
        EventReportBcsm report = (EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, hex);
        assertEquals(EventTypeBcsm.O_ANSWER, report.value(EventReportBcsm.EVENT_TYPE_BCSM));
        assertEquals(
                List.of(Octets.fromHex("c10101"), Octets.fromHex("9f280102e203810105"), Octets.fromHex("0500")),
                report.content().unknown());
        JsonNode unknown = json(report).get("unknown");
        assertEquals(4, unknown.size());
        assertEquals("[PRIVATE 1]", unknown.get(0).get("tag").textValue());
        assertEquals("01", unknown.get(0).get("hex").textValue());
        assertEquals("[40]", unknown.get(1).get("tag").textValue());
        assertEquals("810105", unknown.get(2).get("hex").textValue());
        assertTrue(unknown.get(2).get("constructed").booleanValue());
        assertSentAgain(hex, report);
    }

    @Test
    void privateElementsInsideAnEventsOwnInformationAreKept() {
        String hex = "3013800107a209a507c1021234c20105a303810102";
        EventReportBcsm report = (EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, hex);
        EmptySpecificInfo answer = report.value(EventReportBcsm.EVENT_SPECIFIC_INFORMATION_BCSM)
                .get(EventSpecificInformationBcsm.O_ANSWER_SPECIFIC_INFO)
                .orElseThrow();
        assertEquals(List.of(Octets.fromHex("c1021234c20105")), answer.content().unknown());
        assertSentAgain(hex, report);
    }

    @Test
    void anAlternativeOfAnotherNetworkIsKept() {
        String hex = "300e800107a204e2028000a303810102";
        EventReportBcsm report = (EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, hex);
        EventSpecificInformationBcsm info = report.value(EventReportBcsm.EVENT_SPECIFIC_INFORMATION_BCSM);
        assertEquals(Optional.empty(), info.chosen().alternative());
        assertEquals(
                "[PRIVATE 2]",
                json(report).at("/eventSpecificInformationBCSM/unknown/0/tag").textValue());
        assertSentAgain(hex, report);
    }

    @Test
    void componentsInAnotherOrderStayInIt() {
        String hex = "30128207031008505521439c010285010a80012a";
        InitialDp initial = (InitialDp) read(Operation.INITIAL_DP, hex);
        assertEquals(Optional.of(42L), initial.get(InitialDp.SERVICE_KEY));
        assertSentAgain(hex, initial);
    }

    @Test
    void anOptionalValueOutsideItsRangeIsKeptUnread() {
        // triggerType 100 and terminalType 5 have no name; eventTypeBCSM has
        String hex = "300c80012a8e01059001649c0102";
        InitialDp initial = (InitialDp) read(Operation.INITIAL_DP, hex);
        assertEquals(Optional.empty(), initial.get(InitialDp.TRIGGER_TYPE));
        assertEquals(Optional.of(EventTypeBcsm.COLLECTED_INFO), initial.get(InitialDp.EVENT_TYPE_BCSM));
        assertEquals(2, json(initial).get("unknown").size());
        assertSentAgain(hex, initial);
    }

    @Test
    void anExtensionIsKeptWhateverItsValueIs() {
        String hex = "302780012aaf2230060201010a010130050201028100301106022a030a0100a1080406010203040506";
        InitialDp initial = (InitialDp) read(Operation.INITIAL_DP, hex);
        List<ExtensionField> extensions = initial.value(InitialDp.EXTENSIONS);
        assertEquals(3, extensions.size());
        assertEquals(Criticality.ABORT, extensions.get(0).value(ExtensionField.CRITICALITY));
        assertEquals(Criticality.IGNORED, extensions.get(1).value(ExtensionField.CRITICALITY));
        assertEquals(Optional.empty(), extensions.get(2).get(ExtensionField.EXTENSION_TYPE));
        assertSentAgain(hex, initial);
    }

    @Test
    void chargingCharacteristicsMayBeEncodedConstructed() {
        String hex = "300ea007a0058003010203a103800101";
        SendChargingInformation send = (SendChargingInformation) read(Operation.SEND_CHARGING_INFORMATION, hex);
        Opaque characteristics = send.value(SendChargingInformation.SCI_BILLING_CHARGING_CHARACTERISTICS);
        assertEquals(new Opaque(Octets.fromHex("a0058003010203"), true), characteristics);
        assertEquals(
                "a0058003010203",
                json(send).at("/sCIBillingChargingCharacteristics/hex").textValue());
        assertTrue(
                json(send).at("/sCIBillingChargingCharacteristics/constructed").booleanValue());
        assertSentAgain(hex, send);

        FurnishChargingInformation furnish =
                (FurnishChargingInformation) read(Operation.FURNISH_CHARGING_INFORMATION, "2405a003800101");
        assertSentAgain("2405a003800101", furnish);
    }

    @Test
    void aNumberInSegmentsIsPutTogether() {
        InitialDp initial = (InitialDp) read(Operation.INITIAL_DP, "301080012aa20b0404031008500403552143");
        assertEquals(
                "03100850552143", initial.value(InitialDp.CALLED_PARTY_NUMBER).toHex());
        assertSentAgain("300c80012a820703100850552143", initial);
    }

    @Test
    void anArgumentWhereNoneIsDueIsKept() {
        Absent surplus = (Absent) read(Operation.CONTINUE, "3003800101");
        assertSentAgain("3003800101", surplus);
        assertEquals("[UNIVERSAL 16]", json(surplus).at("/unknown/0/tag").textValue());
    }

    @Test
    void anElementOfTheOtherVariantIsKept() {
        String hex = "300b8001018101ffa203800101";
        ApplyCharging etsi = (ApplyCharging) read(Operation.APPLY_CHARGING, hex, Variant.ETSI);
        assertEquals(Optional.of(true), etsi.get(ApplyCharging.SEND_CALCULATION_TO_SCP_INDICATION));
        assertEquals(hex, etsi.encode(Variant.ETSI).toHex());
        assertEquals("3008800101a203800101", etsi.encode(Variant.Q1218).toHex());

        ApplyCharging q1218 = (ApplyCharging) read(Operation.APPLY_CHARGING, hex);
        assertEquals(Optional.empty(), q1218.get(ApplyCharging.SEND_CALCULATION_TO_SCP_INDICATION));
        assertEquals(List.of(Octets.fromHex("8101ff")), q1218.content().unknown());
        assertSentAgain(hex, q1218);
    }

    @Test
    void aChangedCopyKeepsWhatWasUnknown() {
        EventReportBcsm report = (EventReportBcsm) read(Operation.EVENT_REPORT_BCSM, "300bc10101800107a303810102");
        EventReportBcsm changed = EventReportBcsm.TYPE
                .values(report)
                .set(EventReportBcsm.EVENT_TYPE_BCSM, EventTypeBcsm.O_NO_ANSWER)
                .set(EventReportBcsm.BCSM_EVENT_CORRELATION_ID, Octets.fromHex("0012"))
                .build();
        assertSentAgain("300fc1010180010681020012a303810102", changed);
    }
}
