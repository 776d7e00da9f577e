package org.tollbridge.core.credit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.port.CreditControl;

/**
 * Credit that servers keep: each call has a session with one of them, which another takes over when that one fails
 * (RFC 8506, 5.7). One thread of its own does all of it, so that no thread of signalling waits for a connection; a call
 * has at most one request and its end in that thread's queue.
 */
public final class OnlineCredit implements CreditControl, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OnlineCredit.class);
    private static final long LAST_SECONDS = 2;
    private static final long MASK = 0xffff_ffffL;

    private final List<CreditPeer> peers;
    private final NodeClock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("credit").daemon().factory());
    private final ConcurrentHashMap<String, CreditSession> sessions = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final long begun;
    private final LongAdder asked = new LongAdder();
    private final LongAdder granted = new LongAdder();
    private final LongAdder denied = new LongAdder();
    private final LongAdder silent = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /**
     * Makes credit control.
     *
     * @param peers by preference; closed with it
     */
    public OnlineCredit(List<? extends CreditPeer> peers, NodeClock clock) {
        this.peers = List.copyOf(peers);
        this.clock = clock;
        // Keeps sessions and End-to-End Identifiers apart over restarts.
        this.begun = clock.wallMillis() / 1000;
    }

    @Override
    public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
        asked.increment();
        CreditSession session = sessions.computeIfAbsent(
                callId, id -> new CreditSession(begun + ";" + numbers.incrementAndGet() + ";" + id, request));
        run(() -> begin(callId, session, request, answer));
    }

    @Override
    public void ended(CallRecord record) {
        CreditSession session = sessions.get(record.callId());
        if (session != null) {
            run(() -> {
                session.ended = Optional.of(record);
                settle(session);
            });
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("credit is closed", e);
        }
    }

    private void begin(String callId, CreditSession session, CreditRequest request, Consumer<CreditAnswer> answer) {
        long until = clock.steadyMillis() + request.terms().orElseThrow().budgetMillis();
        boolean others = request.terms().orElseThrow().onFailure() != CreditFailure.TERMINATE && session.failover;
        CreditQuery query = session.query(callId, request);
        session.busy = true;
        new Exchange(session, query, others, until, reply -> {
                    session.busy = false;
                    answer.accept(answered(session, reply));
                    settle(session);
                })
                .begin();
    }

    private CreditAnswer answered(CreditSession session, CreditReply reply) {
        return switch (reply.verdict()) {
            case GRANTED -> {
                granted.increment();
                session.failover = reply.failover();
                yield new CreditAnswer.Granted(reply.seconds(), reply.last(), reply.onFailure());
            }
            case FREE -> {
                granted.increment();
                session.closed = true;
                yield CreditAnswer.Granted.UNLIMITED;
            }
            case DENIED -> {
                denied.increment();
                session.closed = !reply.open();
                yield new CreditAnswer.Denied(reply.announcement());
            }
            case FAILED -> {
                silent.increment();
                yield new CreditAnswer.Silent();
            }
        };
    }

    /** Tells what a call has used, once it is over and nothing is under way for it. */
    private void settle(CreditSession session) {
        if (session.ended.isEmpty() || session.busy) {
            return;
        }
        CallRecord record = session.ended.get();
        if (!sessions.remove(record.callId(), session) || session.closed) {
            return;
        }
        new Exchange(session, session.last(record), true, Long.MAX_VALUE, reply -> {
                    if (reply.resultCode() / 1000 == 2) {
                        settled.increment();
                    } else {
                        lost.increment();
                        LOG.warn(
                                "Call {}: no credit server took what it has used (result {})",
                                record.callId(),
                                reply.resultCode());
                    }
                })
                .begin();
    }

    /** One request, sent to one server after the other until one can answer it. */
    private final class Exchange {

        private final CreditSession session;
        private final CreditQuery query;
        private final boolean others;
        private final long until;
        private final Consumer<CreditReply> done;
        private final long endToEnd = (begun << 20 ^ numbers.incrementAndGet()) & MASK;
        private final boolean[] tried = new boolean[peers.size()];
        private boolean sent;

        Exchange(CreditSession session, CreditQuery query, boolean others, long until, Consumer<CreditReply> done) {
            this.session = session;
            this.query = query;
            this.others = others;
            this.until = until;
            this.done = done;
        }

        void begin() {
            if (session.peer.isPresent() && sendTo(session.peer.getAsInt())) {
                return;
            }
            toNext(session.peer.isEmpty() || others);
        }

        private void toNext(boolean allowed) {
            for (int index = 0; allowed && index < peers.size(); index++) {
                if (!tried[index] && sendTo(index)) {
                    return;
                }
            }
            done.accept(CreditReply.NONE);
        }

        private boolean sendTo(int index) {
            tried[index] = true;
            CreditPeer peer = peers.get(index);
            if (!peer.ready() || !peer.send(query, endToEnd, sent, reply -> run(() -> replied(index, reply)))) {
                return false;
            }
            if (sent) {
                repeated.increment();
            }
            sent = true;
            return true;
        }

        private void replied(int index, CreditReply reply) {
            boolean failed = query.type() == CreditQuery.Type.TERMINATION
                    ? reply.resultCode() / 1000 != 2
                    : reply.verdict() == CreditReply.Verdict.FAILED;
            if (failed) {
                toNext(others && clock.steadyMillis() < until);
            } else {
                session.peer = OptionalInt.of(index);
                done.accept(reply);
            }
        }
    }

    /** What has been asked so far. */
    public CreditReadings readings() {
        Map<String, Boolean> up = new LinkedHashMap<>();
        peers.forEach(peer -> up.put(peer.name(), peer.ready()));
        return new CreditReadings(
                sessions.size(),
                asked.sum(),
                granted.sum(),
                denied.sum(),
                silent.sum(),
                repeated.sum(),
                settled.sum(),
                lost.sum(),
                up);
    }

    /** Sends what is left, for at most two seconds, and takes leave of the servers. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        peers.forEach(CreditPeer::close);
    }
}
