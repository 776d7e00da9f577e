package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;

/** Sessions of calls with credit servers. */
@Timeout(20)
class OnlineCreditTest extends OnlineCreditFixture {

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

    private static CreditReply minuteOf(String host) {
        return new CreditReply(
                2001,
                OptionalInt.of(60),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.of(host),
                true);
    }

    private static CreditReply refusal(int resultCode) {
        return new CreditReply(
                resultCode, OptionalInt.empty(), false, Optional.empty(), Optional.empty(), false, false);
    }

    @Test
    void aSessionNamesTheServerThatHasItBehindWhomeverIsAsked() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        Sent begin = first.next();
        assertEquals(Optional.empty(), begin.host());
        begin.reply().accept(minuteOf("a.ocs"));
        answer();
        ask(1, 60, CreditFailure.CONTINUE);
        Sent more = first.next();
        assertEquals(Optional.of("a.ocs"), more.host());

        // It moves to where the second one leads, and is named by that then.
        more.reply().accept(CreditReply.NONE);
        Sent moved = second.next();
        assertEquals(Optional.empty(), moved.host());
        moved.reply().accept(minuteOf("b.ocs"));
        answer();
        credit.ended(record(75));
        assertEquals(Optional.of("b.ocs"), second.next().host());
    }

    @Test
    void anAgentThatCannotReachTheServerOfASessionMayTakeAnotherOne() throws Exception {
        second.ready = false;
        ask(0, 0, CreditFailure.CONTINUE);
        first.next().reply().accept(minuteOf("a.ocs"));
        answer();
        ask(1, 60, CreditFailure.CONTINUE);
        Sent more = first.next();
        more.reply().accept(refusal(3002));
        Sent again = first.next();
        assertEquals(more.query(), again.query());
        assertEquals(Optional.empty(), again.host());
        assertTrue(again.repeated());
        again.reply().accept(refusal(3002));
        assertEquals(new CreditAnswer.Silent(), answer(), "it is not asked for ever");
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
    void aServerThatDoesNotKeepUpHearsOfCallsThatItHasLetBeginAlone() throws Exception {
        ask(0, 0, CreditFailure.CONTINUE);
        first.next().reply().accept(MINUTE);
        answer();
        first.full = true;

        ask("call-2", 0, 0, CreditFailure.TERMINATE);
        assertEquals(CreditQuery.Type.INITIAL, second.next().query().type());
        second.answerAll();
        answer();
        second.full = true;
        ask("call-3", 0, 0, CreditFailure.TERMINATE);
        assertEquals(new CreditAnswer.Silent(), answer());
        assertEquals(3, credit.readings().spared());

        ask(1, 60, CreditFailure.CONTINUE);
        Sent more = first.next();
        assertEquals(CreditQuery.Type.UPDATE, more.query().type());
        more.reply().accept(MINUTE);
        answer();
        credit.ended(record(75));
        Sent end = first.next();
        assertEquals(CreditQuery.Type.TERMINATION, end.query().type());
        end.reply().accept(MINUTE);
        settled(1, 0, 2);
    }

    @Test
    void whatHasWaitedForTheWholeBudgetBehindOthersIsNotSent() throws Exception {
        first.room = new CountDownLatch(1);
        ask("call-0", 0, 0, CreditFailure.CONTINUE);
        first.next();
        ask("call-1", 0, 0, CreditFailure.CONTINUE);
        clock.advance(BUDGET);
        first.room.countDown();

        assertEquals(new CreditAnswer.Silent(), answer());
        assertTrue(first.sent.isEmpty() && second.sent.isEmpty());

        credit.ended(record(0));
        settled(0, 0, 1);
        assertTrue(first.sent.isEmpty() && second.sent.isEmpty(), "nobody has heard of it");
        assertEquals(0, credit.readings().ending());
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
