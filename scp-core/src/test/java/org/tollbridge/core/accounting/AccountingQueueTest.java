package org.tollbridge.core.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;

@Timeout(60)
class AccountingQueueTest {

    private static final int SUCCESS = 2001;
    private static final int RETRY = 1_000;

    @TempDir
    private Path folder;

    private final FakePeer first = new FakePeer("first");
    private final FakePeer second = new FakePeer("second");
    private Journal journal;
    private long now;

    /** Takes what it is sent, and answers when it is told to. */
    private static final class FakePeer implements AccountingPeer {
        private final String name;
        private boolean up = true;
        private final List<String> got = new ArrayList<>();
        private final List<Long> identifiers = new ArrayList<>();
        private final Deque<IntConsumer> unanswered = new ArrayDeque<>();

        FakePeer(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean ready() {
            return up;
        }

        @Override
        public boolean send(AccountingRequest request, long endToEnd, boolean repeated, IntConsumer answer) {
            got.add(request.call().callId() + " " + request.type() + " " + request.number() + (repeated ? " T" : ""));
            identifiers.add(endToEnd);
            unanswered.add(answer);
            return true;
        }

        void answer(int... resultCodes) {
            for (int code : resultCodes) {
                unanswered.removeFirst().accept(code);
            }
        }

        void answerAll() {
            while (!unanswered.isEmpty()) {
                answer(SUCCESS);
            }
        }

        @Override
        public void close() {
            up = false;
        }
    }

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(JournalSettings.in(folder.resolve("journal")));
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private AccountingQueue queue() throws IOException {
        return queue(8);
    }

    private AccountingQueue queue(int window) throws IOException {
        return new AccountingQueue(
                new AccountingSettings(folder.resolve("accounting"), window, RETRY),
                folder.resolve("journal"),
                journal::durableSequence,
                List.of(first, second),
                () -> {});
    }

    @Test
    void aCallInPartsIsOneSessionWithInterimRecords() throws Exception {
        try (AccountingQueue queue = queue()) {
            write(
                    PartsOfCalls.part("n1-1", 1),
                    answered("n1-2"),
                    PartsOfCalls.part("n1-1", 2),
                    PartsOfCalls.last("n1-1", 3));
            step(queue);
            first.answerAll();
            step(queue);
            assertTrue(queue.idle());
        }
        assertEquals(
                List.of(
                        "n1-1 START 0",
                        "n1-1 INTERIM 1",
                        "n1-2 START 0",
                        "n1-2 STOP 1",
                        "n1-1 INTERIM 2",
                        "n1-1 STOP 3"),
                first.got);
        List<AccountingRequest> requests = Stream.of(
                        PartsOfCalls.part("n1-1", 1), PartsOfCalls.part("n1-1", 2), PartsOfCalls.last("n1-1", 3))
                .flatMap(record -> AccountingRequest.of(record.hashCode(), record).stream())
                .toList();
        assertEquals(
                1, requests.stream().map(AccountingRequest::session).distinct().count());
        assertEquals(
                List.of(20L, 20L, 20L, 0L),
                requests.stream().map(AccountingRequest::interimSeconds).toList());
    }

    @Test
    void aCorrectionIsAnEventOfItsOwn() throws Exception {
        CallRecord correction = new Corrections(answered("n1-1"), List.of())
                .bring(
                        new Corrections.Wanted(OptionalLong.of(7), OptionalLong.empty(), OptionalLong.empty()),
                        1_700_000_100_000L,
                        "ann",
                        "ticket 4711",
                        0)
                .orElseThrow();
        try (AccountingQueue queue = queue()) {
            write(answered("n1-1"), correction);
            step(queue);
            first.answerAll();
            step(queue);
            assertTrue(queue.idle());
            assertEquals(List.of("n1-1 START 0", "n1-1 STOP 1", "n1-1.c1 EVENT 0"), first.got);
        }
        AccountingRequest event = AccountingRequest.of(2, correction).getFirst();
        assertEquals("0;2;n1-1.c1", event.session());
        assertEquals(1_700_000_100_000L, event.at());
    }

    private void step(AccountingQueue queue) throws IOException {
        while (queue.step(now)) {
            // As long as there is something to do.
        }
    }

    private void write(CallRecord... records) throws Exception {
        for (CallRecord record : records) {
            journal.append(record);
        }
        assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
    }

    private static CallRecord busy(String callId) {
        return record(callId, OptionalLong.empty());
    }

    private static CallRecord answered(String callId) {
        return record(callId, OptionalLong.of(2_000));
    }

