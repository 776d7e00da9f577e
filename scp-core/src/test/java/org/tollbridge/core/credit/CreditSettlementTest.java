package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;

/** What credit servers are told of calls that are over. */
@Timeout(20)
class CreditSettlementTest extends OnlineCreditFixture {

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
}
