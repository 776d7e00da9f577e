package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

/** Sessions of calls with credit servers, without a wire. */
@Timeout(20)
class OnlineCreditTest {

    private static final int BUDGET = 1_000;
    private static final CreditReply MINUTE =
            new CreditReply(2001, OptionalInt.of(60), false, Optional.empty(), Optional.empty(), true, true);

    private final ManualClock clock = new ManualClock();
    private final Server first = new Server("ocs1");
    private final Server second = new Server("ocs2");
    private final OnlineCredit credit = new OnlineCredit(List.of(first, second), clock);
    private final BlockingQueue<CreditAnswer> answers = new LinkedBlockingQueue<>();

    /** What a server was sent, and how it is to be answered. */
    private record Sent(CreditQuery query, long endToEnd, boolean repeated, Consumer<CreditReply> reply) {}

    private static final class Server implements CreditPeer {

        private final String name;
        private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        private final Queue<Sent> all = new ConcurrentLinkedQueue<>();
        private volatile boolean ready = true;
        private volatile boolean broken;
        private volatile boolean closed;

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
        public boolean send(CreditQuery query, long endToEnd, boolean repeated, Consumer<CreditReply> reply) {
            if (broken) {
                throw new IllegalStateException("one bad moment");
            }
            Sent request = new Sent(query, endToEnd, repeated, reply);
            all.add(request);
            sent.add(request);
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

    private void ask(int number, int seconds, CreditFailure onFailure) {
        RatedCall call =
                new RatedCall("800", "acme", "861088886666", "861062345678", Payer.CALLED_PARTY, 5_000, seconds);
        credit.ask(
                "call-1",
                new CreditRequest(number, new CreditTerms(onFailure, BUDGET), call, "8008101234", 1_000, 5_000),
                answers::add);
    }

    private CreditAnswer answer() throws InterruptedException {
        CreditAnswer answer = answers.poll(10, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("nothing was answered");
        }
        return answer;
    }

    private static CallRecord record(int seconds) {
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

    @Test
    void aCallBeginsGoesOnAndEndsInOneSession() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        Sent begin = first.next();
        assertEquals(CreditQuery.Type.INITIAL, begin.query().type());
        assertEquals(0, begin.query().number());
        begin.reply().accept(MINUTE);
        assertEquals(new CreditAnswer.Granted(OptionalInt.of(60), false, Optional.empty()), answer());

        ask(1, 60, CreditFailure.TERMINATE);
        Sent more = first.next();
        assertEquals(CreditQuery.Type.UPDATE, more.query().type());
        assertEquals(1, more.query().number());
        assertEquals(OptionalInt.of(60), more.query().used());
        assertEquals(begin.query().session(), more.query().session());
        more.reply().accept(MINUTE);
        answer();

        credit.ended(record(75));
        Sent end = first.next();
        assertEquals(CreditQuery.Type.TERMINATION, end.query().type());
        assertEquals(2, end.query().number());
        assertEquals(OptionalInt.of(15), end.query().used());
        end.reply().accept(MINUTE);
        settled(1, 0);
    }

    private void settled(long settled, long lost) throws InterruptedException {
        while (credit.readings().settled() + credit.readings().lost() < settled + lost
                || credit.readings().open() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(settled, credit.readings().settled());
        assertEquals(lost, credit.readings().lost());
    }

    @Test
    void anotherServerIsAskedTheSameWhereTheTermsSaySo() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        Sent begin = first.next();
        begin.reply().accept(CreditReply.NONE);
        Sent again = second.next();
        assertEquals(begin.query(), again.query());
        assertEquals(begin.endToEnd(), again.endToEnd());
        assertTrue(again.repeated());
        again.reply().accept(MINUTE);
        answer();

        // It goes on with the one that has answered.
        credit.ended(record(5));
        assertEquals(CreditQuery.Type.TERMINATION, second.next().query().type());
    }

    @Test
    void noOtherServerIsAskedWhereTheTermsEndTheCall() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next().reply().accept(CreditReply.NONE);

        assertEquals(new CreditAnswer.Silent(), answer());
        assertTrue(second.sent.isEmpty());
    }

