package org.tollbridge.core.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.cluster.CountChange.Outcome;

/**
 * Sends this node's changes of counts: of each lane ({@link CountLanes}) one message at a time, and what comes meanwhile
 * together in the next, in the order in which it came. A change waits for nothing where its lane is quiet; the more there
 * is to say, the more of it costs one message and one backup. Safe for any thread.
 */
final class CountQueues {

    /** Who is told what became of a change: one of both is there. */
    @FunctionalInterface
    interface Reply {
        void settle(@Nullable Outcome outcome, @Nullable Throwable failure);
    }

    private static final Logger LOG = LoggerFactory.getLogger(CountQueues.class);

    private record Waiting(CountChanges.One one, Reply reply) {}

    private final BiFunction<Integer, CountChanges, CompletionStage<long[]>> way;
    private final Executor answers;
    /** What waits behind a message that is under way, by its lane. */
    private final ConcurrentHashMap<Integer, Deque<Waiting>> queues = new ConcurrentHashMap<>();

    /**
     * Sends by a way.
     *
     * @param way sends changes of the counts of a lane
     * @param answers runs what follows an answer
     */
    CountQueues(BiFunction<Integer, CountChanges, CompletionStage<long[]>> way, Executor answers) {
        this.way = way;
        this.answers = answers;
    }

    /** Sends a change of a key, now or with the next message. */
    void send(String key, CountChange change, Reply reply) {
        int lane = CountLanes.of(key);
        Waiting own = new Waiting(new CountChanges.One(key, change), reply);
        List<Waiting> now = new ArrayList<>(1);
        queues.compute(lane, (same, queue) -> {
            if (queue == null) {
                now.add(own);
                return new ArrayDeque<>();
            }
            queue.add(own);
            return queue;
        });
        send(lane, now);
    }

    private void send(int lane, List<Waiting> now) {
        if (now.isEmpty()) {
            return;
        }
        CompletionStage<long[]> outcome;
        try {
            outcome = way.apply(
                    lane, new CountChanges(now.stream().map(Waiting::one).toList()));
        } catch (RuntimeException | Error e) {
            // Not from here: what waits could be as much as this thread's stack cannot hold.
            answers.execute(() -> settle(lane, now, null, e));
            return;
        }
        CompletionStage<long[]> unused =
                outcome.whenCompleteAsync((words, failure) -> settle(lane, now, words, failure), answers);
    }

    private void settle(int lane, List<Waiting> sent, long @Nullable [] words, @Nullable Throwable failure) {
        send(lane, next(lane));
        for (int i = 0; i < sent.size(); i++) {
            String key = sent.get(i).one().key();
            Reply reply = sent.get(i).reply();
            try {
                if (words == null) {
                    reply.settle(null, failure);
                } else if (Outcome.isDefect(words, i * Outcome.WORDS)) {
                    reply.settle(null, new IllegalStateException("a count of " + key + " could not be changed"));
                } else {
                    reply.settle(Outcome.of(key, words, i * Outcome.WORDS), null);
                }
            } catch (RuntimeException | Error e) {
                // The others of this message are to hear all the same.
                LOG.error("What became of a count of {} could not be told", key, e);
            }
        }
    }

    private List<Waiting> next(int lane) {
        List<Waiting> next = new ArrayList<>();
        queues.computeIfPresent(lane, (same, queue) -> {
            while (next.size() < CountChanges.MOST && !queue.isEmpty()) {
                next.add(queue.remove());
            }
            return next.isEmpty() ? null : queue;
        });
        return next;
    }
}
