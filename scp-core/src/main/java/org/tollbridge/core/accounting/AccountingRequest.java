package org.tollbridge.core.accounting;

import java.util.List;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallPart;
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
        /** Something that has no length: a call that was not answered, or the correction of one. */
        EVENT,
        /** A conversation has begun. */
        START,
        /** A conversation goes on. */
        INTERIM,
        /** A conversation has ended. */
        STOP
    }

    /**
     * After how many seconds the next record of a conversation that goes on is to be expected (Acct-Interim-Interval of
     * RFC 6733, 9.8.2); 0 where none is, or nobody knows.
     */
    public long interimSeconds() {
        return call.goesOn() ? call.chargedSeconds() : 0;
    }

    /**
     * The accounting records of a call's record, in their order: beginning and end of a conversation, or one event where there was
     * none. Of a call in parts, the first part brings the beginning, and each that is not the last an interim record of its number;
     * their session is told by the moment of the answer, which all parts have.
     *
     * <p>A correction is an event of its own, whose session has the correction's identifier.
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
