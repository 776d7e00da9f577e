package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.core.counter.MonthCount;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** The counts are where they are, and the test says when a message has its answer. */
class CountQueuesTest {

    private static final String KEY = "4008101234";
    private static final int LIMIT = 3;

    private final Map<Integer, SharedCounts> held = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final CountQueues queues = new CountQueues("n1", "1", this::submit, Runnable::run);

    /** One that is under way. */
    private record Message(int lane, CountChanges changes, CompletableFuture<long[]> answer) {}

    private CompletionStage<long[]> submit(int lane, CountChanges changes) {
        Message message = new Message(lane, changes, new CompletableFuture<>());
        messages.add(message);
        return message.answer();
    }

    private void take(String key, String call) {
        queues.send(
                key,
                new CountChange.Take(call, List.of(Claim.concurrent(key, LIMIT)), 0, 1_000),
                (outcome, failure) -> heard.add(call + " " + said(outcome, failure)));
    }

    private static String said(@Nullable Outcome outcome, @Nullable Throwable failure) {
        return outcome == null
                ? String.valueOf(failure)
                : outcome.full().map(kind -> "full").orElse("counted");
    }

    /** Does what the oldest message says, and answers it. */
    private void answer() {
        Message message = messages.removeFirst();
        message.answer().complete(message.changes().process(new Entry(message.lane())));
    }

    /** As the map of the members has it. */
    private final class Entry implements Map.Entry<Integer, SharedCounts> {

        private final int lane;

        Entry(int lane) {
            this.lane = lane;
        }

        @Override
        public Integer getKey() {
            return lane;
        }

        @Override
        @SuppressWarnings("NullAway")
        public SharedCounts getValue() {
            return held.get(lane);
        }

        @Override
        @SuppressWarnings("NullAway")
        public SharedCounts setValue(SharedCounts value) {
            return held.put(lane, value);
        }
    }

