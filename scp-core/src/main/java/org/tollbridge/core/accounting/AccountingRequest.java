package org.tollbridge.core.accounting;

import java.util.List;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;

/**
 * One accounting record of a call. The session identifier and the number together are globally and permanently unique
 * (RFC 6733, 9.8.3), and the same whenever the call's record is read again.
 *
 * @param session what follows the node's name in the Session-Id (RFC 6733, 8.8)
 * @param number of the record in its session
 * @param at time of the event, in milliseconds since the epoch
 */
public record AccountingRequest(String session, Type type, int number, long at, CallRecord call) {

    /** Accounting-Record-Type of RFC 6733, 9.8.1. */
    public enum Type {
        /** An event without duration: an unanswered call, or the correction of a call. */
        EVENT,
        /** The conversation has begun. */
        START,
        /** The conversation goes on. */
        INTERIM,
        /** The conversation has ended. */
        STOP
    }

    /**
     * Returns the number of seconds until the next record of a continuing conversation (Acct-Interim-Interval of RFC
     * 6733, 9.8.2); 0 if there is none or it is unknown.
     */
    public long interimSeconds() {
        return call.goesOn() ? call.chargedSeconds() : 0;
    }

    /**
     * Returns the accounting records of a call's record, in order: START and STOP of a conversation, or one EVENT if
     * there was none. For a call in parts, the first part yields the START, every part but the last an INTERIM with the
     * part's number, and the last the STOP. Their session is derived from the time of the answer, which all parts
     * share.
     *
     * <p>A correction is an EVENT of its own, whose session has the correction's identifier.
     *
     * @param sequence the record's number in its journal
     */
    public static List<AccountingRequest> of(long sequence, CallRecord call) {
        String session = (sequence >>> 32) + ";" + (sequence & 0xffff_ffffL) + ";" + call.callId();
        OptionalLong answered = call.answeredAt();
        if (answered.isEmpty() || call.correction().isPresent()) {
            return List.of(new AccountingRequest(session, Type.EVENT, 0, call.endedAt(), call));
        }
        if (call.part().isPresent()) {
            return ofPart(call, call.part().get(), answered.getAsLong());
        }
        return List.of(
                new AccountingRequest(session, Type.START, 0, answered.getAsLong(), call),
                new AccountingRequest(session, Type.STOP, 1, call.endedAt(), call));
    }

    private static List<AccountingRequest> ofPart(CallRecord call, CallPart part, long answeredAt) {
        String session = (answeredAt >>> 32) + ";" + (answeredAt & 0xffff_ffffL) + ";" + call.callId();
        AccountingRequest own = new AccountingRequest(
                session, call.goesOn() ? Type.INTERIM : Type.STOP, part.number(), call.endedAt(), call);
        return part.number() == 1
                ? List.of(new AccountingRequest(session, Type.START, 0, answeredAt, call), own)
                : List.of(own);
    }
}