    private static CallRecord record(String callId, OptionalLong answeredAt) {
        return new CallRecord(
                new CallRecord.Request(
                        callId,
                        "ssp1",
                        1,
                        "8008100001",
                        Optional.of("861062345678"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        1_000),
                new CallRecord.Course(
                        List.of("861055501001"),
                        answeredAt,
                        9_000,
                        answeredAt.isPresent() ? Outcome.ANSWERED : Outcome.BUSY,
                        answeredAt.isPresent() ? Reason.COMPLETED : Reason.DESTINATION_BUSY,
                        OptionalInt.of(16),
                        OptionalInt.empty()),
                new CallRecord.Billing(
                        answeredAt.isPresent() ? Payer.CALLED_PARTY : Payer.NOBODY, Optional.empty(), Optional.empty()),
                List.of());
    }

    @Test
    void aConversationHasABeginningAndAnEndAndAnythingElseIsAnEvent() throws Exception {
        try (AccountingQueue queue = queue()) {
            write(answered("a"), busy("b"));
            step(queue);

            assertEquals(List.of("a START 0", "a STOP 1", "b EVENT 0"), first.got);
            assertFalse(queue.idle());
            first.answerAll();
            step(queue);
            assertTrue(queue.idle());
            assertEquals(3, queue.readings().accepted());
            assertEquals(0, queue.readings().waiting());
        }
    }

    @Test
    void noMoreIsUnderWayThanTheWindowHolds() throws Exception {
        try (AccountingQueue queue = queue(3)) {
            write(IntStream.range(0, 10).mapToObj(each -> busy("c" + each)).toArray(CallRecord[]::new));
            step(queue);
            assertEquals(3, first.got.size());

            // An answer behind one that is due makes no room: the window moves in order.
            first.unanswered.removeLast().accept(SUCCESS);
            step(queue);
            assertEquals(3, first.got.size());
            first.answer(SUCCESS);
            step(queue);
            assertEquals(4, first.got.size());
        }
    }

    @Test
    void recordsThatWaitedGoOutOnceInOrderWithoutBeingCalledRepeated() throws Exception {
        first.up = false;
        second.up = false;
        try (AccountingQueue queue = queue()) {
            write(busy("a"), busy("b"), busy("c"));
            step(queue);
            assertEquals(3, queue.readings().waiting());
        }
        // The node is started anew while the servers are still away: nothing has been sent, so nothing is repeated.
        try (AccountingQueue queue = queue()) {
            step(queue);
            first.up = true;
            step(queue);

            assertEquals(List.of("a EVENT 0", "b EVENT 0", "c EVENT 0"), first.got);
            assertEquals(List.of(), second.got);
        }
    }

    @Test
    void whatALostServerHasNotAnsweredGoesToTheNextOneInOrderAsRepeated() throws Exception {
        try (AccountingQueue queue = queue()) {
            write(busy("a"), busy("b"), busy("c"));
            step(queue);
            first.answer(SUCCESS);
            first.up = false;
            step(queue);

            assertEquals(List.of("b EVENT 0 T", "c EVENT 0 T"), second.got);
            assertEquals(first.identifiers.subList(1, 3), second.identifiers);
            second.answerAll();
            // The lost one's answer was on its way; it is no news.
            first.answer(SUCCESS, SUCCESS);
            step(queue);
            assertEquals(3, queue.readings().accepted());

            // The preferred one is gone back to when it is there again.
            first.up = true;
            write(busy("d"));
            step(queue);
            assertEquals("d EVENT 0", first.got.getLast());
        }
    }

    @Test
    void theBetterServerWaitsUntilTheOtherHasAnswered() throws Exception {
        first.up = false;
        try (AccountingQueue queue = queue()) {
            write(busy("a"));
            step(queue);
            first.up = true;
            write(busy("b"));
            step(queue);
            assertEquals(List.of("a EVENT 0"), second.got);
            assertEquals(List.of(), first.got);

            second.answerAll();
            step(queue);
            assertEquals(List.of("b EVENT 0"), first.got);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftAloneForATime() throws Exception {
        second.up = false;
        try (AccountingQueue queue = queue()) {
            write(busy("a"), busy("b"));
            step(queue);
            first.answer(AccountingPeer.NO_ANSWER, AccountingPeer.NO_ANSWER);
            step(queue);
            assertEquals(2, first.got.size());
            now += RETRY;
            step(queue);

            assertEquals(List.of("a EVENT 0", "b EVENT 0", "a EVENT 0 T", "b EVENT 0 T"), first.got);
            first.answerAll();
            step(queue);
            assertTrue(queue.idle());
        }
    }

    @Test
    void aNoteThatAFullDiskToreIsCutOff() throws Exception {
        Path notes = folder.resolve("accounting").resolve("refused.jsonl");
        Files.createDirectories(folder.resolve("accounting"));
        Files.writeString(notes, "{}\n{\"seq\":1,\"ca");
        try (AccountingQueue queue = queue()) {
            write(busy("a"));
            step(queue);
            first.answer(5004);
            step(queue);
        }
        assertEquals(
                List.of(
                        "{}",
                        "{\"seq\":1,\"callId\":\"a\",\"type\":\"EVENT\",\"number\":0,\"server\":\"first\",\"resultCode\":5004}"),
                Files.readAllLines(notes));
    }

    @Test
    void whatIsRefusedForNowIsTriedElsewhereAndWhatIsRefusedForEverIsNoted() throws Exception {
        try (AccountingQueue queue = queue()) {
            write(busy("a"), busy("b"));
            step(queue);
            // 5004: invalid AVP value; 3004: too busy (RFC 6733, 7.1).
            first.answer(5004, 3004);
            step(queue);

            assertEquals(List.of("b EVENT 0"), second.got);
            assertEquals(1, queue.readings().refused());
            assertEquals(
                    List.of(
                            "{\"seq\":1,\"callId\":\"a\",\"type\":\"EVENT\",\"number\":0,\"server\":\"first\",\"resultCode\":5004}"),
                    Files.readAllLines(folder.resolve("accounting").resolve("refused.jsonl")));
            second.answerAll();
            step(queue);
            assertTrue(queue.idle());
        }
    }

    /** 3001: no such command; 3007: no such application; 3008 and 3009: bits of the header, of an AVP (RFC 6733, 7.1.3). */
    @ParameterizedTest
    @ValueSource(ints = {3001, 3007, 3008, 3009})
    void whatWaitingDoesNotMendIsNotedWhenTheOnlyServerHasSaidSo(int never) throws Exception {
        second.up = false;
        try (AccountingQueue queue = queue(3)) {
            write(IntStream.range(0, 10).mapToObj(each -> busy("c" + each)).toArray(CallRecord[]::new));
            step(queue);
            first.answer(never);
            for (int round = 0; round < 9; round++) {
                first.answerAll();
                step(queue);
            }
            assertTrue(queue.idle());
            assertEquals(9, queue.readings().accepted());
            assertEquals(1, queue.readings().refused());
            assertEquals(
                    List.of("{\"seq\":1,\"callId\":\"c0\",\"type\":\"EVENT\",\"number\":0,\"server\":\"first\","
                            + "\"resultCode\":" + never + "}"),
                    Files.readAllLines(folder.resolve("accounting").resolve("refused.jsonl")));
        }
    }

    @Test
    void whatWaitingDoesNotMendIsAskedOfEachServerWithinReach() throws Exception {
        try (AccountingQueue queue = queue()) {
            write(busy("a"), busy("b"));
            step(queue);
            first.answer(3009, 3009);
            step(queue);
            assertEquals(List.of("a EVENT 0", "b EVENT 0"), second.got);
            assertEquals(0, queue.readings().refused());

            // The one is read by the other server, and the other by none.
            second.answer(SUCCESS, 3008);
            step(queue);
            assertTrue(queue.idle());
            assertEquals(1, queue.readings().accepted());
            assertEquals(1, queue.readings().refused());
            assertEquals(2, first.got.size());
        }
    }

    @Test
    void aNodeThatWasKilledSendsAgainWhatMayHaveGoneOutAndSaysSo() throws Exception {
        AccountingQueue killed = queue();
        write(answered("a"), busy("b"), busy("c"));
        step(killed);
        first.answer(SUCCESS, SUCCESS, SUCCESS);
        now += 1_000;
        step(killed);
        // It is not closed: what was answered since the last look at the disk is forgotten.
        first.got.clear();

        try (AccountingQueue next = queue()) {
            write(busy("d"));
            step(next);
            assertEquals(List.of("c EVENT 0 T", "d EVENT 0"), first.got);
        }
    }

    @Test
    void aNodeThatReachedNoServerForgetsNotWhatOneBeforeItMayHaveSent() throws Exception {
        AccountingQueue killed = queue();
        write(busy("n1-1"), busy("n1-2"), busy("n1-3"));
        step(killed);
        first.unanswered.clear();
        first.up = false;
        second.up = false;
        // Its window does not even hold all of them.
        try (AccountingQueue between = queue(1)) {
            step(between);
        }
        second.up = true;
        try (AccountingQueue queue = queue()) {
            step(queue);
            assertEquals(List.of("n1-1 EVENT 0 T", "n1-2 EVENT 0 T", "n1-3 EVENT 0 T"), second.got);
        }
    }

    @Test
    void aFirstQueueBeginsWithWhatIsWrittenFromThenOn() throws Exception {
        write(busy("old"));
        try (AccountingQueue queue = queue()) {
            write(busy("new"));
            step(queue);
            assertEquals(List.of("new EVENT 0"), first.got);
        }
    }

    @Test
    void aPositionBeyondTheJournalGoesOnAtItsEnd() throws Exception {
        new Position(7, 9)
                .write(Files.createDirectories(folder.resolve("accounting")).resolve("position"));
        try (AccountingQueue queue = queue()) {
            write(busy("a"));
            step(queue);
            assertEquals(List.of("a EVENT 0"), first.got);
        }
    }

    @Test
    void aPositionThatIsNoneIsNotGuessed() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("accounting")).resolve("position"), "seven\n");

        IOException fault = assertThrows(IOException.class, this::queue);
        assertTrue(fault.toString().contains("should hold a line such as 'done 17 begun 20'"), fault.toString());
    }

    @Test
    void aCallHasTheSameSessionWheneverItIsRead() {
        AccountingRequest start =
                AccountingRequest.of(0x1_0000_0007L, answered("n1-a")).getFirst();

        assertEquals("1;7;n1-a", start.session());
        assertEquals(2_000, start.at());
    }
}
