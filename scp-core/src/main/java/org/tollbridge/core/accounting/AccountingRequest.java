package org.tollbridge.core.accounting;

import java.util.List;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallRecord;

/**
 * One accounting record of a call. The session identifier and the number together are unique for ever (RFC 6733, 9.8.3), and
 * the same whenever the call's record is read again.
 *
 * @param session what follows the node's name in the Session-Id (RFC 6733, 8.8)
 * @param number of the record in its session
 * @param at when what it tells of happened, in milliseconds since the epoch
 */
public record AccountingRequest(String session, Type type, int number, long at, CallRecord call) {

    /** Accounting-Record-Type of RFC 6733, 9.8.1. */
    public enum Type {
        /** Something that has no length: a call that was not answered. */
        EVENT,
        /** A conversation has begun. */
        START,
        /** A conversation has ended. */
        STOP
    }

    /**
     * The accounting records of a call, in their order: beginning and end of a conversation, or one event where there was none.
     *
     * @param sequence the record's number in its journal
     */
    public static List<AccountingRequest> of(long sequence, CallRecord call) {
        String session = (sequence >>> 32) + ";" + (sequence & 0xffff_ffffL) + ";" + call.callId();
        OptionalLong answered = call.answeredAt();
        if (answered.isEmpty()) {
            return List.of(new AccountingRequest(session, Type.EVENT, 0, call.endedAt(), call));
        }
        return List.of(
                new AccountingRequest(session, Type.START, 0, answered.getAsLong(), call),
                new AccountingRequest(session, Type.STOP, 1, call.endedAt(), call));
    }
}
