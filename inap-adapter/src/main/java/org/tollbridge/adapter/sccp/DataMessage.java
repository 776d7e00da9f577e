package org.tollbridge.adapter.sccp;

import java.util.List;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.restcomm.protocols.ss7.sccp.parameter.ProtocolClass;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;

/** An N-UNITDATA request or indication. */
final class DataMessage extends UserMessage implements SccpDataMessage {

    private final int protocolClass;
    private boolean returnOnError;
    private List<Integer> points = List.of();
    private int sender;

    private DataMessage(
            boolean incoming,
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int sls,
            int localSubsystem,
            int originPointCode,
            int protocolClass,
            boolean returnOnError) {
        super(MESSAGE_TYPE_UNDEFINED, incoming, called, calling, data, sls, localSubsystem, originPointCode);
        this.protocolClass = protocolClass;
        this.returnOnError = returnOnError;
    }

    /** An N-UNITDATA request. In class 1, messages of one SLS stay in order. */
    static DataMessage request(
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int sls,
            int localSubsystem,
            int protocolClass,
            boolean returnOnError) {
        return new DataMessage(false, called, calling, data, sls, localSubsystem, 0, protocolClass, returnOnError);
    }

    /** An N-UNITDATA indication. */
    static DataMessage indication(
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int sls,
            int localSubsystem,
            int originPointCode,
            org.tollbridge.wire.sccp.ProtocolClass protocolClass) {
        return new DataMessage(
                true,
                called,
                calling,
                data,
                sls,
                localSubsystem,
                originPointCode,
                protocolClass.number(),
                protocolClass.returnOnError());
    }

    /**
     * The same message with its origin.
     *
     * @param reached the signalling points that reach its calling address
     * @param opc the OPC of the routing label
     */
    DataMessage from(List<Integer> reached, int opc) {
        points = reached;
        sender = opc;
        return this;
    }

    List<Integer> points() {
        return points;
    }

    int sender() {
        return sender;
    }

    boolean isInSequence() {
        return protocolClass == 1;
    }

    @Override
    public ProtocolClass getProtocolClass() {
        return new Classed(protocolClass, returnOnError);
    }

    @Override
    public void setProtocolClass(ProtocolClass other) {
        throw new UnsupportedOperationException("the class of a message is said when it is made");
    }

    @Override
    public boolean getReturnMessageOnError() {
        return returnOnError;
    }

    @Override
    public void clearReturnMessageOnError() {
        returnOnError = false;
    }

    private record Classed(int number, boolean returnOnError) implements ProtocolClass {
        @Override
        public int getProtocolClass() {
            return number;
        }

        @Override
        public boolean getReturnMessageOnError() {
            return returnOnError;
        }

        @Override
        public void clearReturnMessageOnError() {
            throw new UnsupportedOperationException("clear it in the message");
        }
    }
}
