package org.tollbridge.adapter.sccp;

import java.io.IOException;
import javolution.util.FastMap;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.sccp.NetworkIdState;
import org.restcomm.protocols.ss7.sccp.SccpConnection;
import org.restcomm.protocols.ss7.sccp.SccpListener;
import org.restcomm.protocols.ss7.sccp.SccpManagementEventListener;
import org.restcomm.protocols.ss7.sccp.SccpProvider;
import org.restcomm.protocols.ss7.sccp.SccpStack;
import org.restcomm.protocols.ss7.sccp.message.MessageFactory;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.restcomm.protocols.ss7.sccp.message.SccpNoticeMessage;
import org.restcomm.protocols.ss7.sccp.parameter.LocalReference;
import org.restcomm.protocols.ss7.sccp.parameter.ParameterFactory;
import org.restcomm.protocols.ss7.sccp.parameter.ProtocolClass;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.restcomm.ss7.congestion.ExecutorCongestionMonitor;

/** The part of jSS7's SCCP interface that its TCAP uses: registering, sending, and maximum lengths. */
final class ConnectionlessProvider implements SccpProvider {

    private static final long serialVersionUID = 1L;

    private final transient Subsystems subsystems;
    private final transient Sclc sclc;
    private final MessageFactory messages = new MessageMaker();

    ConnectionlessProvider(Subsystems subsystems, Sclc sclc) {
        this.subsystems = subsystems;
        this.sclc = sclc;
    }

    @Override
    public MessageFactory getMessageFactory() {
        return messages;
    }

    /** None: TCAP stores it on construction and never uses it. */
    @Override
    public @Nullable ParameterFactory getParameterFactory() {
        return null;
    }

    @Override
    public void registerSccpListener(int subsystem, SccpListener user) {
        subsystems.register(subsystem, user);
    }

    @Override
    public void deregisterSccpListener(int subsystem) {
        subsystems.deregister(subsystem);
    }

    @Override
    public void registerManagementEventListener(SccpManagementEventListener listener) {
        throw new UnsupportedOperationException("management events go to the log");
    }

    @Override
    public void deregisterManagementEventListener(SccpManagementEventListener listener) {
        throw new UnsupportedOperationException("management events go to the log");
    }

    /**
     * Sends a message made by {@link #getMessageFactory()}.
     *
     * @throws IOException if there is no route or no link; nothing, or only a part, has then been sent
     */
    @Override
    public void send(SccpDataMessage message) throws IOException {
        if (!(message instanceof DataMessage ours)) {
            throw new IllegalArgumentException("a message of " + message.getClass() + ", not one of ours");
        }
        sclc.send(ours);
    }

    @Override
    public void send(SccpNoticeMessage message) {
        throw new UnsupportedOperationException("SCCP alone returns messages");
    }

    @Override
    public int getMaxUserDataLength(SccpAddress called, SccpAddress calling, int networkId) {
        return sclc.longestData();
    }

    @Override
    public void coordRequest(int subsystem) {
        throw new UnsupportedOperationException("no subsystem here is duplicated");
    }

    @Override
    public FastMap<Integer, NetworkIdState> getNetworkIdStateList() {
        return new FastMap<>();
    }

    /** None: the queues are bounded and hold the peers back. */
    @Override
    public ExecutorCongestionMonitor[] getExecutorCongestionMonitorList() {
        return new ExecutorCongestionMonitor[0];
    }

    @Override
    public SccpConnection newConnection(int localSubsystem, ProtocolClass protocolClass) {
        throw MessageMaker.connectionless();
    }

    @Override
    public FastMap<LocalReference, SccpConnection> getConnections() {
        throw MessageMaker.connectionless();
    }

    @Override
    public SccpStack getSccpStack() {
        throw new UnsupportedOperationException("there is no jSS7 SCCP stack");
    }

    @Override
    public void updateSPCongestion(Integer subsystem, Integer level) {
        // TCAP's congestion is a matter of its own limits and is not reported to switches.
    }
}
