package org.tollbridge.core.credit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.core.work.GatheringThread;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.port.CreditControl;

/**
 * Credit kept by servers: each call has a session with one of them, which another takes over on a failure (RFC 8506,
 * 5.7). All of it runs on one thread of its own, so that no signalling thread waits for a connection; a call has at
 * most one request and its end in that thread's queue.
 */
public final class OnlineCredit implements CreditControl, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OnlineCredit.class);
    private static final long LAST_MILLIS = 5_000;
    private static final long MASK = 0xffff_ffffL;

    private final List<CreditPeer> peers;
    private final NodeClock clock;
    private final CreditExchange.Servers servers;
    private final GatheringThread thread = new GatheringThread("credit");
    private final ConcurrentHashMap<String, CreditSession> sessions = new ConcurrentHashMap<>();
    /** Sessions whose calls have ended and whose servers have not yet confirmed the final use. */
    private final Set<CreditSession> ending = ConcurrentHashMap.newKeySet();

    private final AtomicLong numbers = new AtomicLong();
    private final long begun;
    private final LongAdder asked = new LongAdder();
    private final LongAdder granted = new LongAdder();
    private final LongAdder denied = new LongAdder();
    private final LongAdder silent = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder spared = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /**
     * Creates credit control.
     *
     * @param peers by preference; closed with it
     */
    public OnlineCredit(List<? extends CreditPeer> peers, NodeClock clock) {
        this.peers = List.copyOf(peers);
        this.clock = clock;
        this.servers = new CreditExchange.Servers(this.peers, clock, this::run, repeated, spared);
        // Keeps sessions and End-to-End Identifiers unique across restarts.
        this.begun = clock.wallMillis() / 1000;
    }

    @Override
    public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
        asked.increment();
        CreditSession session = sessions.computeIfAbsent(
                callId, id -> new CreditSession(begun + ";" + numbers.incrementAndGet() + ";" + id, request));
        // The time limit includes the time that the request waits for the thread.
        long until = clock.steadyMillis() + request.terms().orElseThrow().budgetMillis();
        run(() -> begin(callId, session, request, until, answer));
    }

    @Override
    public void ended(CallRecord record) {
        CreditSession session = sessions.get(record.callId());
        if (session != null) {
            // On the thread of the call, so that a later close waits for it.
            ending.add(session);
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

    private void begin(
            String callId, CreditSession session, CreditRequest request, long until, Consumer<CreditAnswer> answer) {
        boolean others = request.terms().orElseThrow().onFailure() != CreditFailure.TERMINATE && session.failover;
        CreditQuery query = session.query(callId, request);
        long endToEnd = nextEndToEnd();
        session.busy = true;
        exchange(session, new CreditExchange.Request(query, endToEnd, false), others, until, (reply, unsure) -> {
            session.busy = false;
            if (reply.verdict() != CreditReply.Verdict.FAILED) {
                session.took(query);
            } else if (unsure) {
                session.mayHaveTaken(query, endToEnd);
            }
            CreditAnswer said = answered(session, reply);
            try {
                answer.accept(said);
            } finally {
                settle(session);
            }
        });
    }

    private CreditAnswer answered(CreditSession session, CreditReply reply) {
        return switch (reply.verdict()) {
            case GRANTED -> {
                granted.increment();
                session.failover = reply.failover();
                yield new CreditAnswer.Granted(
                        reply.seconds(), reply.validity(), reply.last(), reply.onFailure(), CreditAnswer.Bound.CREDIT);
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

    /** Reports the use of a call once it has ended and no request is outstanding. */
    private void settle(CreditSession session) {
        if (session.ended.isEmpty() || session.busy) {
            return;
        }
        CallRecord record = session.ended.get();
        if (!sessions.remove(record.callId(), session)) {
            return;
        }
        boolean nothing = !session.begun() && record.wholeSeconds() == 0;
        if (session.closed || nothing) {
            over(session);
        } else {
            settle(session, record);
        }
    }

    /** Repeats the unanswered requests one after the other, and then reports the rest. */
    private void settle(CreditSession session, CallRecord record) {
        Optional<CreditSession.Unanswered> again = session.nextUnanswered();
        if (again.isEmpty()) {
            terminate(session, record);
            return;
        }
        CreditSession.Unanswered said = again.get();
        CreditExchange.Request request = new CreditExchange.Request(said.query(), said.endToEnd(), true);
        exchange(session, request, session.failover, Long.MAX_VALUE, (reply, unsure) -> {
            if (reply.verdict() == CreditReply.Verdict.FAILED) {
                // It may have been accepted the first time; under another number it would be charged twice.
                session.unsure += said.used();
            }
            settle(session, record);
        });
    }

    private void terminate(CreditSession session, CallRecord record) {
        CreditQuery query = session.last(record);
        CreditExchange.Request request = new CreditExchange.Request(query, nextEndToEnd(), false);
        exchange(session, request, true, Long.MAX_VALUE, (reply, unsure) -> {
            boolean taken = reply.resultCode() / 1000 == 2;
            if (over(session)) {
                (taken && session.unsure == 0 ? settled : lost).increment();
            }
            if (!taken) {
                LOG.warn(
                        "Call {}: no credit server accepted its last {} s of usage (result {})",
                        record.callId(),
                        query.used().orElse(0),
                        reply.resultCode());
            }
            if (session.unsure > 0) {
                LOG.warn(
                        "Call {}: it is unknown whether a credit server accepted {} s of usage",
                        record.callId(),
                        session.unsure);
            }
        });
    }

    /** Returns whether the session was still ending. */
    private boolean over(CreditSession session) {
        boolean first = ending.remove(session);
        if (ending.isEmpty()) {
            synchronized (ending) {
                ending.notifyAll();
            }
        }
        return first;
    }

    private void exchange(
            CreditSession session,
            CreditExchange.Request request,
            boolean others,
            long until,
            CreditExchange.Done done) {
        new CreditExchange(servers, session, request, others, until, done).begin();
    }

    private long nextEndToEnd() {
        return (begun << 20 ^ numbers.incrementAndGet()) & MASK;
    }

    /** Returns the counters so far. */
    public CreditReadings readings() {
        Map<String, Boolean> up = new LinkedHashMap<>();
        peers.forEach(peer -> up.put(peer.name(), peer.ready()));
        return new CreditReadings(
                sessions.size(),
                ending.size(),
                asked.sum(),
                granted.sum(),
                denied.sum(),
                silent.sum(),
                repeated.sum(),
                spared.sum(),
                settled.sum(),
                lost.sum(),
                up);
    }

    /** Waits at most five seconds for servers to accept the remaining use, and disconnects from them. */
    @Override
    public void close() {
        try {
            awaitOver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (CreditSession session : ending) {
            if (over(session)) {
                lost.increment();
                LOG.warn("Session {}: the node stops before a credit server has accepted the usage", session.id());
            }
        }
        thread.close();
        peers.forEach(CreditPeer::close);
    }

    private void awaitOver() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_MILLIS);
        synchronized (ending) {
            while (!ending.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                ending.wait(left);
            }
        }
    }
}
