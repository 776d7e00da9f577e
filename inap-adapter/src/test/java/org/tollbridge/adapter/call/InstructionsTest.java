package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.adapter.dialect.DialectFiles;
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
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Operation;

/** Where a vector is named, the octets are its argument in vectors/inap-cs1.jsonl. */
class InstructionsTest {
    private static final PartyNumber DESTINATION = new PartyNumber(NatureOfAddress.NATIONAL, "8005551234");
    private static final PartyNumber SERVICE = new PartyNumber(NatureOfAddress.NATIONAL, "8008101234");

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
                onlySend.encode(List.of(
                        new Instruction.FurnishCharging(facts),
                        new Instruction.SendCharging(facts),
                        new Instruction.ApplyCharging(facts))));
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
                new Instruction.Connect(DESTINATION, SERVICE, Optional.empty()));
    }

    @Test
    void aForwardSaysWhereItComesFromAndWhy() throws DialectException {
        Redirection redirection = new Redirection(
                new PartyNumber(NatureOfAddress.INTERNATIONAL, "8675512345"), RedirectionReason.NO_REPLY, 2);
        // redirectingPartyID [29] international, redirectionInformation [30]: diverted, no reply, second time
        assertEncoded(
                Operation.CONNECT,
                "3021a009040703100850552143" + "860703100880012143" + "9d0704106857153254" + "9e020322",
                originating,
                new Instruction.Connect(DESTINATION, SERVICE, Optional.of(redirection)));
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
                new Instruction.Connect(DESTINATION, SERVICE, Optional.empty()));
    }

    @Test
    void releasesWithACauseAsInVectorReleaseCall1() throws DialectException {
        assertEncoded(Operation.RELEASE_CALL, "0402809f", originating, new Instruction.Release(31));
    }

    @Test
    void continueHasNoArgument() throws DialectException {
        assertEquals(
                List.of(new Invocation(Operation.CONTINUE, Optional.empty())),
                originating.encode(List.of(new Instruction.Continue(), new Instruction.EndDialogue())));
    }

    @Test
    void operationsKeepTheOrderOfTheInstructions() throws DialectException {
        List<Invocation> operations = originating.encode(List.of(
                new Instruction.RequestReports(
                        List.of(new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE))),
                new Instruction.RequestInformation(),
                new Instruction.FurnishCharging(facts),
                new Instruction.SendCharging(facts),
                new Instruction.Connect(DESTINATION, SERVICE, Optional.empty())));
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
    void factsThatDoNotFitTheDialectAreSaid() {
        Instructions unfit = new Instructions(
                Switches.with(Switches.dialect("furnishCharging: {layout: {bcd: destination, digits: 4}}")),
                false,
                Variant.Q1218);
        DialectException said = assertThrows(
                DialectException.class, () -> unfit.encode(List.of(new Instruction.FurnishCharging(facts))));
        assertTrue(said.path().endsWith("layout.bcd"), said.path());
    }

    private static void assertEncoded(
            Operation operation, String hex, Instructions instructions, Instruction instruction)
            throws DialectException {
        assertEquals(
                List.of(new Invocation(operation, Optional.of(Octets.fromHex(hex)))),
                instructions.encode(List.of(instruction)));
    }
}
