package org.tollbridge.adapter.sccp;

import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.sccp.message.SccpAddressedMessage;
import org.restcomm.protocols.ss7.sccp.parameter.HopCounter;
import org.restcomm.protocols.ss7.sccp.parameter.Importance;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.restcomm.protocols.ss7.sccp.parameter.Segmentation;

/** A message between SCCP and its user, in the form of jSS7's interfaces. Parts that TCAP does not use are empty. */
abstract class UserMessage implements SccpAddressedMessage {

    private final int type;
    private final int sls;
    private final int localSubsystem;
    private final boolean incoming;
    private SccpAddress called;
    private SccpAddress calling;
    private byte[] data;
    private int originPointCode;
    private int destinationPointCode;
    private int networkId;

    UserMessage(
            int type,
            boolean incoming,
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int sls,
            int localSubsystem,
            int originPointCode) {
        this.type = type;
        this.incoming = incoming;
        this.called = called;
        this.calling = calling;
        this.data = data;
        this.sls = sls;
        this.localSubsystem = localSubsystem;
        this.originPointCode = originPointCode;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public boolean getIsMtpOriginated() {
        return incoming;
    }

    @Override
    public boolean getIsIncoming() {
        return incoming;
    }

    @Override
    public int getOriginLocalSsn() {
        return localSubsystem;
    }

    @Override
    public int getSls() {
        return sls;
    }

    /** The signalling point of its origin, which its calling address names; not a relay on the way. */
    @Override
    public int getIncomingOpc() {
        return originPointCode;
    }

    @Override
    public void setIncomingOpc(int pointCode) {
        originPointCode = pointCode;
    }

    @Override
    public int getIncomingDpc() {
        return destinationPointCode;
    }

    /** The destination if its called address names no signalling point; 0 for none. */
    int outgoingDpc() {
        return destinationPointCode;
    }

    @Override
    public void setOutgoingDpc(int pointCode) {
        destinationPointCode = pointCode;
    }

    @Override
    public int getNetworkId() {
        return networkId;
    }

    @Override
    public void setNetworkId(int id) {
        networkId = id;
    }

    @Override
    public SccpAddress getCalledPartyAddress() {
        return called;
    }

    @Override
    public SccpAddress getCallingPartyAddress() {
        return calling;
    }

    @Override
    public void setCalledPartyAddress(SccpAddress address) {
        called = address;
    }

    @Override
    public void setCallingPartyAddress(SccpAddress address) {
        calling = address;
    }

    @Override
    public boolean getSccpCreatesSls() {
        return false;
    }

    @Override
    public @Nullable HopCounter getHopCounter() {
        return null;
    }

    @Override
    public void setHopCounter(HopCounter counter) {
        throw new UnsupportedOperationException("SCCP sets the hop counter");
    }

    @Override
    public boolean reduceHopCounter() {
        throw new UnsupportedOperationException("SCCP counts hops");
    }

    public byte[] getData() {
        return data;
    }

    public void setData(byte[] other) {
        data = other;
    }

    public @Nullable Segmentation getSegmentation() {
        return null;
    }

    public @Nullable Importance getImportance() {
        return null;
    }

    public void setImportance(Importance importance) {
        throw new UnsupportedOperationException("no importance is sent");
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " from " + calling + " to " + called + ", " + data.length + " octets";
    }
}
