package org.tollbridge.adapter.sccp;

import java.util.ArrayList;
import java.util.List;
import org.restcomm.protocols.ss7.sccp.NetworkIdState;
import org.restcomm.protocols.ss7.sccp.RemoteSccpStatus;
import org.restcomm.protocols.ss7.sccp.SccpConnection;
import org.restcomm.protocols.ss7.sccp.SccpListener;
import org.restcomm.protocols.ss7.sccp.SignallingPointStatus;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.restcomm.protocols.ss7.sccp.message.SccpNoticeMessage;
import org.restcomm.protocols.ss7.sccp.parameter.Credit;
import org.restcomm.protocols.ss7.sccp.parameter.ErrorCause;
import org.restcomm.protocols.ss7.sccp.parameter.Importance;
import org.restcomm.protocols.ss7.sccp.parameter.ProtocolClass;
import org.restcomm.protocols.ss7.sccp.parameter.RefusalCause;
import org.restcomm.protocols.ss7.sccp.parameter.ReleaseCause;
import org.restcomm.protocols.ss7.sccp.parameter.ResetCause;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;

/** A subsystem that keeps what it hears. */
final class RecordingUser implements SccpListener {

    private static final long serialVersionUID = 1L;

    final transient List<SccpDataMessage> data = new ArrayList<>();
    final transient List<SccpNoticeMessage> notices = new ArrayList<>();

    @Override
    public void onMessage(SccpDataMessage message) {
        data.add(message);
    }

    @Override
    public void onNotice(SccpNoticeMessage message) {
        notices.add(message);
    }

    @Override
    public void onCoordResponse(int ssn, int multiplicity) {}

    @Override
    public void onState(int dpc, int ssn, boolean inService, int multiplicity) {}

    @Override
    public void onPcState(int dpc, SignallingPointStatus status, Integer level, RemoteSccpStatus remote) {}

    @Override
    public void onNetworkIdState(int networkId, NetworkIdState state) {}

    @Override
    public void onConnectIndication(
            SccpConnection connection,
            SccpAddress called,
            SccpAddress calling,
            ProtocolClass protocolClass,
            Credit credit,
            byte[] octets,
            Importance importance) {}

    @Override
    public void onConnectConfirm(SccpConnection connection, byte[] octets) {}

    @Override
    public void onDisconnectIndication(SccpConnection connection, ReleaseCause reason, byte[] octets) {}

    @Override
    public void onDisconnectIndication(SccpConnection connection, RefusalCause reason, byte[] octets) {}

    @Override
    public void onDisconnectIndication(SccpConnection connection, ErrorCause cause) {}

    @Override
    public void onResetIndication(SccpConnection connection, ResetCause reason) {}

    @Override
    public void onResetConfirm(SccpConnection connection) {}

    @Override
    public void onData(SccpConnection connection, byte[] octets) {}

    @Override
    public void onDisconnectConfirm(SccpConnection connection) {}
}
