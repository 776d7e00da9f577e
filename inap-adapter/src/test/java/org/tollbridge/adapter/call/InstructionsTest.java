package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.adapter.dialect.DialectFiles;
import org.tollbridge.service.call.Announcement;
import org.tollbridge.service.call.ArmedEvent;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Instruction.Redirection;
import org.tollbridge.service.call.Instruction.RedirectionReason;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.call.MonitorMode;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Operation;

/** Where a vector is named, the octets are its argument in vectors/inap-cs1.jsonl. */
class InstructionsTest {
    private static final PartyNumber DESTINATION = new PartyNumber(NatureOfAddress.NATIONAL, "8005551234");
    private static final PartyNumber SERVICE = new PartyNumber(NatureOfAddress.NATIONAL, "8008101234");

    private static final ResourceAccess OWN = new ResourceAccess(
            Map.of(
                    "welcome",
                    new SpokenMessage(List.of(1001L), List.of()),
                    "two",
                    new SpokenMessage(List.of(1L, 12L), List.of()),
                    "all",
                    new SpokenMessage(
                            List.of(30L),
                            List.of(
                                    MessagePart.DIALLED,
                                    MessagePart.CALLER,
                                    MessagePart.PRICE,
                                    MessagePart.TIME,
                                    MessagePart.DATE))),
            ZoneOffset.UTC,
            Optional.empty(),
            Optional.empty());

    private static final Map<String, Object> FURNISH = Map.of("layout", Map.of("literal", "01"));

    private final ChargeFacts facts = DialectFiles.call();
    private final Instructions originating = new Instructions(Switches.usual(), false, Variant.Q1218);

