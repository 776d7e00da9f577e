package org.tollbridge.adapter.sccp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restcomm.protocols.ss7.mtp.Mtp3EndCongestionPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3PausePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3ResumePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusCause;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusPrimitive;
import org.restcomm.protocols.ss7.sccp.parameter.ReturnCauseValue;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

/** Segments, returns and management through the whole SCCP. */
@Timeout(30)
class SclcTest extends SccpFixture {

    private static Octets octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return Octets.wrap(octets);
    }

    @ParameterizedTest
    @CsvSource({"BITS_14, 252", "BITS_24, 250"})
    void whatFitsGoesInOneUnitdata(PointCodeLength length, int longest) throws Exception {
        start(SccpSettings.defaults().withPointCodes(length));
        send(THEIRS, 5, 0, octets(longest));
        assertEquals(268, mtp.next().getData().length);
        send(THEIRS, 5, 0, octets(longest + 1));
        sent(SWITCH, SccpMessage.ExtendedUnitdata.class);
        sent(SWITCH, SccpMessage.ExtendedUnitdata.class);
        assertCount(2, SccpCounter.SENT);
        assertCount(2, SccpCounter.SEGMENTS_SENT);
    }

    @ParameterizedTest
    @EnumSource(PointCodeLength.class)
    void longDataGoInSegmentsOfOneSlsAndReference(PointCodeLength length) throws Exception {
        start(SccpSettings.defaults().withPointCodes(length));
        Octets whole = octets(3_000);
        send(THEIRS, 9, 0, whole);
        List<Octets> parts = new ArrayList<>();
        Optional<Segmentation> last = Optional.empty();
        while (last.isEmpty() || last.get().remaining() > 0) {
            SccpMessage.ExtendedUnitdata part = sent(SWITCH, SccpMessage.ExtendedUnitdata.class);
            Segmentation segmentation = part.segmentation().orElseThrow();
            assertEquals(parts.isEmpty(), segmentation.first());
            assertEquals(1, segmentation.protocolClass());
            assertEquals(new ProtocolClass(1, 8), part.protocolClass());
            assertEquals(15, part.hopCounter());
            if (last.isPresent()) {
                assertEquals(last.get().remaining() - 1, segmentation.remaining());
                assertEquals(last.get().localReference(), segmentation.localReference());
            }
            last = Optional.of(segmentation);
            parts.add(part.data());
        }
        assertEquals(whole, Octets.concat(parts));
        assertSilent();

        send(THEIRS, 9, 0, whole);
        assertNotEquals(
                last.orElseThrow().localReference(),
                sent(SWITCH, SccpMessage.ExtendedUnitdata.class)
                        .segmentation()
                        .orElseThrow()
                        .localReference());
    }

    /** The longest data between two addresses of a point code and a subsystem number; the caller's was a title. */
    @Test
    void aTitleThatNobodyLooksAtTakesNoRoom() throws Exception {
        start(SccpSettings.defaults().withTranslations(TranslationRule.of("86755", SWITCH)));
        send(title("8675512345678"), 5, 0, octets(252));
        assertEquals(
                SccpAddress.ofSubsystem(SWITCH, SSN),
                sent(SWITCH, SccpMessage.Unitdata.class).called());
        assertSilent();
    }

    @Test
    void segmentsFitBesideLongTitles() throws Exception {
        TranslationRule toRelay = new TranslationRule(
                TranslationRule.Match.ofDigits(""),
                List.of(SWITCH),
                TranslationRule.Sharing.BACKUP,
                TranslationRule.RouteOn.GT,
                OptionalInt.empty(),
                Optional.empty());
        start(SccpSettings.defaults().withTranslations(toRelay));
        Octets whole = octets(1_000);
        send(title(GlobalTitle.e164("123456789012345678901234567890", 4)), 5, 0, whole);
        Octets together = Octets.EMPTY;
        while (together.length() < whole.length()) {
            SccpMessage part = sent(SWITCH, SccpMessage.ExtendedUnitdata.class);
            together = Octets.concat(List.of(together, part.data()));
        }
        assertEquals(whole, together);
    }

    @Test
    void whatSixteenSegmentsDoNotCarryIsRefused() throws Exception {
        int longest = sccp().provider().getMaxUserDataLength(new PartyAddress(THEIRS), new PartyAddress(OURS), 0);
        send(THEIRS, 5, 0, octets(longest));
        for (int i = 0; i < 16; i++) {
            sent(SWITCH, SccpMessage.ExtendedUnitdata.class);
        }
        IOException refused = assertThrows(IOException.class, () -> send(THEIRS, 5, 0, octets(longest + 1)));
        assertEquals("the message of 3889 octets is longer than the 3888 that 16 segments carry", refused.getMessage());
        assertSilent();
    }

    @Test
    void segmentsComeUpAsOneMessageOfTheClassBefore() {
        Octets whole = octets(600);
        for (int i = 0; i < 3; i++) {
            bring(segment(77, i, 3, new ProtocolClass(1, 8), whole.slice(200 * i, 200)));
        }
        assertArrayEquals(whole.toByteArray(), user.data.getFirst().getData());
        assertEquals(0, user.data.getFirst().getProtocolClass().getProtocolClass());
        assertEquals(1, user.data.size());
        assertCount(1, SccpCounter.REASSEMBLED);
        assertCount(1, SccpCounter.DELIVERED);
    }

    @Test
    void aLongUnitdataComesUp() {
        Octets whole = octets(3_000);
        bring(new SccpMessage.LongUnitdata(RETURN, 15, OURS, THEIRS, whole, List.of()));
        assertArrayEquals(whole.toByteArray(), user.data.getFirst().getData());
    }

    @Test
    void aLostSegmentBringsTheFirstOneBackIfAskedFor() {
        bring(segment(77, 0, 3, RETURN, DATA));
        bring(segment(77, 2, 3, RETURN, DATA));
        SccpMessage.ExtendedUnitdataService back = sent(SWITCH, SccpMessage.ExtendedUnitdataService.class);
        assertEquals(ReturnCause.ERROR_IN_MESSAGE_TRANSPORT, back.cause());
        assertEquals(THEIRS, back.called());
        assertEquals(OURS, back.calling());
        assertEquals(Optional.of(new Segmentation(true, 0, 2, 77)), back.segmentation());

        bring(segment(78, 0, 3, ProtocolClass.CLASS_0, DATA));
        bring(segment(78, 2, 3, ProtocolClass.CLASS_0, DATA));
        bring(segment(79, 1, 3, RETURN, DATA));
        assertSilent();
        assertCount(2, SccpCounter.REASSEMBLY_FAILED);
        assertCount(1, SccpCounter.STRAY_SEGMENTS);
        assertTrue(user.data.isEmpty());
    }

    @Test
    void aLateSegmentBringsTheFirstOneBack() {
        start(SccpSettings.defaults().withReassembly(new SccpSettings.Reassembling(10, 10_000, Duration.ofMillis(50))));
        bring(segment(77, 0, 2, RETURN, DATA));
        assertEquals(
                ReturnCause.ERROR_IN_MESSAGE_TRANSPORT,
                sent(SWITCH, SccpMessage.ExtendedUnitdataService.class).cause());
        bring(segment(77, 1, 2, RETURN, DATA));
        assertCount(1, SccpCounter.STRAY_SEGMENTS);
        assertEquals(0, sccp().waitingForSegments());
    }

    @Test
    void moreThanMayWaitComesBack() {
        start(SccpSettings.defaults().withReassembly(new SccpSettings.Reassembling(2, 10_000, Duration.ofSeconds(10))));
        for (int reference = 0; reference < 3; reference++) {
            bring(segment(reference, 0, 2, RETURN, DATA));
        }
        assertEquals(
                ReturnCause.CANNOT_REASSEMBLE,
                sent(SWITCH, SccpMessage.ExtendedUnitdataService.class).cause());
        assertCount(1, SccpCounter.REASSEMBLY_REFUSED);
        assertEquals(2, sccp().waitingForSegments());
    }

    @ParameterizedTest
    @CsvSource({"3, SUBSYSTEM_FAILURE", "1, NO_TRANSLATION_FOR_ADDRESS", "5, MTP_FAILURE", "99, UNQALIFIED"})
    void whatComesBackReachesTheUserWithItsCause(int code, ReturnCauseValue cause) {
        bring(new SccpMessage.UnitdataService(new ReturnCause(code), OURS, THEIRS, DATA));
        bring(new SccpMessage.ExtendedUnitdataService(new ReturnCause(code), 15, OURS, THEIRS, DATA, List.of()));
        bring(new SccpMessage.LongUnitdataService(new ReturnCause(code), 15, OURS, THEIRS, DATA, List.of()));
        assertEquals(3, user.notices.size());
        assertEquals(cause, user.notices.getFirst().getReturnCause().getValue());
        assertEquals(code, user.notices.getFirst().getReturnCause().getDigitalValue());
        assertArrayEquals(DATA.toByteArray(), user.notices.getFirst().getData());
        assertCount(3, SccpCounter.RETURNS_RECEIVED);
    }

    @Test
    void ofASegmentedMessageThatComesBackTheFirstSegmentIsTold() {
        for (int i = 0; i < 3; i++) {
            Segmentation segmentation = new Segmentation(i == 0, 0, 2 - i, 77);
            bring(new SccpMessage.ExtendedUnitdataService(
                    ReturnCause.SUBSYSTEM_FAILURE,
                    15,
                    OURS,
                    THEIRS,
                    DATA,
                    List.of(OptionalParameter.of(segmentation))));
        }
        assertEquals(1, user.notices.size());
    }

    @Test
    void aReturnIsNeverReturned() {
        bring(new SccpMessage.UnitdataService(ReturnCause.MTP_FAILURE, title("44"), THEIRS, DATA));
        bring(new SccpMessage.ExtendedUnitdataService(
                ReturnCause.MTP_FAILURE, 15, title("44"), THEIRS, DATA, List.of()));
        bring(new SccpMessage.LongUnitdataService(ReturnCause.MTP_FAILURE, 15, title("44"), THEIRS, DATA, List.of()));
        assertSilent();
        assertCount(3, SccpCounter.NO_TRANSLATION_FOR_NATURE);
        assertCount(0, SccpCounter.NOT_RETURNED);
    }

    @Test
    void aMessageToASubsystemThatIsNotHereComesBackAndItsSenderIsTold() {
        bring(new SccpMessage.Unitdata(RETURN, SccpAddress.ofSubsystem(US, 200), THEIRS, DATA));
        assertEquals(ManagementMessage.of(ManagementMessage.Type.SSP, 200, US), sentManagement(SWITCH));
        assertEquals(
                ReturnCause.UNEQUIPPED_USER,
                sent(SWITCH, SccpMessage.UnitdataService.class).cause());
        bring(new SccpMessage.Unitdata(ProtocolClass.CLASS_0, SccpAddress.ofSubsystem(US, 200), THEIRS, DATA));
        assertSilent();
        assertCount(2, SccpCounter.NOT_OUR_SUBSYSTEM);
    }

    @Test
    void aMessageToASubsystemOutOfServiceComesBack() {
        sccp().provider().deregisterSccpListener(SSN);
        bring(unitdata(RETURN, OURS, THEIRS));
        assertEquals(ManagementMessage.of(ManagementMessage.Type.SSP, SSN, US), sentManagement(SWITCH));
        assertEquals(
                ReturnCause.SUBSYSTEM_FAILURE,
                sent(SWITCH, SccpMessage.UnitdataService.class).cause());
    }

    @Test
    void whatCannotBeReturnedIsCounted() {
        bring(unitdata(RETURN, title("44"), title("55")));
        bring(unitdata(RETURN, title("44"), SccpAddress.ofSubsystem(77, 8)));
        assertSilent();
        assertCount(2, SccpCounter.NOT_RETURNED);
        assertCount(0, SccpCounter.RETURNED);
    }

    @Test
    void aLongUnitdataComesBackAsOne() {
        bring(new SccpMessage.LongUnitdata(RETURN, 15, title("44"), THEIRS, octets(2_000), List.of()));
        SccpMessage.LongUnitdataService back = sent(SWITCH, SccpMessage.LongUnitdataService.class);
        assertEquals(octets(2_000), back.data());
        assertCount(1, SccpCounter.RETURNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "09",
                "0900030501",
                "0100000002",
                "63",
                "09000305090243006a",
                // UDT and XUDT that are routed well, in classes of connections
                "098203070b044302006a044301006a02abcd",
                "11830f04080c00044302006a044301006a02abcd"
            })
    void whatIsNoConnectionlessMessageIsDroppedAndCounted(String hex) {
        mtp.bring(SWITCH, 0, Octets.fromHex(hex));
        assertSilent();
        assertCount(1, SccpCounter.MALFORMED);
        assertTrue(user.data.isEmpty());
    }

    @Test
    void aMessageWithSpareHandlingIsDeliveredAndNotReturned() {
        ProtocolClass spare = new ProtocolClass(0, 9);
        bring(unitdata(spare, OURS, THEIRS));
        assertEquals(1, user.data.size());
        bring(unitdata(spare, title("44"), THEIRS));
        assertSilent();
        assertCount(1, SccpCounter.NO_TRANSLATION_FOR_NATURE);
    }

    @Test
    void statusTestsRunUntilTheSubsystemIsAllowed() throws Exception {
        start(SccpSettings.defaults()
                .withStatusTest(new SccpSettings.StatusTest(Duration.ofMillis(20), Duration.ofMillis(40))));
        bring(ManagementMessage.Type.SSP, THEIR_SSN, SWITCH);
        assertEquals("subsystem 146 of switch 1 is prohibited", refusal(THEIRS));
        assertEquals(ManagementMessage.of(ManagementMessage.Type.SST, THEIR_SSN, SWITCH), sentManagement(SWITCH));
        assertEquals(ManagementMessage.of(ManagementMessage.Type.SST, THEIR_SSN, SWITCH), sentManagement(SWITCH));
        bring(ManagementMessage.Type.SSA, THEIR_SSN, SWITCH);
        send(THEIRS);
        assertCount(1, SccpCounter.SENT);
    }

    @Test
    void mtpStatusStopsTrafficUntilTheSccpIsBack() throws Exception {
        mtp.listener()
                .onMtp3StatusMessage(new Mtp3StatusPrimitive(
                        SWITCH, Mtp3StatusCause.UserPartUnavailability_InaccessibleRemoteUser, 0, 3));
        assertEquals("SCCP of switch 1 is not available", refusal(THEIRS));
        bring(ManagementMessage.Type.SSA, 1, SWITCH);
        send(THEIRS);
        sent(SWITCH, SccpMessage.Unitdata.class);

        mtp.listener()
                .onMtp3StatusMessage(new Mtp3StatusPrimitive(SWITCH, Mtp3StatusCause.SignallingNetworkCongested, 2, 3));
        mtp.listener().onMtp3EndCongestionMessage(new Mtp3EndCongestionPrimitive(SWITCH));
        send(THEIRS);
        sent(SWITCH, SccpMessage.Unitdata.class);
    }

    @Test
    void mtpPauseAndResumeAreFollowed() throws Exception {
        bring(ManagementMessage.Type.SSP, THEIR_SSN, SWITCH);
        mtp.lose(SWITCH);
        mtp.listener().onMtp3PauseMessage(new Mtp3PausePrimitive(SWITCH));
        assertEquals("switch 1 is not reachable", refusal(THEIRS));
        mtp.find(SWITCH);
        mtp.listener().onMtp3ResumeMessage(new Mtp3ResumePrimitive(SWITCH));
        send(THEIRS);
        sent(SWITCH, SccpMessage.Unitdata.class);
    }

    @Test
    void managementOf24BitsSpeaksOfThreeOctets() {
        start(SccpSettings.defaults().withPointCodes(PointCodeLength.BITS_24));
        bring(ManagementMessage.Type.SST, SSN, US);
        assertEquals(ManagementMessage.of(ManagementMessage.Type.SSA, SSN, US), sentManagement(SWITCH));
    }
}
