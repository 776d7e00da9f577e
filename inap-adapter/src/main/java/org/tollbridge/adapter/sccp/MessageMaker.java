package org.tollbridge.adapter.sccp;

import org.restcomm.protocols.ss7.sccp.message.MessageFactory;
import org.restcomm.protocols.ss7.sccp.message.SccpConnCrMessage;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.restcomm.protocols.ss7.sccp.parameter.Credit;
import org.restcomm.protocols.ss7.sccp.parameter.HopCounter;
import org.restcomm.protocols.ss7.sccp.parameter.Importance;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;

/** Creates the messages that TCAP sends. */
final class MessageMaker implements MessageFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public SccpDataMessage createDataMessageClass0(
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int localSubsystem,
            boolean returnOnError,
            HopCounter hopCounter,
            Importance importance) {
        return DataMessage.request(called, calling, data, 0, localSubsystem, 0, returnOnError);
    }

    @Override
    public SccpDataMessage createDataMessageClass1(
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int sls,
            int localSubsystem,
            boolean returnOnError,
            HopCounter hopCounter,
            Importance importance) {
        return DataMessage.request(called, calling, data, sls, localSubsystem, 1, returnOnError);
    }

    @Override
    public SccpConnCrMessage createConnectMessageClass2(
            int localSubsystem, SccpAddress called, SccpAddress calling, byte[] data, Importance importance) {
        throw connectionless();
    }

    @Override
    public SccpConnCrMessage createConnectMessageClass3(
            int localSubsystem,
            SccpAddress called,
            SccpAddress calling,
            Credit credit,
            byte[] data,
            Importance importance) {
        throw connectionless();
    }

    static UnsupportedOperationException connectionless() {
        return new UnsupportedOperationException("this SCCP is connectionless");
    }
}
