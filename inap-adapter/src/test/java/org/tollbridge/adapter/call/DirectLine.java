package org.tollbridge.adapter.call;

import java.io.IOException;
import java.nio.file.Path;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartBaseImpl;
import org.restcomm.protocols.ss7.sccp.LongMessageRuleType;
import org.restcomm.protocols.ss7.sccp.impl.SccpStackImpl;
import org.restcomm.protocols.ss7.ss7ext.Ss7ExtInterfaceDefault;
import org.restcomm.protocols.ss7.tcap.TCAPStackImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.tollbridge.wire.Octets;

/**
 * Bare jSS7, SCCP and TCAP, with no line at all: what the switch says goes straight into jSS7's MTP3 user part, and what
 * jSS7 says is taken from it.
 */
final class DirectLine extends Line {
    private static final int SCCP = 3;
    private static final int NATIONAL = 2;

    private final UserPart line = new UserPart();
    private final SccpStackImpl sccp = new SccpStackImpl("direct", new Ss7ExtInterfaceDefault());
    private final TCAPStackImpl tcap;
    private volatile boolean cut;

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
        for (int pointCode : new int[] {Switches.POINT_CODE, OTHER_SWITCH}) {
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

    @Override
    void start(TCListener user) {
        tcap.getProvider().addTCListener(user);
    }

    @Override
    TCAPProvider provider() {
        return tcap.getProvider();
    }

    @Override
    void cut() {
        cut = true;
    }

    @Override
    void bring(int pointCode, Octets sccpMessage) {
        line.arrive(pointCode, sccpMessage);
    }

    @Override
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
            took(Octets.of(message.getData()));
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
