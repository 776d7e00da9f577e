package org.tollbridge.adapter.call;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartBaseImpl;
import org.restcomm.protocols.ss7.sccp.LongMessageRuleType;
import org.restcomm.protocols.ss7.sccp.impl.SccpStackImpl;
import org.restcomm.protocols.ss7.ss7ext.Ss7ExtInterfaceDefault;
import org.restcomm.protocols.ss7.tcap.TCAPStackImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/**
 * jSS7's SCCP and TCAP with a switch at the other end of no line at all: what the switch says goes straight into jSS7's
 * MTP3 user part, and what jSS7 says is taken from it as octets.
 */
final class DirectLine {
    static final int NODE = 2;
    static final int SUBSYSTEM = 106;
    private static final int SCCP = 3;
    private static final int NATIONAL = 2;
    private static final int LIMIT_SECONDS = 10;

    private final UserPart line = new UserPart();
    private final SccpStackImpl sccp = new SccpStackImpl("direct", new Ss7ExtInterfaceDefault());
    private final TCAPStackImpl tcap;
    private final BlockingQueue<Octets> said = new LinkedBlockingQueue<>();
    private final SccpEncoder encoder = new SccpEncoder(PointCodeLength.BITS_14);
    private volatile boolean cut;
    private final SccpDecoder decoder = new SccpDecoder(PointCodeLength.BITS_14);

    /**
     * @param directory where jSS7 may write
     * @param idleMillis TCAP's idle time of a dialogue
     */
    DirectLine(Path directory, long idleMillis) throws Exception {
        line.start();
        sccp.setPersistDir(directory.toString());
        sccp.setMtp3UserPart(1, line);
        sccp.start();
        sccp.removeAllResourses();
        for (int pointCode : new int[] {Switches.POINT_CODE, Switches.POINT_CODE + 10}) {
            sccp.getSccpResource().addRemoteSpc(pointCode, pointCode, 0, 0);
            sccp.getSccpResource().addRemoteSsn(pointCode, pointCode, SUBSYSTEM, 0, false);
        }
        sccp.getRouter().addMtp3ServiceAccessPoint(1, 1, NODE, NATIONAL, 0, null);
        sccp.getRouter().addMtp3Destination(1, 1, 1, 20, 0, 255, 255);
        sccp.getRouter().addLongMessageRule(1, 1, 20, LongMessageRuleType.XUDT_ENABLED);
        tcap = new TCAPStackImpl("direct", sccp.getSccpProvider(), SUBSYSTEM);
        tcap.setPersistDir(directory.toString());
        tcap.start();
        tcap.setInvokeTimeout(Math.min(idleMillis, 1_000));
        tcap.setDialogIdleTimeout(idleMillis);
    }

    TCAPProvider provider() {
        return tcap.getProvider();
    }

    /** The switch says something. */
    void say(TcapMessage message) {
        say(new TcapEncoder().encode(message));
    }

    void say(Octets tcapMessage) {
        say(tcapMessage, Switches.POINT_CODE);
    }

    void say(Octets tcapMessage, int pointCode) {
        SccpMessage message = new SccpMessage.Unitdata(
                ProtocolClass.CLASS_0,
                SccpAddress.ofSubsystem(NODE, SUBSYSTEM),
                SccpAddress.ofSubsystem(pointCode, SUBSYSTEM),
                tcapMessage);
        line.arrive(pointCode, encoder.encode(message));
    }

    /** From now on nothing can be sent to the switch. */
    void cut() {
        cut = true;
    }

    /** A message of the node comes back, because the switch's subsystem has failed. */
    void giveBack(Octets tcapMessage) {
        SccpMessage message = new SccpMessage.UnitdataService(
                ReturnCause.SUBSYSTEM_FAILURE,
                SccpAddress.ofSubsystem(NODE, SUBSYSTEM),
                SccpAddress.ofSubsystem(Switches.POINT_CODE, SUBSYSTEM),
                tcapMessage);
        line.arrive(Switches.POINT_CODE, encoder.encode(message));
    }

    /** The octets of the TCAP message that the switch hears next. */
    Octets hearOctets() throws InterruptedException {
        Octets next = said.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was said to the switch");
        }
        return next;
    }

    <T extends TcapMessage> T hear(Class<T> type) throws InterruptedException {
        Octets octets = hearOctets();
        if (TcapDecoder.decode(octets) instanceof TcapMessage message && type.isInstance(message)) {
            return type.cast(message);
        }
        throw new AssertionError(type.getSimpleName() + " is expected, not " + octets);
    }

    /** Whether nothing waits to be heard by the switch. */
    boolean isSilent() {
        return said.isEmpty();
    }

    void close() throws Exception {
        tcap.stop();
        sccp.stop();
        line.stop();
    }

    private final class UserPart extends Mtp3UserPartBaseImpl {
        UserPart() {
            super("direct", new Ss7ExtInterfaceDefault());
        }

        @Override
        public void sendMessage(Mtp3TransferPrimitive message) throws IOException {
            if (cut) {
                throw new IOException("cut");
            }
            if (decoder.decode(Octets.of(message.getData())) instanceof SccpMessage sent) {
                said.add(sent.data());
            }
        }

        void arrive(int pointCode, Octets sccpMessage) {
            sendTransferMessageToLocalUser(
                    getMtp3TransferPrimitiveFactory()
                            .createMtp3TransferPrimitive(
                                    SCCP, NATIONAL, 0, pointCode, NODE, 0, sccpMessage.toByteArray()),
                    0);
        }

        @Override
        public int getMaxUserDataLength(int pointCode) {
            return 272;
        }
    }
}
