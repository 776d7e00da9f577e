package org.tollbridge.adapter.sccp;

import org.restcomm.protocols.ss7.sccp.message.SccpNoticeMessage;
import org.restcomm.protocols.ss7.sccp.parameter.ReturnCause;
import org.restcomm.protocols.ss7.sccp.parameter.ReturnCauseValue;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;

/** N-NOTICE indication: a returned message of this node. */
final class NoticeMessage extends UserMessage implements SccpNoticeMessage {

    private final Cause cause;

    NoticeMessage(
            SccpAddress called,
            SccpAddress calling,
            byte[] data,
            int sls,
            int localSubsystem,
            int originPointCode,
            org.tollbridge.wire.sccp.ReturnCause cause) {
        super(MESSAGE_TYPE_UNDEFINED, true, called, calling, data, sls, localSubsystem, originPointCode);
        this.cause = new Cause(cause.code());
    }

    @Override
    public ReturnCause getReturnCause() {
        return cause;
    }

    @Override
    public void setReturnCause(ReturnCause other) {
        throw new UnsupportedOperationException("the cause is the one that came");
    }

    @Override
    public boolean getReturnMessageOnError() {
        return false;
    }

    @Override
    public void clearReturnMessageOnError() {
        // A returned message is never returned again.
    }

    private record Cause(int code) implements ReturnCause {
        @Override
        public ReturnCauseValue getValue() {
            return ReturnCauseValue.getInstance(code);
        }

        @Override
        public int getDigitalValue() {
            return code;
        }
    }
}
