package org.tollbridge.core.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
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

    /**
     * What goes to a lane.
     *
     * @param again whether the same was sent before, with an earlier number
     */
    private record Message(Lane lane, MessageNumber number, List<Waiting> changes, boolean again) {

        CountChanges content() {
            return new CountChanges(number, changes.stream().map(Waiting::one).toList());
        }
    }

    private final BiFunction<Integer, CountChanges, CompletionStage<long[]>> way;
    private final Executor answers;
    private final List<Lane> lanes;

    /**
     * Sends by a way.
     *
     * @param node this node's name
     * @param run which start of the node this is
     * @param way sends changes of the counts of a lane
     * @param answers runs what follows an answer
     */
    CountQueues(
            String node, String run, BiFunction<Integer, CountChanges, CompletionStage<long[]>> way, Executor answers) {
        this.way = way;
        this.answers = answers;
        MessageNumber none = new MessageNumber(node, run, 0);
        this.lanes = IntStream.range(0, CountLanes.COUNT)
                .mapToObj(index -> new Lane(index, none))
                .toList();
    }

    /** Sends a change of a key, now or with the next message. */
    void send(String key, CountChange change, Reply reply) {
        lanes.get(CountLanes.of(key))
                .add(new Waiting(new CountChanges.One(key, change), reply))
                .ifPresent(this::send);
    }

    /**
     * Sends what is under way once more: a member is gone, and what waits for its word would wait until it is given up.
     * The last try of a message is the one that counts: one before it that comes after it is known by its number, and
     * changes nothing.
     */
    void again() {
        lanes.forEach(lane -> lane.again().ifPresent(this::send));
    }

    private void send(Message message) {
        CompletionStage<long[]> outcome;
        try {
            outcome = way.apply(message.lane().index, message.content());
        } catch (RuntimeException | Error e) {
            // Not from here: what waits could be as much as this thread's stack cannot hold.
            answers.execute(() -> settle(message, null, e));
            return;
        }
        CompletionStage<long[]> unused =
                outcome.whenCompleteAsync((words, failure) -> settle(message, words, failure), answers);
    }

    private void settle(Message message, long @Nullable [] words, @Nullable Throwable failure) {
        if (!message.lane().isOver(message)) {
            return;
        }
        message.lane().next().ifPresent(this::send);
        for (int i = 0; i < message.changes().size(); i++) {
            String key = message.changes().get(i).one().key();
            Reply reply = message.changes().get(i).reply();
            try {
                if (words == null) {
                    reply.settle(null, message.again() ? unsure(failure) : failure);
                } else if (Outcome.isDefect(words, i * Outcome.WORDS)) {
                    reply.settle(null, new IllegalStateException("a count of " + key + " could not be changed"));
                } else {
                    reply.settle(Outcome.of(key, words, i * Outcome.WORDS), null);
                }
            } catch (RuntimeException | Error e) {
                // The others of this message are to hear all the same.
                LOG.error("The outcome of a count of {} could not be reported", key, e);
            }
        }
    }

    /** Whatever a second try says of itself, the first may have been done. */
    private static Throwable unsure(@Nullable Throwable failure) {
        return new IllegalStateException("nobody knows whether it was done before a member was gone", failure);
    }

    /** What is under way to a lane, and what waits behind it. */
    private static final class Lane {

        private final int index;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        /** Nothing, or what is under way with this number. */
        private List<Waiting> sent = List.of();

        private MessageNumber number;

        /** @param none before the first */
        Lane(int index, MessageNumber none) {
            this.index = index;
            this.number = none;
        }

        /** Takes a change; what is to be sent now. */
        synchronized Optional<Message> add(Waiting change) {
            waiting.add(change);
            return next();
        }

        /** What is to be sent next, which is then under way; empty while something is. */
        synchronized Optional<Message> next() {
            if (!sent.isEmpty() || waiting.isEmpty()) {
                return Optional.empty();
            }
            sent = new ArrayList<>();
            while (sent.size() < CountChanges.MOST && !waiting.isEmpty()) {
                sent.add(waiting.remove());
            }
            number = number.next();
            return Optional.of(new Message(this, number, sent, false));
        }

        /** What is under way, to be sent once more. */
        synchronized Optional<Message> again() {
            if (sent.isEmpty()) {
                return Optional.empty();
            }
            number = number.next();
            return Optional.of(new Message(this, number, sent, true));
        }

        /** Whether the answer to a message is the one that counts; the lane is free then. */
        synchronized boolean isOver(Message message) {
            boolean last = message.number().equals(number);
            if (last) {
                sent = List.of();
            }
            return last;
        }
    }
}
