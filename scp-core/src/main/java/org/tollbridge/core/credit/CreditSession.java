package org.tollbridge.core.credit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.credit.CreditRequest;

/** The session of one call with credit servers. Only the thread of {@link OnlineCredit} touches it. */
final class CreditSession {

    private final String id;
    private final CreditRequest first;
    private int next;
    private int told;

    /** The server that has answered last; none before the first answer. */
    OptionalInt peer = OptionalInt.empty();

    /** Whether another server may go on with it. */
    boolean failover = true;

    /** Whether a request is under way. */
    boolean busy;

    /** Whether no server keeps anything for it: it was denied, or needs no credit. */
    boolean closed;

    /** The call's record, when it has ended. */
    Optional<CallRecord> ended = Optional.empty();

    CreditSession(String id, CreditRequest first) {
        this.id = id;
        this.first = first;
    }

    /** A call asks before it is sent off, or for more. */
    CreditQuery query(String call, CreditRequest request) {
        boolean begin = request.number() == 0;
        int used = request.call().seconds() - told;
        told = request.call().seconds();
        return new CreditQuery(
                begin ? CreditQuery.Type.INITIAL : CreditQuery.Type.UPDATE,
                id,
                next++,
                call,
                request.call().subscriber(),
                request.call().serviceClass(),
                request.dialled(),
                request.call().caller(),
                Optional.of(request.call().destination()),
                request.offeredAt(),
                begin ? OptionalLong.empty() : OptionalLong.of(request.call().answeredAt()),
                request.at(),
                begin ? OptionalInt.empty() : OptionalInt.of(used));
    }

    /** The call is over. */
    CreditQuery last(CallRecord record) {
        long used = record.answeredAt().isPresent() ? Math.max(0, record.wholeSeconds() - told) : 0;
        return new CreditQuery(
                CreditQuery.Type.TERMINATION,
                id,
                next++,
                record.callId(),
                first.call().subscriber(),
                first.call().serviceClass(),
                first.dialled(),
                first.call().caller(),
                record.destination(),
                first.offeredAt(),
                record.answeredAt(),
                record.endedAt(),
                OptionalInt.of((int) Math.min(Integer.MAX_VALUE, used)));
    }
}
