package org.tollbridge.core.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Affordable;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;

/** Balances that the node keeps itself: 10 a second, in blocks of a minute. */
@Timeout(60)
class LocalCreditTest {

    private static final int MINUTE = 60;
    private static final long BLOCK = 600;
    private static final LocalCredit.Prices PRICES = new LocalCredit.Prices(
            call -> BLOCK * Math.ceilDiv(call.seconds(), MINUTE),
            record -> BLOCK * Math.ceilDiv((int) record.chargedSeconds(), MINUTE));

    @TempDir
    private Path folder;

    private final Memory memory = new Memory();
    private Optional<Journal> journal = Optional.empty();
    private Optional<LocalCredit> open = Optional.empty();

    /** Keeps one balance in memory. */
    private static final class Memory implements BalanceKeeper {

        private final List<Balance> balances = new ArrayList<>();
        private final Set<String> removed = new HashSet<>();
        private final Deque<Runnable> afterReads = new ArrayDeque<>();
        private OptionalLong posted = OptionalLong.empty();
        private boolean fails;
        private boolean losesAnswer;
        private int failures;

        @Override
        public synchronized OptionalLong posted() {
            return posted;
        }

        @Override
        public synchronized List<Balance> read() throws IOException {
            beThere();
            List<Balance> seen = List.copyOf(balances);
            Optional.ofNullable(afterReads.poll()).ifPresent(Runnable::run);
            return seen;
        }

        @Override
        public synchronized Changes changes() throws IOException {
            beThere();
            return new Changes(List.copyOf(balances), Set.copyOf(removed));
        }

        synchronized void remove(String subscriber) {
            balances.removeIf(each -> each.subscriber().equals(subscriber));
            removed.add(subscriber);
        }

        private void beThere() throws IOException {
            if (fails) {
                failures++;
                notifyAll();
                throw new IOException("the database is away");
            }
        }

        @Override
        public synchronized List<Balance> post(OptionalLong before, long upTo, List<Used> used) throws IOException {
            beThere();
            assertEquals(posted, before);
            posted = OptionalLong.of(upTo);
            balances.replaceAll(each ->
                    new Balance(each.subscriber(), each.amount() - sum(each, used), each.endsCalls(), each.since()));
            if (losesAnswer) {
                losesAnswer = false;
                throw new IOException("the link is gone, and the answer with it");
            }
            return balances.stream()
                    .filter(each ->
                            used.stream().anyMatch(one -> one.subscriber().equals(each.subscriber())))
                    .toList();
        }

        private static long sum(Balance balance, List<Used> used) {
            return used.stream()
                    .filter(each -> each.subscriber().equals(balance.subscriber()))
                    .filter(each -> each.endedAt() >= balance.since())
                    .mapToLong(Used::amount)
                    .sum();
        }

        synchronized void loseAnswer() {
            losesAnswer = true;
        }

        synchronized boolean answerIsLost() {
            return !losesAnswer;
        }

        synchronized void put(long amount, boolean endsCalls) {
            put(amount, endsCalls, 0);
        }

        synchronized void put(long amount, boolean endsCalls, long since) {
            put("acme", amount, endsCalls, since);
        }

        synchronized void put(String subscriber, long amount, boolean endsCalls, long since) {
            balances.removeIf(each -> each.subscriber().equals(subscriber));
            balances.add(new Balance(subscriber, amount, endsCalls, since));
        }

        synchronized void fail(boolean yes) {
            fails = yes;
        }

        synchronized void awaitFailures(int more) throws InterruptedException {
            for (int until = failures + more; failures < until; ) {
                wait();
            }
        }

        synchronized long amount() {
            return balances.getLast().amount();
        }
    }

    @BeforeEach
    void begin() throws IOException {
        journal = Optional.of(Journal.open(JournalSettings.in(folder)));
    }

    @AfterEach
    void end() throws IOException {
        open.ifPresent(LocalCredit::close);
        journal.orElseThrow().close();
    }

    private LocalCredit credit() throws IOException {
        if (open.isEmpty()) {
            open = Optional.of(LocalCredit.start(
                    memory, PRICES, folder, () -> journal.orElseThrow().durableSequence()));
        }
        return open.get();
    }

    private CreditAnswer ask(String call, int talked) throws IOException {
        RatedCall rated =
                new RatedCall("800", "acme", "861088886666", "861062345678", Payer.CALLED_PARTY, 5_000, talked);
        List<CreditAnswer> answer = new ArrayList<>();
        credit().ask(
                        call,
                        new CreditRequest(
                                talked == 0 ? 0 : 1,
                                new CreditTerms(CreditFailure.TERMINATE, 1_000),
                                rated,
                                "8008101234",
                                1_000,
                                5_000),
                        answer::add);
        return answer.getFirst();
    }

