package org.tollbridge.adapter.call;

import java.nio.file.Path;
import org.restcomm.protocols.ss7.tcap.TCAPStackImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.tollbridge.adapter.sccp.FakeMtp3;
import org.tollbridge.adapter.sccp.Sccp;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.wire.Octets;

/** Our SCCP under bare jSS7 TCAP, with no line at all: what the switch says goes straight into SCCP, and back. */
final class DirectLine extends Line {
    private static final int NATIONAL = 2;

    private final FakeMtp3 line = new FakeMtp3(NODE, Switches.POINT_CODE, OTHER_SWITCH);
    private final Sccp sccp = new Sccp(line, line.points(), NODE, NATIONAL, SccpSettings.defaults());
    private final TCAPStackImpl tcap;

    /**
     * @param directory where jSS7's TCAP may write
     * @param idleMillis TCAP's idle time of a dialogue
     */
    DirectLine(Path directory, long idleMillis) throws Exception {
        line.onSent(message -> took(Octets.of(message.getData())));
        sccp.start();
        tcap = new TCAPStackImpl("direct", sccp.provider(), SUBSYSTEM);
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
        line.lose(Switches.POINT_CODE);
        line.lose(OTHER_SWITCH);
    }

    @Override
    void bring(int pointCode, Octets sccpMessage) {
        line.bring(pointCode, 0, sccpMessage);
    }

    @Override
    void close() {
        tcap.stop();
        sccp.close();
    }
}
