package org.tollbridge.core.credit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.credit.CreditRequest;

/** The session of one call with credit servers. Accessed only by the thread of {@link OnlineCredit}. */
final class CreditSession {

    private final String id;
    private final CreditRequest first;
    private int next;
    /** Seconds that a server has accepted or, while that is unknown, may have accepted. */
    private int reported;

    /** Requests with used seconds that were sent and not answered, in order. */
    private final Deque<Unanswered> unanswered = new ArrayDeque<>(0);

    /** The server that answered last; none before the first answer. */
    OptionalInt peer = OptionalInt.empty();

    /** The Origin-Host of that server: behind an agent, another one could be reached in its place. */
    Optional<String> host = Optional.empty();

    /** Whether another server may continue the session. */
    boolean failover = true;

    /** Whether a request is outstanding. */
    boolean busy;

    /** Whether no server has a session for it: it was denied, or needs no credit. */
    boolean closed;

    /** The call's record, when it has ended. */
    Optional<CallRecord> ended = Optional.empty();

    /** Seconds for which it will never be known whether a server accepted them. */
    int unsure;

    /** A request that a server may or may not have processed; it can only be repeated unchanged. */
    record Unanswered(CreditQuery query, long endToEnd) {

        int used() {
            return query.used().orElse(0);
        }
    }

    CreditSession(String id, CreditRequest first) {
        this.id = id;
        this.first = first;
    }

    String id() {
        return id;
    }

    /** Returns the request of a call that starts or that needs more. */
    CreditQuery query(String call, CreditRequest request) {
        boolean begin = request.number() == 0;
        int used = request.call().seconds() - reported;
        return new CreditQuery(
                begin ? CreditQuery.Type.INITIAL : CreditQuery.Type.UPDATE,
                id,
                next,
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

    /** Returns the final request of a call that has ended. */
    CreditQuery last(CallRecord record) {
        long used = record.answeredAt().isPresent() ? Math.max(0, record.wholeSeconds() - reported) : 0;
        return new CreditQuery(
                CreditQuery.Type.TERMINATION,
                id,
                Math.max(1, next),
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

    /** Returns whether a server may know the session. */
    boolean begun() {
        return next > 0;
    }

    /** Marks the number of a request as used, because the request was sent or may have been. */
    void left(CreditQuery query) {
        next = Math.max(next, query.number() + 1);
    }

    /** Records that a server has accepted the seconds of a request. */
    void took(CreditQuery query) {
        reported += query.used().orElse(0);
    }

    /** Records that a server that has not answered may have accepted the seconds of a request. */
    void mayHaveTaken(CreditQuery query, long endToEnd) {
        if (query.used().orElse(0) > 0) {
            took(query);
            unanswered.addLast(new Unanswered(query, endToEnd));
        }
    }

    /** Removes and returns the first request that must be repeated. */
    Optional<Unanswered> nextUnanswered() {
        return Optional.ofNullable(unanswered.pollFirst());
    }
}
