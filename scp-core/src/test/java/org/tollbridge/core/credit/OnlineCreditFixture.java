package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.tollbridge.core.time.ManualClock;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;

/** Credit control with two servers that a test answers for, without a wire. */
abstract class OnlineCreditFixture {

    static final int BUDGET = 1_000;
    static final CreditReply MINUTE =
            new CreditReply(2001, OptionalInt.of(60), false, Optional.empty(), Optional.empty(), true, true);

    final ManualClock clock = new ManualClock();
    final Server first = new Server("ocs1");
    final Server second = new Server("ocs2");
    final OnlineCredit credit = new OnlineCredit(List.of(first, second), clock);
    private final BlockingQueue<CreditAnswer> answers = new LinkedBlockingQueue<>();

    /** What a server was sent, and how it is to be answered. */
    record Sent(
            CreditQuery query, Optional<String> host, long endToEnd, boolean repeated, Consumer<CreditReply> reply) {}

    static final class Server implements CreditPeer {

        private final String name;
        final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        private final Queue<Sent> all = new ConcurrentLinkedQueue<>();
        volatile boolean ready = true;
        volatile boolean full;
        volatile boolean broken;
        /** Passed when the connection has room for a request. */
        volatile CountDownLatch room = new CountDownLatch(0);

        volatile boolean closed;

        Server(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public boolean hasRoom() {
            return !full;
        }

        @Override
        public boolean send(
                CreditQuery query,
                Optional<String> host,
                long endToEnd,
                boolean repeated,
                Consumer<CreditReply> reply) {
            if (broken) {
                throw new IllegalStateException("one bad moment");
            }
            Sent request = new Sent(query, host, endToEnd, repeated, reply);
            all.add(request);
            sent.add(request);
            try {
                room.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }

        Sent next() throws InterruptedException {
            Sent next = sent.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(name + " was sent nothing");
            }
            return next;
        }

        /** Answers whatever is not answered; who has an answer passes over another one. */
        void answerAll() {
            all.forEach(each -> each.reply().accept(MINUTE));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void close() {
        Thread closer = Thread.ofPlatform().start(credit::close);
        while (closer.isAlive()) {
            first.answerAll();
            second.answerAll();
            LockSupport.parkNanos(1_000_000);
        }
        assertTrue(first.closed && second.closed);
    }

    final void ask(int number, int seconds, CreditFailure onFailure) {
        ask("call-1", number, seconds, onFailure);
    }

    final void ask(String id, int number, int seconds, CreditFailure onFailure) {
        RatedCall call =
                new RatedCall("800", "acme", "861088886666", "861062345678", Payer.CALLED_PARTY, 5_000, seconds);
        credit.ask(
                id,
                new CreditRequest(number, new CreditTerms(onFailure, BUDGET), call, "8008101234", 1_000, 5_000),
                answers::add);
    }

    final CreditAnswer answer() throws InterruptedException {
        CreditAnswer answer = answers.poll(10, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("nothing was answered");
        }
        return answer;
    }

    static CallRecord record(int seconds) {
        return new CallRecord(
                new CallRecord.Request(
                        "call-1",
                        "switch",
                        800,
                        "8008101234",
                        Optional.of("861088886666"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        1_000),
                new CallRecord.Course(
                        List.of("861062345678"),
                        seconds == 0 ? OptionalLong.empty() : OptionalLong.of(5_000),
                        5_000 + 1_000L * seconds,
                        Outcome.ANSWERED,
                        Reason.COMPLETED,
                        OptionalInt.of(16),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
                new ArrayList<>());
    }

    final void settled(long settled, long lost) throws InterruptedException {
        settled(settled, lost, 0);
    }

    /** @param open calls that hold credit still */
    final void settled(long settled, long lost, long open) throws InterruptedException {
        while (credit.readings().settled() + credit.readings().lost() < settled + lost
                || credit.readings().open() > open
                || credit.readings().ending() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertEquals(settled, credit.readings().settled());
        assertEquals(lost, credit.readings().lost());
    }
}
