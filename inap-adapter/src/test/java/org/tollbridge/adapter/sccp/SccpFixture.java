package org.tollbridge.adapter.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ManagementCodec;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

/** An SCCP of point code 2 with a user of subsystem 106, and the signalling points 1, 10 and 11 around it. */
abstract class SccpFixture {

    static final int US = 2;
    static final int SSN = 106;
    static final int SWITCH = 1;
    static final int THEIR_SSN = 146;
    static final SccpAddress OURS = SccpAddress.ofSubsystem(US, SSN);
    static final SccpAddress THEIRS = SccpAddress.ofSubsystem(SWITCH, THEIR_SSN);
    static final ProtocolClass RETURN = ProtocolClass.CLASS_0_RETURN_ON_ERROR;
    static final Octets DATA = Octets.fromHex("6206480401020304");

    final FakeMtp3 mtp = new FakeMtp3(US, SWITCH, 10, 11);
    final RecordingUser user = new RecordingUser();

    private PointCodeLength pointCodes = PointCodeLength.BITS_14;
    private Sccp started = start(SccpSettings.defaults());

    /** Starts anew with these settings. */
    final Sccp start(SccpSettings settings) {
        pointCodes = settings.pointCodes();
        started = new Sccp(mtp, mtp.points(), US, 2, settings);
        started.start();
        started.provider().registerSccpListener(SSN, user);
        return started;
    }

    @AfterEach
    final void close() {
        started.close();
    }

    final Sccp sccp() {
        return started;
    }

    /** A switch says something. */
    final void bring(SccpMessage message) {
        bring(SWITCH, 5, message);
    }

    final void bring(int opc, int sls, SccpMessage message) {
        mtp.bring(opc, sls, new SccpEncoder(pointCodes).encode(message));
    }

    /** A signalling point says something of a subsystem of its own. */
    final void bring(ManagementMessage.Type type, int subsystem, int pointCode) {
        bring(
                pointCode == US ? SWITCH : pointCode,
                5,
                new SccpMessage.Unitdata(
                        ProtocolClass.CLASS_0,
                        SccpAddress.ofSubsystem(US, 1),
                        SccpAddress.ofSubsystem(SWITCH, 1),
                        new ManagementCodec(pointCodes).encode(ManagementMessage.of(type, subsystem, pointCode))));
    }

    static SccpMessage unitdata(ProtocolClass protocolClass, SccpAddress called, SccpAddress calling) {
        return new SccpMessage.Unitdata(protocolClass, called, calling, DATA);
    }

    static SccpMessage segment(int reference, int number, int count, ProtocolClass protocolClass, Octets data) {
        Segmentation segmentation = new Segmentation(number == 0, 0, count - 1 - number, reference);
        return new SccpMessage.ExtendedUnitdata(
                protocolClass, 15, OURS, THEIRS, data, List.of(OptionalParameter.of(segmentation)));
    }

    /** Our user says something. */
    final void send(SccpAddress called, int sls, int otherwise, Octets data) throws IOException {
        SccpDataMessage message = started.provider()
                .getMessageFactory()
                .createDataMessageClass1(
                        new PartyAddress(called),
                        new PartyAddress(OURS),
                        data.toByteArray(),
                        sls,
                        SSN,
                        true,
                        null,
                        null);
        message.setOutgoingDpc(otherwise);
        started.provider().send(message);
    }

    final void send(SccpAddress called) throws IOException {
        send(called, 5, 0, DATA);
    }

    /** Why our user cannot say something. */
    final String refusal(SccpAddress called) {
        return String.valueOf(
                assertThrows(IOException.class, () -> send(called)).getMessage());
    }

    /** What went out next, to this signalling point. */
    final <T extends SccpMessage> T sent(int pointCode, Class<T> type) {
        Mtp3TransferPrimitive next = mtp.next();
        assertEquals(pointCode, next.getDpc());
        assertEquals(US, next.getOpc());
        assertEquals(3, next.getSi());
        return assertInstanceOf(type, new SccpDecoder(pointCodes).decode(Octets.of(next.getData())));
    }

    final ManagementMessage sentManagement(int pointCode) {
        SccpMessage message = sent(pointCode, SccpMessage.Unitdata.class);
        assertEquals(OptionalInt.of(1), message.called().subsystemNumber());
        assertEquals(OptionalInt.of(1), message.calling().subsystemNumber());
        return assertInstanceOf(ManagementMessage.class, new ManagementCodec(pointCodes).decode(message.data()));
    }

    final void assertCount(long wanted, SccpCounter counter) {
        assertEquals(wanted, started.counters().get(counter), counter.name());
    }

    final void assertSilent() {
        assertTrue(mtp.isSilent(), "nothing more was to be sent");
    }

    static SccpAddress title(String digits) {
        return title(GlobalTitle.e164(digits, 4));
    }

    static SccpAddress title(GlobalTitle title) {
        return SccpAddress.ofGlobalTitle(title, SSN);
    }
}