    private void ends(String call, int seconds) throws IOException {
        CallRecord record = record(call, seconds, Reason.COMPLETED);
        journal.orElseThrow().append(record);
        credit().ended(record);
    }

    private static CallRecord record(String call, int seconds, Reason reason) {
        return new CallRecord(
                new CallRecord.Request(
                        call,
                        "switch",
                        800,
                        "8008101234",
                        Optional.of("861088886666"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        1_000),
                new CallRecord.Course(
                        List.of("861062345678"),
                        OptionalLong.of(5_000),
                        5_000 + 1_000L * seconds,
                        Outcome.ANSWERED,
                        reason,
                        OptionalInt.of(16),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
                List.of());
    }

    private static CreditAnswer granted(int seconds, boolean last) {
        return new CreditAnswer.Granted(OptionalInt.of(seconds), last, Optional.empty());
    }

    private static final CreditAnswer DENIED = new CreditAnswer.Denied(Optional.empty());

    private void awaitAmount(long amount) throws Exception {
        await(amount + " are left", () -> memory.amount() == amount);
    }

    private void await(String what, Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.call()) {
            assertTrue(System.nanoTime() < end, () -> "not so: " + what + "; the balance is " + memory.amount());
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aCallThatDoesNotEndWithItsBalanceIsOnlyRefusedBefore() throws Exception {
        memory.put(1, false);
        assertEquals(CreditAnswer.Granted.UNLIMITED, ask("one", 0));
        ends("one", 90);

        // The next one is refused at once, before the balance is written.
        assertEquals(DENIED, ask("two", 0));
        awaitAmount(1 - 2 * BLOCK);
        assertEquals(DENIED, ask("two", 0));
    }

    @Test
    void aCallThatEndsWithItsBalanceIsGrantedWhatCanBePaid() throws Exception {
        memory.put(7 * BLOCK + 1, true);
        assertEquals(granted(Affordable.PIECE, false), ask("one", 0));
        // Another call of the subscriber finds what the first has left.
        assertEquals(granted(2 * MINUTE, true), ask("two", 0));
        assertEquals(DENIED, ask("three", 0));
        ends("two", 30);
        // 7 blocks less 1; the first has talked for 5, and may have 1 more.
        assertEquals(granted(MINUTE, true), ask("one", Affordable.PIECE));
        ends("one", 6 * MINUTE);
        awaitAmount(1);
        assertEquals(DENIED, ask("three", 0));
    }

    @Test
    void aCallInPartsIsPaidForPartByPartAndOnce() throws Exception {
        memory.put(10 * BLOCK, true);
        assertEquals(granted(Affordable.PIECE, false), ask("one", 0));
        journal.orElseThrow()
                .append(record("one", 4 * MINUTE, Reason.GOES_ON).of(new CallPart(1, 5_000, 0, Optional.empty())));
        awaitAmount(6 * BLOCK);
        // Four of the five blocks that are kept for the first are paid: five are there for another one.
        assertEquals(granted(Affordable.PIECE, false), ask("two", 0));
        assertEquals(DENIED, ask("one", Affordable.PIECE));
        ends("two", MINUTE);
        awaitAmount(5 * BLOCK);
        // Nine blocks in all, four of them paid.
        assertEquals(granted(4 * MINUTE, true), ask("one", Affordable.PIECE));
        CallRecord last =
                record("one", 8 * MINUTE, Reason.COMPLETED).of(new CallPart(2, 245_000, 4 * MINUTE, Optional.empty()));
        journal.orElseThrow().append(last);
        credit().ended(last);
        awaitAmount(BLOCK);
        assertEquals(granted(MINUTE, true), ask("three", 0));
    }

    @Test
    void eachCallIsTakenOnceOverFailuresAndRestarts() throws Exception {
        memory.put(10 * BLOCK, false);
        ask("one", 0);
        memory.fail(true);
        ends("one", MINUTE);
        assertTrue(journal.orElseThrow().awaitDurable(Duration.ofSeconds(20)));
        memory.fail(false);
        awaitAmount(9 * BLOCK);
        open.orElseThrow().close();
        open = Optional.empty();

        // A record that was written after the last look is taken by the next run.
        ends("two", MINUTE);
        awaitAmount(8 * BLOCK);
        open.orElseThrow().close();
        assertEquals(8 * BLOCK, memory.amount());
    }

    @Test
    void aCallIsTakenOnceWhenTheAnswerToItIsLost() throws Exception {
        memory.put(2 * BLOCK, true);
        ask("one", 0);
        memory.loseAnswer();
        ends("one", MINUTE);
        awaitAmount(BLOCK);
        await("the answer is lost", memory::answerIsLost);
        // What is left can be spent: the call is neither taken again nor still held against it.
        await("a minute is there", () -> ask("two", 0).equals(granted(MINUTE, true)));
        ends("two", MINUTE);
        awaitAmount(0);
    }

    @Test
    void whatBecomesOfOtherBalancesIsLearnedWhileCallsArePostedEachTime() throws Exception {
        memory.put("other", BLOCK, false, 0);
        memory.put(10 * BLOCK, false);
        ask("one", 0);
        ends("one", MINUTE);
        awaitAmount(9 * BLOCK);
        assertEquals(2, List.of("acme", "other").stream().filter(this::isKnown).count());

        memory.put("third", BLOCK, false, 0);
        memory.put(9 * BLOCK, false);
        await("the third is known", () -> {
            ends("more", MINUTE);
            return isKnown("third");
        });
        memory.remove("other");
        await("the other one is forgotten", () -> !isKnown("other"));
        assertTrue(isKnown("acme"));
    }

    private boolean isKnown(String subscriber) {
        return open.orElseThrow().of(subscriber).isPresent();
    }

    @Test
    void aCallIsTakenFromABalanceThatWasGivenWhileTheStoreWasAway() throws Exception {
        memory.put("other", BLOCK, false, 0);
        credit();
        memory.fail(true);
        memory.awaitFailures(1);
        memory.put("acme", 5 * BLOCK, false, 5_000 + 60_000);
        ends("before", MINUTE - 1);
        ends("after", MINUTE);
        assertTrue(journal.orElseThrow().awaitDurable(Duration.ofSeconds(20)));
        memory.fail(false);
        awaitAmount(4 * BLOCK);
    }

    @Test
    void aCallIsTakenFromTheFirstBalanceThatWasGivenWhileTheStoreWasAway() throws Exception {
        credit();
        memory.fail(true);
        memory.awaitFailures(1);
        memory.put(5 * BLOCK, false, 5_000 + 60_000);
        ends("before", MINUTE - 1);
        ends("after", MINUTE);
        assertTrue(journal.orElseThrow().awaitDurable(Duration.ofSeconds(20)));
        memory.fail(false);
        awaitAmount(4 * BLOCK);
    }

    @Test
    void aCallThatEndedBeforeThereWasTheBalanceHoldsNothingOfIt() throws Exception {
        memory.put(BLOCK, true, 5_000 + 60_000);
        credit();
        ends("before", MINUTE - 1);
        assertEquals(granted(MINUTE, true), ask("two", 0));
        ends("two", MINUTE);
        awaitAmount(0);
    }

    @Test
    void anOutageIsSaidOnceWhenItBeginsAndOnceWhenItIsOver() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(LocalCredit.class);
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        try {
            memory.put(10 * BLOCK, false);
            credit();
            memory.fail(true);
            memory.awaitFailures(4);
            ends("one", MINUTE);
            memory.awaitFailures(4);
            memory.fail(false);
            awaitAmount(9 * BLOCK);
            open.orElseThrow().close();
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
        assertEquals(
                List.of(
                        "Keeping balances fails: java.io.IOException: the database is away; calls continue with the"
                                + " known balances, and their costs wait in the journal",
                        "Keeping balances works again"),
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
        assertNull(lines.list.getFirst().getThrowableProxy(), "nobody needs a stack trace of it");
    }

    @Test
    void aBalanceThatComesLaterCountsFromThenOn() throws Exception {
        assertEquals(Optional.empty(), credit().of("acme"));
        ends("before", MINUTE - 1);
        assertTrue(journal.orElseThrow().awaitDurable(Duration.ofSeconds(20)));
        memory.put(5 * BLOCK, false, 5_000 + 60_000);
        await("it is seen", () -> credit().of("acme").isPresent());
        ends("after", MINUTE);
        awaitAmount(4 * BLOCK);
    }

    @Test
    void aCallIsTakenThatEndsWhileTheFirstBalanceIsOnItsWayIntoTheStore() throws Exception {
        credit();
        CountDownLatch looked = new CountDownLatch(2);
        synchronized (memory) {
            memory.afterReads.add(() -> {
                try {
                    journal.orElseThrow().append(record("meanwhile", MINUTE, Reason.COMPLETED));
                    assertTrue(journal.orElseThrow().awaitDurable(Duration.ofSeconds(20)));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                looked.countDown();
            });
            // It counts since before the call ended, and is there after the store was asked.
            memory.afterReads.add(() -> {
                memory.put(5 * BLOCK, false, 5_000);
                looked.countDown();
            });
        }
        assertTrue(looked.await(20, TimeUnit.SECONDS));
        awaitAmount(4 * BLOCK);
    }
}