    @Test
    void armsTheEventsOfVectorRequestReportBcsmEvent1() throws DialectException {
        Instruction arm = new Instruction.RequestReports(List.of(
                new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE),
                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLING, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.ABANDON, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE)));
        assertEncoded(
                Operation.REQUEST_REPORT_BCSM_EVENT,
                "3036a034300b800107810101a203800102300b800109810100a203800101"
                        + "300b800109810100a203800102300b80010a810101a203800101",
                originating,
                arm);
    }

    @Test
    void armsTheOtherEventsOfTheOriginatingHalfWithTheTimerOfNoAnswer() throws DialectException {
        Instruction arm = new Instruction.RequestReports(List.of(
                new ArmedEvent(BcsmEvent.ROUTE_SELECT_FAILURE, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.NO_ANSWER, Leg.CALLED, MonitorMode.INTERRUPTED, OptionalInt.of(20))));
        assertEncoded(
                Operation.REQUEST_REPORT_BCSM_EVENT,
                "302ea02c300b800104810100a203800102300b800105810100a203800102" + "3010800106810100a203800102be03810114",
                originating,
                arm);
    }

    @Test
    void armsTheEventsOfTheTerminatingHalfWhichSelectsNoRoute() throws DialectException {
        Instructions terminating = new Instructions(Switches.usual(), true, Variant.Q1218);
        Instruction arm = new Instruction.RequestReports(List.of(
                new ArmedEvent(BcsmEvent.ROUTE_SELECT_FAILURE, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.NO_ANSWER, Leg.CALLED, MonitorMode.INTERRUPTED),
                new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE),
                new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE),
                new ArmedEvent(BcsmEvent.ABANDON, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE)));
        assertEncoded(
                Operation.REQUEST_REPORT_BCSM_EVENT,
                "3043a041300b80010d810100a203800102300b80010e810100a203800102300b80010f810101a203800102"
                        + "300b800111810101a203800101300b800112810101a203800101",
                terminating,
                arm);
    }

    @Test
    void furnishesChargingAsInVectorFurnishChargingInformation1() throws DialectException {
        assertEncoded(
                Operation.FURNISH_CHARGING_INFORMATION, "040101", originating, new Instruction.FurnishCharging(facts));
    }

    @Test
    void asksForChargingEventsAsInVectorRequestNotificationChargingEvent1() throws DialectException {
        Dialect telling = Dialect.parse("telling", Map.of("chargingEvents", List.of("01"), "furnishCharging", FURNISH));
        assertEncoded(
                Operation.REQUEST_NOTIFICATION_CHARGING_EVENT,
                "30083006800101810101",
                new Instructions(Switches.with(telling), false, Variant.Q1218),
                new Instruction.RequestChargingEvents());
    }

    @Test
    void aSwitchWithoutChargingEventsIsNotAskedForAny() throws DialectException {
        assertEquals(List.of(), originating.encode(List.of(new Instruction.RequestChargingEvents()), ""));
    }

    @Test
    void whatCameOfACallIsLaidOutAsTheDialectSays() throws DialectException {
        Dialect telling = Dialect.parse(
                "telling",
                Map.of(
                        "furnishCharging",
                        FURNISH,
                        "furnishAtEnd",
                        Map.of(
                                "layout",
                                List.of(
                                        Map.of("unsigned", "talkedSeconds", "width", 2),
                                        Map.of("unsigned", "callerAmount", "width", 2),
                                        Map.of("unsigned", "subscriberAmount", "width", 3),
                                        Map.of("unsigned", "releaseCause")))));
        ChargeFacts over = facts.with(new ChargeFacts.End(187, 3_300, 70_000, 16));
        assertEncoded(
                Operation.FURNISH_CHARGING_INFORMATION,
                "040800bb0ce401117010",
                new Instructions(Switches.with(telling), false, Variant.Q1218),
                new Instruction.FurnishAtEnd(over));
    }

    @Test
    void sendsChargingAsInVectorSendChargingInformation1() throws DialectException {
        assertEncoded(
                Operation.SEND_CHARGING_INFORMATION,
                "300c8005a003800101a103800101",
                originating,
                new Instruction.SendCharging(facts));
    }

    @Test
    void appliesChargingAsInVectorApplyCharging1() throws DialectException {
        assertEncoded(
                Operation.APPLY_CHARGING, "30078005a0038001ff", originating, new Instruction.ApplyCharging(facts));
    }

    @Test
    void aDialectThatNamesNoVariantFollowsTheDialogueAndAsksForTheReport() throws DialectException {
        Instructions etsi = new Instructions(Switches.usual(), false, Variant.ETSI);
        // sendCalculationToSCPIndication [1] TRUE, which Q.1218's argument does not have
        assertEncoded(Operation.APPLY_CHARGING, "300a8005a0038001ff8101ff", etsi, new Instruction.ApplyCharging(facts));
    }

    @Test
    void theDialectDecidesTheVariantOfApplyCharging() throws DialectException {
        Instructions etsi = new Instructions(Switches.with(Switches.dialect("""
                                furnishCharging: {layout: {literal: "01"}}
                                applyCharging:
                                  variant: etsi
                                  sendCalculationToSCPIndication: true
                                  partyToCharge: called
                                  layout: {literal: "ff"}
                                """)), false, Variant.Q1218);
        // sendCalculationToSCPIndication [1] TRUE, partyToCharge [2] sendingSideID 2
        assertEncoded(
                Operation.APPLY_CHARGING, "300b8001ff8101ffa203800102", etsi, new Instruction.ApplyCharging(facts));
    }

    @Test
    void anOperationThatTheDialectDoesNotHaveIsLeftOut() throws DialectException {
        Instructions onlySend = new Instructions(
                Switches.with(
                        Switches.dialect("sendCharging: {when: {payer: CALLED_PARTY}, layout: {literal: \"01\"}}")),
                false,
                Variant.Q1218);
        assertEquals(
                List.of(),
                onlySend.encode(
                        List.of(
                                new Instruction.FurnishCharging(facts),
                                new Instruction.SendCharging(facts),
                                new Instruction.ApplyCharging(facts)),
                        ""));
    }

    @Test
    void asksForCallInformationAsInVectorCallInformationRequest1() throws DialectException {
        assertEncoded(
                Operation.CALL_INFORMATION_REQUEST,
                "300ea00c0a01000a01010a01020a011e",
                originating,
                new Instruction.RequestInformation());
    }

    @Test
    void connectsWithTheDialledNumberBesideTheDestination() throws DialectException {
        // destinationRoutingAddress as in vector connect-1, originalCalledPartyID [6] 8008101234
        assertEncoded(
                Operation.CONNECT,
                "3014a009040703100850552143" + "860703100880012143",
                originating,
                new Instruction.Connect(DESTINATION, SERVICE, Optional.empty(), Optional.empty()));
    }

    @Test
    void aForwardSaysWhereItComesFromAndWhy() throws DialectException {
        Redirection redirection = new Redirection(
                new PartyNumber(NatureOfAddress.INTERNATIONAL, "8675512345"), RedirectionReason.NO_REPLY, 2, 0);
        // redirectingPartyID [29] international, redirectionInformation [30]: diverted, no reply, second time
        assertEncoded(
                Operation.CONNECT,
                "3021a009040703100850552143" + "860703100880012143" + "9d0704106857153254" + "9e020322",
                originating,
                new Instruction.Connect(DESTINATION, SERVICE, Optional.of(redirection), Optional.empty()));
    }

    @Test
    void aForwardOfACallThatCameRedirectedKeepsTheFirstReason() throws DialectException {
        Redirection redirection = new Redirection(
                new PartyNumber(NatureOfAddress.INTERNATIONAL, "8675512345"), RedirectionReason.NO_REPLY, 3, 3);
        // original reason 3, unconditional
        assertEncoded(
                Operation.CONNECT,
                "3021a009040703100850552143" + "860703100880012143" + "9d0704106857153254" + "9e023323",
                originating,
                new Instruction.Connect(DESTINATION, SERVICE, Optional.of(redirection), Optional.empty()));
    }

    @Test
    void aSwitchMayWantItsDestinationsInternational() throws DialectException {
        Instructions international =
                new Instructions(Switches.with(new DestinationForm("86", true)), false, Variant.Q1218);
        // 868005551234 international; the service number stays what was dialled
        assertEncoded(
                Operation.CONNECT,
                "3015a00a04080410680850552143" + "860703100880012143",
                international,
                new Instruction.Connect(DESTINATION, SERVICE, Optional.empty(), Optional.empty()));
    }

    @Test
    void releasesWithACauseAsInVectorReleaseCall1() throws DialectException {
        assertEncoded(Operation.RELEASE_CALL, "0402809f", originating, new Instruction.Release(31));
    }

    @Test
    void continueHasNoArgument() throws DialectException {
        assertEquals(
                List.of(new Invocation(Operation.CONTINUE, Optional.empty())),
                originating.encode(List.of(new Instruction.Continue(), new Instruction.EndDialogue()), ""));
    }

    @Test
    void operationsKeepTheOrderOfTheInstructions() throws DialectException {
        List<Invocation> operations = originating.encode(
                List.of(
                        new Instruction.RequestReports(
                                List.of(new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE))),
                        new Instruction.RequestInformation(),
                        new Instruction.FurnishCharging(facts),
                        new Instruction.SendCharging(facts),
                        new Instruction.Connect(DESTINATION, SERVICE, Optional.empty(), Optional.empty())),
                "");
        assertEquals(
                List.of(
                        Operation.REQUEST_REPORT_BCSM_EVENT,
                        Operation.CALL_INFORMATION_REQUEST,
                        Operation.FURNISH_CHARGING_INFORMATION,
                        Operation.SEND_CHARGING_INFORMATION,
                        Operation.CONNECT),
                operations.stream().map(Invocation::operation).toList());
    }

    @Test
    void aMailboxIsToldAsCorrelation() throws DialectException {
        // correlationID [2]: generic digits in BCD, an odd number of them
        assertEncoded(
                Operation.CONNECT,
                "3019a009040703100850552143" + "820320" + "2103" + "860703100880012143",
                originating,
                new Instruction.Connect(DESTINATION, SERVICE, Optional.empty(), Optional.of("123")));
    }

    @Test
    void collectsWhatIsMissingWithItsEventArmedBefore() throws DialectException {
        assertEquals(
                List.of(
                        // eventTypeBCSM collectedInfo, monitorMode interrupted
                        new Invocation(
                                Operation.REQUEST_REPORT_BCSM_EVENT,
                                Optional.of(Octets.fromHex("300aa0083006800102810100"))),
                        // dialledDigits [6]
                        new Invocation(
                                Operation.COLLECT_INFORMATION, Optional.of(Octets.fromHex("3009860703100880012143")))),
                originating.encode(List.of(new Instruction.CollectDialled(SERVICE)), ""));
    }

    @Test
    void connectsToTheSwitchesOwnResource() throws DialectException {
        // resourceAddress none [3]; with serviceInteractionIndicators [30]
        assertEncoded(Operation.CONNECT_TO_RESOURCE, "30028300", of(OWN), new Instruction.ConnectResource());
        assertEncoded(
                Operation.CONNECT_TO_RESOURCE,
                "300683009e020102",
                of(new ResourceAccess(Map.of(), ZoneOffset.UTC, Optional.of(Octets.fromHex("0102")), Optional.empty())),
                new Instruction.ConnectResource());
    }

    @Test
    void establishesATemporaryConnectionWithItsCorrelation() throws DialectException {
        ResourceAccess access = new ResourceAccess(
                Map.of(),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.of(new ResourceAccess.Assisting(
                        new PartyNumber(NatureOfAddress.NATIONAL, "123450"),
                        Optional.of(Octets.fromHex("0a0b")),
                        1_000)));
        // assistingSSPIPRoutingAddress [0], correlationID [1] 12345, scfID [3]
        assertEquals(
                List.of(new Invocation(
                        Operation.ESTABLISH_TEMPORARY_CONNECTION,
                        Optional.of(Octets.fromHex("3012" + "8006000310214305" + "810420214305" + "83020a0b")))),
                of(access).encode(List.of(new Instruction.ConnectResource()), "12345"));
    }

    @Test
    void playsAsInVectorPlayAnnouncement1ButForItsRepetitions() throws DialectException {
        assertEncoded(
                Operation.PLAY_ANNOUNCEMENT,
                "300aa008a006a004800203e9",
                of(OWN),
                new Instruction.Play(announcement("welcome")));
    }

    @Test
    void saysTheVariablePartsInTheOrderOfTheMessage() throws DialectException {
        // number 8008101234, number of the caller 1062345678, price 12.30, time 0704, date 261128
        assertEncoded(
                Operation.PLAY_ANNOUNCEMENT,
                "302ca02aa028a026be2480011ea11f" + "8106000880012143" + "8106000126436587" + "840400002103" + "82027040"
                        + "8303621182",
                of(OWN),
                new Instruction.Play(announcement("all")));
    }

    @Test
    void playsMessagesOneAfterTheOther() throws DialectException {
        assertEncoded(
                Operation.PLAY_ANNOUNCEMENT,
                "300ea00ca00aa008bd0602010102010c",
                of(OWN),
                new Instruction.Play(announcement("two")));
    }

    @Test
    void asksAsInVectorPromptAndCollectUserInformation1() throws DialectException {
        assertEncoded(
                Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
                "301da011a00f80010181010482010c85010a860105" + "a208a006a004800203e9",
                of(OWN),
                new Instruction.Collect(announcement("welcome"), new Prompt("welcome", 1, 4, 10, 5, 3, true)));
    }

    @Test
    void asksAndLetsNobodyBargeIn() throws DialectException {
        assertEncoded(
                Operation.PROMPT_AND_COLLECT_USER_INFORMATION,
                "3020a014a01280010181010482010c85010a860105880100" + "a208a006a004800203e9",
                of(OWN),
                new Instruction.Collect(announcement("welcome"), new Prompt("welcome", 1, 4, 10, 5, 3, false)));
    }

    @Test
    void resetsTheTimerAsInVectorResetTimer1() throws DialectException {
        assertEncoded(Operation.RESET_TIMER, "300381013c", originating, new Instruction.ResetTimer(60));
    }

    @Test
    void anAnnouncementThatTheSwitchDoesNotHaveIsSaid() {
        DialectException said = assertThrows(
                DialectException.class,
                () -> of(OWN).encode(List.of(new Instruction.Play(announcement("unheard"))), ""));
        assertTrue(String.valueOf(said.getMessage()).contains("unheard"), said.getMessage());
    }

    private static Instructions of(ResourceAccess access) {
        return new Instructions(Switches.with(access), false, Variant.Q1218);
    }

    private static Announcement announcement(String name) {
        return new Announcement(
                name,
                "8008101234",
                "1062345678",
                12_300,
                Instant.parse("2026-11-28T07:04:59Z").toEpochMilli());
    }

    @Test
    void factsThatDoNotFitTheDialectAreSaid() {
        Instructions unfit = new Instructions(
                Switches.with(Switches.dialect("furnishCharging: {layout: {bcd: destination, digits: 4}}")),
                false,
                Variant.Q1218);
        DialectException said = assertThrows(
                DialectException.class, () -> unfit.encode(List.of(new Instruction.FurnishCharging(facts)), ""));
        assertTrue(said.path().endsWith("layout.bcd"), said.path());
    }

    private static void assertEncoded(
            Operation operation, String hex, Instructions instructions, Instruction instruction)
            throws DialectException {
        assertEquals(
                List.of(new Invocation(operation, Optional.of(Octets.fromHex(hex)))),
                instructions.encode(List.of(instruction), ""));
    }
}
