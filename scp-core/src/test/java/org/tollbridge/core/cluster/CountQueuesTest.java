package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** The counts are where they are, and the test says when a message has its answer. */
class CountQueuesTest {

    private static final String KEY = "4008101234";
    private static final int LIMIT = 3;

    private final Map<String, SharedCounts> held = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final CountQueues queues = new CountQueues(this::submit, Runnable::run);

    /** One that is under way. */
    private record Message(String key, CountChanges changes, CompletableFuture<long[]> answer) {}

    private CompletionStage<long[]> submit(String key, CountChanges changes) {
        Message message = new Message(key, changes, new CompletableFuture<>());
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
        message.answer().complete(message.changes().process(new Entry(message.key())));
    }

    /** As the map of the members has it. */
    private final class Entry implements Map.Entry<String, SharedCounts> {

        private final String key;

        Entry(String key) {
            this.key = key;
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        @SuppressWarnings("NullAway")
        public SharedCounts getValue() {
            return held.get(key);
        }

        @Override
        @SuppressWarnings("NullAway")
        public SharedCounts setValue(SharedCounts value) {
            return value == null ? held.remove(key) : held.put(key, value);
        }
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
    void keysDoNotWaitForEachOther() {
        take(KEY, "c1");
        take("8008101234", "c2");
        assertEquals(2, messages.size());
    }

    @Test
    void allOfAMessageHearThatItFailedAndTheNextOneGoesOut() {
        take(KEY, "c1");
        take(KEY, "c2");
        take(KEY, "c3");
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
                (key, changes) -> {
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

    @Test
    void whatNobodyHoldsIsForgotten() {
        take(KEY, "c1");
        answer();
        queues.send(KEY, new CountChange.GiveBack("c1", 0, 0), (outcome, failure) -> heard.add("c1 gone"));
        answer();
        assertEquals(Map.of(), held);
        assertEquals(List.of("c1 counted", "c1 gone"), heard);
    }
}
