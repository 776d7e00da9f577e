package org.tollbridge.core.credit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.time.NodeClock;

/**
 * One request of a session, sent to one server after the other until one can answer it. Accessed only by the thread of
 * {@link OnlineCredit}.
 */
final class CreditExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CreditExchange.class);

    /**
     * The servers that may be asked.
     *
     * @param peers by preference
     * @param thread on which replies are processed
     * @param repeated counts requests that were sent again
     * @param spared counts requests withheld from a server that does not keep up
     */
    record Servers(List<CreditPeer> peers, NodeClock clock, Executor thread, LongAdder repeated, LongAdder spared) {}

    /**
     * The request.
     *
     * @param endToEnd its End-to-End Identifier
     * @param again whether it was sent before
     */
    record Request(CreditQuery query, long endToEnd, boolean again) {}

    /** Receives the outcome. */
    @FunctionalInterface
    interface Done {

        /**
         * Called when no further server is asked.
         *
         * @param reply the last one, {@link CreditReply#NONE} when none came
         * @param unsure whether a server that has not answered may have processed the request
         */
        void accept(CreditReply reply, boolean unsure);
    }

    /** RFC 6733, 7.1.3: an agent cannot reach the server to which it should forward the request. */
    private static final int UNABLE_TO_DELIVER = 3002;

    private final Servers servers;
    private final CreditSession session;
    private final Request request;
    private final boolean others;
    private final long until;
    private final Done done;
    private final boolean[] tried;
    private boolean sent;
    private boolean unsure;
    /** The server whose answer is awaited. */
    private OptionalInt asked = OptionalInt.empty();

    /**
     * Creates an exchange.
     *
     * @param others whether a server other than the one that answered last may be asked
     * @param until steady time from which no server is asked any more
     */
    CreditExchange(Servers servers, CreditSession session, Request request, boolean others, long until, Done done) {
        this.servers = servers;
        this.session = session;
        this.request = request;
        this.others = others;
        this.until = until;
        this.done = done;
        this.tried = new boolean[servers.peers().size()];
        this.sent = request.again();
    }

    void begin() {
        if (servers.clock().steadyMillis() >= until) {
            // The call no longer waits for it, and a slow server is not given more work.
            done.accept(CreditReply.NONE, false);
            return;
        }
        if (session.peer.isPresent() && sendTo(session.peer.getAsInt())) {
            return;
        }
        toNext(session.peer.isEmpty() || others, CreditReply.NONE);
    }

    private void toNext(boolean allowed, CreditReply last) {
        for (int index = 0; allowed && index < tried.length; index++) {
            if (!tried[index] && sendTo(index)) {
                return;
            }
        }
        asked = OptionalInt.empty();
        done.accept(last, unsure);
    }

    private boolean sendTo(int index) {
        tried[index] = true;
        CreditPeer peer = servers.peers().get(index);
        asked = OptionalInt.of(index);
        try {
            if (!peer.ready() || isSpared(peer)) {
                return false;
            }
            if (!peer.send(
                    request.query(),
                    asked.equals(session.peer) ? session.host : Optional.empty(),
                    request.endToEnd(),
                    sent,
                    reply -> servers.thread().execute(() -> replied(index, reply)))) {
                return false;
            }
        } catch (RuntimeException e) {
            // It may have been sent nevertheless.
            LOG.warn("no request could be sent to {}: {}", peer.name(), e.toString());
            unsure = true;
            left();
            return false;
        }
        if (sent) {
            servers.repeated().increment();
        }
        left();
        return true;
    }

    /**
     * Returns whether a server that does not keep up is spared this request; only requests that begin a session are
     * withheld.
     */
    private boolean isSpared(CreditPeer peer) {
        boolean spared = request.query().type() == CreditQuery.Type.INITIAL && !peer.hasRoom();
        if (spared) {
            servers.spared().increment();
        }
        return spared;
    }

    private void left() {
        sent = true;
        session.left(request.query());
    }

    private void replied(int index, CreditReply reply) {
        if (!asked.equals(OptionalInt.of(index))) {
            return;
        }
        asked = OptionalInt.empty();
        boolean failed = request.query().type() == CreditQuery.Type.TERMINATION
                ? reply.resultCode() / 1000 != 2
                : reply.verdict() == CreditReply.Verdict.FAILED;
        unsure |= reply.resultCode() == CreditReply.NO_ANSWER;
        if (failed) {
            if (reply.resultCode() == UNABLE_TO_DELIVER && session.host.isPresent()) {
                // The agent is up and its server is not; the agent may know another one.
                session.host = Optional.empty();
                tried[index] = false;
            }
            toNext(others && servers.clock().steadyMillis() < until, reply);
        } else {
            session.peer = OptionalInt.of(index);
            session.host = reply.host();
            done.accept(reply, unsure);
        }
    }
}