    /** Another key, of the same lane or of another one. */
    private static String key(boolean same) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "400800" + (1_000 + i))
                .filter(key -> (CountLanes.of(key) == CountLanes.of(KEY)) == same)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChangeThatCannotBeMadeFailsAlone() {
        take(KEY, "c1");
        List<Claim> broken = new AbstractList<>() {
            @Override
            public Claim get(int index) {
                throw new IllegalStateException("broken");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        queues.send(
                KEY,
                new CountChange.Take("c2", broken, 0, 1_000),
                (outcome, failure) -> heard.add("c2 " + said(outcome, failure)));
        take(KEY, "c3");
        answer();
        answer();
        assertEquals(
                List.of(
                        "c1 counted",
                        "c2 java.lang.IllegalStateException: a count of " + KEY + " could not be changed",
                        "c3 counted"),
                heard);
    }

    @Test
    void whatComesWhileAMessageIsUnderWayGoesTogetherInTheNext() {
        for (int call = 1; call <= 5; call++) {
            take(KEY, "c" + call);
        }
        assertEquals(1, messages.size());
        answer();
        assertEquals(List.of("c1 counted"), heard);
        assertEquals(1, messages.size());
        answer();
        assertEquals(List.of("c1 counted", "c2 counted", "c3 counted", "c4 full", "c5 full"), heard);
        assertEquals(List.of(), messages);
        take(KEY, "c6");
        answer();
        assertEquals("c6 full", heard.getLast());
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        take(KEY, "c1");
        take(key(false), "c2");
        assertEquals(2, messages.size());
    }

    @Test
    void whatIsSaidOfTheKeysOfALaneGoesTogetherAndEachIsCountedByItself() {
        String other = key(true);
        take(KEY, "c1");
        for (int call = 2; call <= 4; call++) {
            take(KEY, "c" + call);
            take(other, "o" + call);
        }
        answer();
        assertEquals(1, messages.size());
        answer();
        assertEquals(
                List.of("c1 counted", "c2 counted", "o2 counted", "c3 counted", "o3 counted", "c4 full", "o4 counted"),
                heard);
    }

    /** What was said of a call last is what stands. */
    @Test
    void theOrderInWhichAKeyIsChangedIsKept() {
        String other = key(true);
        take(other, "o1");
        for (int call = 1; call <= 2 * LIMIT; call++) {
            take(KEY, "c" + call);
            queues.send(KEY, new CountChange.GiveBack("c" + call, 0, 0), (outcome, failure) -> {});
        }
        answer();
        answer();
        assertEquals(1 + 2 * LIMIT, heard.size());
        assertTrue(heard.stream().allMatch(said -> said.endsWith("counted")), heard.toString());
        assertEquals(
                1, held.getOrDefault(CountLanes.of(KEY), new SharedCounts()).open());
    }

    /** Words are found by their place: another key's month is not this one's. */
    @Test
    void whatEachChangeCameToGoesToWhomItConcerns() {
        String other = key(true);
        List<MonthCount> months = new ArrayList<>();
        take(KEY, "c1");
        for (String key : List.of(other, KEY)) {
            MonthCount month = new MonthCount(key, 400, key.equals(KEY) ? 7 : 3, 30, 1);
            queues.send(
                    key,
                    new CountChange.Resume(month),
                    (outcome, failure) ->
                            Objects.requireNonNull(outcome).month().ifPresent(months::add));
        }
        answer();
        answer();
        assertEquals(List.of(new MonthCount(other, 400, 3, 30, 1), new MonthCount(KEY, 400, 7, 30, 1)), months);
    }

    @Test
    void allOfAMessageHearThatItFailedAndTheNextOneGoesOut() {
        take(KEY, "c1");
        take(KEY, "c2");
        take(key(true), "c3");
        answer();
        messages.removeFirst().answer().completeExceptionally(new IllegalStateException("gone"));
        assertEquals(
                List.of(
                        "c1 counted",
                        "c2 java.lang.IllegalStateException: gone",
                        "c3 java.lang.IllegalStateException: gone"),
                heard);
        take(KEY, "c4");
        answer();
        assertEquals("c4 counted", heard.getLast());
    }

    @Test
    void whatCannotBeSentIsSaidAndTheNextOneIsTried() {
        CountQueues closed = new CountQueues(
                "n1",
                "1",
                (lane, changes) -> {
                    throw new IllegalStateException("not active");
                },
                Runnable::run);
        for (int call = 1; call <= 2; call++) {
            closed.send(
                    KEY,
                    new CountChange.Hold("c" + call, 1_000),
                    (outcome, failure) -> heard.add(said(outcome, failure)));
        }
        String fault = "java.lang.IllegalStateException: not active";
        assertEquals(List.of(fault, fault), heard);
    }

    @Test
    void aReplyThatFailsKeepsNothingFromTheOthers() {
        take(KEY, "c1");
        take(KEY, "c2");
        queues.send(KEY, new CountChange.Hold("c3", 1_000), (outcome, failure) -> {
            throw new IllegalStateException("a defect");
        });
        take(KEY, "c4");
        answer();
        answer();
        assertEquals(List.of("c1 counted", "c2 counted", "c4 full"), heard);
        take(KEY, "c5");
        assertEquals(1, messages.size());
    }

    @Test
    void aMessageHasAMost() {
        for (int call = 0; call <= 2 * CountChanges.MOST; call++) {
            take(KEY, "c" + call);
        }
        answer();
        answer();
        assertEquals(1 + CountChanges.MOST, heard.size());
        answer();
        assertEquals(1 + 2 * CountChanges.MOST, heard.size());
        assertEquals(List.of(), messages);
        assertEquals("c" + 2 * CountChanges.MOST + " full", heard.getLast());
    }

    /** Does what a message says, be it late; nobody else does so meanwhile. */
    private void arrives(Message message) {
        message.answer().complete(message.changes().process(new Entry(message.lane())));
    }

    private int open() {
        return held.getOrDefault(CountLanes.of(KEY), new SharedCounts()).open();
    }

    @Test
    void whatIsUnderWayIsSaidAgainAndTheLastTryIsTheAnswer() {
        take(KEY, "c1");
        take(KEY, "c2");
        queues.again();
        Message first = messages.removeFirst();
        arrives(first);
        assertEquals(List.of(), heard);
        answer();
        assertEquals(List.of("c1 counted"), heard);
        answer();
        assertEquals(List.of("c1 counted", "c2 counted"), heard);
        assertEquals(2, open());
        queues.again();
        assertEquals(List.of(), messages);
    }

    /** Nobody would give back what it takes. */
    @Test
    void aFirstTryThatComesLateChangesNothing() {
        take(KEY, "c1");
        queues.again();
        Message late = messages.removeFirst();
        answer();
        queues.send(KEY, new CountChange.GiveBack("c1", 0, 0), (outcome, failure) -> heard.add("c1 gone"));
        answer();
        arrives(late);
        assertEquals(List.of("c1 counted", "c1 gone"), heard);
        assertEquals(0, open());
    }

    /** The second one found no room; when there is some, the first one is still late. */
    @Test
    void aFirstTryIsLateAlsoWhereTheSecondWasRefused() {
        for (int call = 1; call <= LIMIT; call++) {
            take(KEY, "c" + call);
            answer();
        }
        take(KEY, "c4");
        queues.again();
        Message late = messages.removeFirst();
        answer();
        assertEquals("c4 full", heard.getLast());
        queues.send(KEY, new CountChange.GiveBack("c1", 0, 0), (outcome, failure) -> heard.add("c1 gone"));
        answer();
        arrives(late);
        assertEquals("c1 gone", heard.getLast());
        assertEquals(LIMIT - 1, open());
    }

    /** The first may have been done, whatever is said of the second. */
    @Test
    void nothingIsSureAfterASecondTry() {
        take(KEY, "c1");
        queues.again();
        messages.removeFirst();
        messages.removeFirst().answer().completeExceptionally(new SplitBrainProtectionException("few"));
        assertTrue(heard.getFirst().startsWith("c1 java.lang.IllegalStateException: nobody knows"), heard.toString());
    }

    /** A message of a node that has started again is not late, though it is its first. */
    @Test
    void eachStartOfANodeCountsItsMessagesAnew() {
        for (int call = 1; call <= 2; call++) {
            take(KEY, "c" + call);
            answer();
        }
        CountQueues again = new CountQueues("n1", "2", this::submit, Runnable::run);
        again.send(
                KEY,
                new CountChange.GiveBack("c1", 0, 0),
                (outcome, failure) -> heard.add("c1 " + said(outcome, failure)));
        answer();
        assertEquals("c1 counted", heard.getLast());
        assertEquals(1, open());
    }

    @Test
    void whatNobodyHoldsIsForgotten() {
        take(KEY, "c1");
        answer();
        queues.send(KEY, new CountChange.GiveBack("c1", 0, 0), (outcome, failure) -> heard.add("c1 gone"));
        answer();
        assertEquals(
                0, held.getOrDefault(CountLanes.of(KEY), new SharedCounts()).size());
        assertEquals(List.of("c1 counted", "c1 gone"), heard);
    }
}
