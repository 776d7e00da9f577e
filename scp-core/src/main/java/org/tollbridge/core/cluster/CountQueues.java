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
 * Sends this node's changes of counts: for each lane ({@link CountLanes}) one message at a time, and everything that
 * arrives meanwhile together in the next one, in order. A change for an idle lane does not wait; under load, more
 * changes share one message and one backup. Thread-safe.
 */
final class CountQueues {

    /** Receives the result of a change: exactly one of both arguments is present. */
    @FunctionalInterface
    interface Reply {
        void settle(@Nullable Outcome outcome, @Nullable Throwable failure);
    }

    private static final Logger LOG = LoggerFactory.getLogger(CountQueues.class);

    private record Waiting(CountChanges.One one, Reply reply) {}

    /**
     * A message to a lane.
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
     * Creates queues.
     *
     * @param node this node's name
     * @param run identifies the start of the node
     * @param way sends changes of the counts of a lane
     * @param answers runs the handling of answers
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
     * Sends outstanding messages again after a member has gone, because waiting for its answer would last until a
     * timeout. Only the last transmission of a message counts: an earlier one that arrives after it is recognised by
     * its number, and changes nothing.
     */
    void again() {
        lanes.forEach(lane -> lane.again().ifPresent(this::send));
    }

    private void send(Message message) {
        CompletionStage<long[]> outcome;
        try {
            outcome = way.apply(message.lane().index, message.content());
        } catch (RuntimeException | Error e) {
            // Not on this thread: handling the whole queue could overflow its stack.
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
                // The other changes of this message must still get their result.
                LOG.error("The outcome of a count of {} could not be reported", key, e);
            }
        }
    }

    /** Whatever a second transmission reports, the first may have been executed. */
    private static Throwable unsure(@Nullable Throwable failure) {
        return new IllegalStateException("nobody knows whether it was done before a member was gone", failure);
    }

    /** The outstanding message to a lane, and the changes queued behind it. */
    private static final class Lane {

        private final int index;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        /** Empty, or the outstanding changes, which have this number. */
        private List<Waiting> sent = List.of();

        private MessageNumber number;

        /** @param none before the first */
        Lane(int index, MessageNumber none) {
            this.index = index;
            this.number = none;
        }

        /** Adds a change; returns the message to send now. */
        synchronized Optional<Message> add(Waiting change) {
            waiting.add(change);
            return next();
        }

        /** Returns the next message, which is then outstanding; empty while another one is. */
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

        /** Returns the outstanding message, to be sent again. */
        synchronized Optional<Message> again() {
            if (sent.isEmpty()) {
                return Optional.empty();
            }
            number = number.next();
            return Optional.of(new Message(this, number, sent, true));
        }

        /** Returns whether the answer belongs to the last transmission, and frees the lane in that case. */
        synchronized boolean isOver(Message message) {
            boolean last = message.number().equals(number);
            if (last) {
                sent = List.of();
            }
            return last;
        }
    }
}