    @Test
    void aServerOutOfReachIsPassedOverWhateverTheTermsSay() throws Exception {
        first.ready = false;
        ask(0, 0, CreditFailure.TERMINATE);
        second.next().reply().accept(MINUTE);
        answer();
    }

    @Test
    void aSessionStaysWhereItsServerWantsIt() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        first.next()
                .reply()
                .accept(new CreditReply(
                        2001, OptionalInt.of(60), false, Optional.empty(), Optional.empty(), false, true));
        answer();
        ask(1, 60, CreditFailure.CONTINUE);
        first.next().reply().accept(CreditReply.NONE);

        assertEquals(new CreditAnswer.Silent(), answer());
        assertTrue(second.sent.isEmpty());
    }

    @Test
    void whoHasWaitedForTheWholeBudgetAsksNobodyElse() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        Sent begin = first.next();
        clock.advance(BUDGET);
        begin.reply().accept(CreditReply.NONE);

        assertEquals(new CreditAnswer.Silent(), answer());
        assertTrue(second.sent.isEmpty());
    }

    @Test
    void aCallThatEndsWhileItAsksIsSettledAfterTheAnswer() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        Sent begin = first.next();
        credit.ended(record(0));
        begin.reply().accept(MINUTE);

        Sent end = first.next();
        assertEquals(CreditQuery.Type.TERMINATION, end.query().type());
        assertEquals(OptionalInt.of(0), end.query().used());
    }

    @Test
    void whatCouldNotBeToldInMidCallIsToldAtItsEnd() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        first.next().reply().accept(MINUTE);
        answer();
        first.ready = false;
        second.ready = false;
        ask(1, 60, CreditFailure.CONTINUE);
        assertEquals(new CreditAnswer.Silent(), answer());
        first.ready = true;

        credit.ended(record(100));
        Sent end = first.next();
        assertEquals(CreditQuery.Type.TERMINATION, end.query().type());
        assertEquals(1, end.query().number(), "the request that never left has used no number");
        assertEquals(OptionalInt.of(100), end.query().used());
        end.reply().accept(MINUTE);
        settled(1, 0);
    }

    @Test
    void whatAServerRefusedToTakeInMidCallIsToldAtItsEnd() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next().reply().accept(MINUTE);
        answer();
        ask(1, 60, CreditFailure.TERMINATE);
        first.next()
                .reply()
                .accept(new CreditReply(
                        3004, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), true, false));
        assertEquals(new CreditAnswer.Silent(), answer());

        credit.ended(record(61));
        Sent end = first.next();
        assertEquals(2, end.query().number());
        assertEquals(OptionalInt.of(61), end.query().used());
    }

    private Sent unansweredUpdate() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next().reply().accept(MINUTE);
        answer();
        ask(1, 60, CreditFailure.TERMINATE);
        Sent update = first.next();
        update.reply().accept(CreditReply.NONE);
        assertEquals(new CreditAnswer.Silent(), answer());
        return update;
    }

    @Test
    void aReportThatWasNotAnsweredIsSaidAgainAsItWasBeforeTheEnd() throws Exception {
        Sent update = unansweredUpdate();
        credit.ended(record(100));
        Sent again = first.next();
        assertEquals(update.query(), again.query());
        assertEquals(update.endToEnd(), again.endToEnd());
        assertTrue(again.repeated());
        again.reply().accept(MINUTE);

        Sent end = first.next();
        assertEquals(CreditQuery.Type.TERMINATION, end.query().type());
        assertEquals(2, end.query().number());
        assertEquals(OptionalInt.of(40), end.query().used());
        end.reply().accept(MINUTE);
        settled(1, 0);
    }

    @Test
    void aReportThatIsNeverAnsweredIsNotToldTwiceAndIsLost() throws Exception {
        unansweredUpdate();
        credit.ended(record(100));
        first.next().reply().accept(CreditReply.NONE);
        Sent elsewhere = second.next();
        assertTrue(elsewhere.repeated());
        elsewhere
                .reply()
                .accept(new CreditReply(
                        5002, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), true, false));
        Sent end = first.next();
        assertEquals(OptionalInt.of(40), end.query().used());
        end.reply().accept(MINUTE);
        settled(0, 1);
    }

    @Test
    void aServerInABadMomentLeavesNoSessionOpen() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        first.next().reply().accept(MINUTE);
        answer();
        first.broken = true;
        ask(1, 60, CreditFailure.CONTINUE);
        Sent update = second.next();
        assertTrue(update.repeated(), "nobody knows whether it has reached the first");
        update.reply().accept(CreditReply.NONE);
        assertEquals(new CreditAnswer.Silent(), answer());
        first.broken = false;

        credit.ended(record(61));
        assertEquals(update.query(), first.next().query());
        first.answerAll();
        assertEquals(OptionalInt.of(1), first.next().query().used());
        first.answerAll();
        settled(1, 0);
    }

    @Test
    void whoClosesWaitsForTheAnswersAndLetsAnotherServerTakeWhatIsLeft() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next().reply().accept(MINUTE);
        answer();
        credit.ended(record(5));
        Thread closer = Thread.ofPlatform().start(credit::close);
        first.next().reply().accept(CreditReply.NONE);
        Sent end = second.next();
        assertEquals(OptionalInt.of(5), end.query().used());
        assertTrue(closer.isAlive() && !second.closed);
        end.reply().accept(MINUTE);
        assertTrue(closer.join(Duration.ofSeconds(10)));
        settled(1, 0);
        assertTrue(second.closed);
    }

    @Test
    void whatIsNotTakenUntilTheNodeEndsIsLost() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next().reply().accept(MINUTE);
        answer();
        credit.ended(record(5));
        first.next();
        credit.close();
        settled(0, 1);
    }

    @Test
    void whatNoServerTakesIsCountedAsLost() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next().reply().accept(MINUTE);
        answer();
        credit.ended(record(5));
        first.next().reply().accept(CreditReply.NONE);
        second.next().reply().accept(CreditReply.NONE);
        settled(0, 1);
    }

    @Test
    void whoWasDeniedOrNeedsNoCreditHasNothingToSettle() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next()
                .reply()
                .accept(new CreditReply(
                        4012, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), false, false));
        assertEquals(new CreditAnswer.Denied(Optional.empty()), answer());
        credit.ended(record(0));
        settled(0, 0);

        // Denied for its service alone, by a server that has a session for it.
        ask(0, 0, CreditFailure.TERMINATE);
        first.next()
                .reply()
                .accept(new CreditReply(
                        4012, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), false, true));
        assertEquals(new CreditAnswer.Denied(Optional.empty()), answer());
        credit.ended(record(0));
        Sent end = first.next();
        assertEquals(CreditQuery.Type.TERMINATION, end.query().type());
        end.reply().accept(MINUTE);
        settled(1, 0);

        ask(0, 0, CreditFailure.TERMINATE);
        first.next()
                .reply()
                .accept(new CreditReply(
                        4011, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), false, false));
        assertEquals(CreditAnswer.Granted.UNLIMITED, answer());
        credit.ended(record(10));
        settled(1, 0);
        assertTrue(first.sent.isEmpty());
    }

    @Test
    void aServerThatGrantsNothingMayNameAnAnnouncement() throws Exception {
        ask(0, 0, CreditFailure.TERMINATE);
        first.next()
                .reply()
                .accept(new CreditReply(
                        2001,
                        OptionalInt.of(0),
                        true,
                        Optional.of("sip:top-up@announcements.example;transport=tcp"),
                        Optional.empty(),
                        true,
                        true));

        assertEquals(new CreditAnswer.Denied(Optional.of("top-up")), answer());
        credit.ended(record(0));
        assertEquals(CreditQuery.Type.TERMINATION, first.next().query().type());
    }
}
