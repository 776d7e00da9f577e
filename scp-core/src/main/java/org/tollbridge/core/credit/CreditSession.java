package org.tollbridge.core.credit;

import java.util.ArrayDeque;
import java.util.Deque;
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
    /** Seconds that a server has taken or, while nobody knows, may have. */
    private int reported;

    /** Requests with used seconds that went out and were not answered, in their order. */
    private final Deque<Unanswered> unanswered = new ArrayDeque<>(0);

    /** The server that has answered last; none before the first answer. */
    OptionalInt peer = OptionalInt.empty();

    /** Who that is by its own word: behind an agent, others could be asked in its place. */
    Optional<String> host = Optional.empty();

    /** Whether another server may go on with it. */
    boolean failover = true;

    /** Whether a request is under way. */
    boolean busy;

    /** Whether no server keeps anything for it: it was denied, or needs no credit. */
    boolean closed;

    /** The call's record, when it has ended. */
    Optional<CallRecord> ended = Optional.empty();

    /** Seconds of which it will never be known whether a server took them. */
    int unsure;

    /** A request of which nobody knows whether a server took it: it can only be said again as it was. */
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

    /** A call asks before it is sent off, or for more. */
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

    /** The call is over. */
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

    /** Whether a server may have heard of it. */
    boolean begun() {
        return next > 0;
    }

    /** A request has left, or may have: its number is taken. */
    void left(CreditQuery query) {
        next = Math.max(next, query.number() + 1);
    }

    /** A server has taken the seconds of a request. */
    void took(CreditQuery query) {
        reported += query.used().orElse(0);
    }

    /** A request is over, and a server that has not answered may have taken its seconds. */
    void mayHaveTaken(CreditQuery query, long endToEnd) {
        if (query.used().orElse(0) > 0) {
            took(query);
            unanswered.addLast(new Unanswered(query, endToEnd));
        }
    }

    /** The first request that is to be said again, which is then no more. */
    Optional<Unanswered> nextUnanswered() {
        return Optional.ofNullable(unanswered.pollFirst());
    }
}
