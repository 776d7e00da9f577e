package org.tollbridge.core.accounting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.DurableRecords;
import org.tollbridge.core.journal.JournalReader;

/**
 * A window of requests that moves over a journal. Requests go out in journal order to the first reachable server, and
 * are sent again to the next one when that server is lost. Stepped by one thread; readings may be taken, and answers
 * may arrive, on any.
 */
final class AccountingQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountingQueue.class);

    /** Number of records marked in advance as possibly sent. */
    private static final long RESERVE = 1_000;

    private static final long SAVE_MILLIS = 100;
    /** Used in place of a server's index: no server is reachable. */
    private static final int NONE = -1;

    private static final int SUCCESS = 2;
    private static final int PERMANENT = 5;

    /**
     * Result codes of 3xxx that waiting does not cure (RFC 6733, 7.1.3): unsupported command or application, and header
     * or AVP bits that the server does not accept.
     */
    private static final Set<Integer> FOR_EVER = Set.of(3001, 3007, 3008, 3009);

    private final AccountingSettings settings;
    private final Path file;
    private final RefusedRequests refusals;
    private final List<AccountingPeer> peers;
    private final long[] leftAloneUntil;
    private final Runnable wake;
    private final DurableRecords records;
    private final Deque<Request> window = new ArrayDeque<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    /** Records up to this one may have been sent by an earlier process. */
    private final long begunBefore;

    private Position saved;
    private volatile long done;
    private long lastSave;
    private int underWay;
    private int current = NONE;
    private long nextEndToEnd;
    private final LongAdder sent = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    private static final class Request {
        private final long sequence;
        private final AccountingRequest content;
        private final long endToEnd;
        private final boolean last;
        private boolean repeated;
        private boolean sent;
        private boolean over;
        /** Number of transmissions; distinguishes a late failure of a lost server from one of the current server. */
        private int attempt;
        /** Servers that will never accept it. */
        private final Set<Integer> refusedBy = new HashSet<>(0);

        Request(long sequence, AccountingRequest content, long endToEnd, boolean last, boolean repeated) {
            this.sequence = sequence;
            this.content = content;
            this.endToEnd = endToEnd;
            this.last = last;
            this.repeated = repeated;
        }
    }

    private record Answer(Request request, int attempt, int peer, int resultCode) {}

    /**
     * Continues where an earlier queue with the same folder stopped; the first one starts with the records written from
     * now on.
     *
     * @param durable number of the last record of the journal that is on the disk
     * @param peers by preference; at least one
     * @param wake called on any thread when there is a reason for a step
     * @throws IOException when the folder cannot be used
     */
    AccountingQueue(
            AccountingSettings settings, Path journal, LongSupplier durable, List<AccountingPeer> peers, Runnable wake)
            throws IOException {
        Files.createDirectories(settings.folder());
        this.settings = settings;
        this.file = settings.folder().resolve("position");
        this.refusals = new RefusedRequests(settings.folder().resolve("refused.jsonl"));
        this.peers = List.copyOf(peers);
        this.leftAloneUntil = new long[peers.size()];
        Arrays.fill(leftAloneUntil, Long.MIN_VALUE);
        this.wake = wake;
        long written = durable.getAsLong();
        Position found = Position.read(file).orElse(new Position(written, written));
        if (found.done() > written) {
            LOG.warn(
                    "Accounting has processed record {}, but the journal ends at {}; accounting continues from there."
                            + " Was the journal moved away?",
                    found.done(),
                    written);
            found = new Position(written, written);
        }
        this.begunBefore = Math.min(found.begun(), written);
        this.saved = found;
        this.done = found.done();
        found.write(file);
        this.records = new DurableRecords("Accounting", journal, durable, found.done());
    }

    /**
     * Does what can be done now.
     *
     * @param now steady time in milliseconds
     * @return whether anything was done
     * @throws IOException when the disk fails; a later step tries again
     */
    boolean step(long now) throws IOException {
        boolean progress = takeAnswers(now);
        progress |= fill();
        progress |= choose(now);
        progress |= send(now);
        if (done > saved.done() && (now - lastSave >= SAVE_MILLIS || done - saved.done() >= RESERVE)) {
            save(saved.begun(), now);
        }
        return progress;
    }

    /** Returns whether all durable records have been answered. */
    boolean idle() {
        return window.isEmpty() && done >= records.end();
    }

    boolean anyPeerReady() {
        return peers.stream().anyMatch(AccountingPeer::ready);
    }

    AccountingReadings readings() {
        Map<String, Boolean> ready = new LinkedHashMap<>();
        peers.forEach(peer -> ready.put(peer.name(), peer.ready()));
        return new AccountingReadings(
                Math.max(0, records.end() - done),
                sent.sum(),
                repeated.sum(),
                accepted.sum(),
                refused.sum(),
                unanswered.sum(),
                records.damaged(),
                ready);
    }

    private boolean takeAnswers(long now) throws IOException {
        boolean progress = false;
        for (Answer answer = answers.peek(); answer != null; answer = answers.peek()) {
            progress = true;
            take(answer, now);
            // Removed only now: an answer that could not be handled because of a disk fault is handled by a later step.
            answers.remove();
        }
        while (!window.isEmpty() && window.peekFirst().over) {
            Request first = window.removeFirst();
            if (first.last) {
                done = first.sequence;
            }
        }
        return progress;
    }

    private void take(Answer answer, long now) throws IOException {
        Request request = answer.request();
        if (request.over) {
            return;
        }
        int family = answer.resultCode() / 1_000;
        // A late success still counts, because the server has the record; any other late answer is ignored.
        if (family != SUCCESS && (answer.attempt() != request.attempt || !request.sent)) {
            return;
        }
        if (family == SUCCESS) {
            accepted.increment();
            settle(request);
        } else if (family == PERMANENT || (FOR_EVER.contains(answer.resultCode()) && isRefusedByAll(answer))) {
            refuse(answer);
            settle(request);
        } else {
            postpone(answer, now);
        }
    }

    /** Returns whether, with this answer, every reachable server has refused the request for good. */
    private boolean isRefusedByAll(Answer answer) {
        Set<Integer> refusedBy = answer.request().refusedBy;
        refusedBy.add(answer.peer());
        return IntStream.range(0, peers.size())
                .allMatch(peer -> refusedBy.contains(peer) || !peers.get(peer).ready());
    }

    private void settle(Request request) {
        request.over = true;
        if (request.sent) {
            underWay--;
        }
    }

    private void refuse(Answer answer) throws IOException {
        Request request = answer.request();
        String peer = peers.get(answer.peer()).name();
        refusals.add(request.sequence, request.content, peer, answer.resultCode());
        LOG.error(
                "{} permanently refuses the {} of call {} (result code {}); it is recorded in refused.jsonl of {}",
                peer,
                request.content.type(),
                request.content.call().callId(),
                answer.resultCode(),
                settings.folder());
        refused.increment();
    }

    private void postpone(Answer answer, long now) {
        Request request = answer.request();
        if (answer.resultCode() == AccountingPeer.NO_ANSWER) {
            unanswered.increment();
            request.repeated = true;
        }
        leftAloneUntil[answer.peer()] = now + settings.retryMillis();
        request.sent = false;
        underWay--;
        LOG.warn(
                "{} {}; accounting tries again in {} ms",
                peers.get(answer.peer()).name(),
                answer.resultCode() == AccountingPeer.NO_ANSWER
                        ? "did not answer in time"
                        : "answered with result code " + answer.resultCode(),
                settings.retryMillis());
    }

    private boolean fill() throws IOException {
        boolean progress = false;
        while (window.size() < settings.window()) {
            Optional<JournalReader.Written> record = records.next();
            if (record.isEmpty()) {
                break;
            }
            try {
                add(record.get());
            } catch (RuntimeException e) {
                // Stays at the record rather than skip it.
                records.goTo(record.get().sequence() - 1);
                throw e;
            }
            progress = true;
        }
        return progress;
    }

    private void add(JournalReader.Written record) {
        List<AccountingRequest> requests = AccountingRequest.of(record.sequence(), record.record());
        boolean perhapsSent = record.sequence() <= begunBefore;
        for (int each = 1; each <= requests.size(); each++) {
            window.addLast(new Request(
                    record.sequence(), requests.get(each - 1), nextEndToEnd(), each == requests.size(), perhapsSent));
        }
    }

    /** As proposed by RFC 6733, 3: twelve bits of the start time, followed by a counter. */
    private long nextEndToEnd() {
        if (nextEndToEnd == 0) {
            nextEndToEnd = ((System.currentTimeMillis() / 1_000) & 0xfff) << 20;
        }
        nextEndToEnd = (nextEndToEnd + 1) & 0xffff_ffffL;
        return nextEndToEnd;
    }

    /**
     * Selects the server to send to. To keep the order, it returns to a recovered server only when no request is
     * outstanding.
     */
    private boolean choose(long now) {
        int best = NONE;
        for (int peer = 0; peer < peers.size() && best == NONE; peer++) {
            best = usable(peer, now) ? peer : NONE;
        }
        if (best == current || (usable(current, now) && underWay > 0)) {
            return false;
        }
        if (current != NONE && underWay > 0) {
            for (Request request : window) {
                if (request.sent && !request.over) {
                    request.sent = false;
                    request.repeated = true;
                }
            }
            underWay = 0;
        }
        current = best;
        if (best == NONE) {
            LOG.warn("No accounting server is reachable; records wait in the journal");
        } else {
            LOG.info("Accounting requests are sent to {}", peers.get(best).name());
        }
        return true;
    }

    private boolean usable(int peer, long now) {
        return peer != NONE && leftAloneUntil[peer] <= now && peers.get(peer).ready();
    }

    private boolean send(long now) throws IOException {
        // While a preferred server waits for its turn, this one gets nothing new.
        if (current == NONE || betterIsUsable(now)) {
            return false;
        }
        boolean progress = false;
        for (Request request : window) {
            if (request.sent || request.over) {
                continue;
            }
            if (request.sequence > saved.begun()) {
                save(request.sequence + RESERVE, now);
            }
            request.attempt++;
            int attempt = request.attempt;
            int peer = current;
            request.sent = true;
            underWay++;
            if (!gone(request, attempt, peer)) {
                request.sent = false;
                underWay--;
                leftAloneUntil[peer] = now + settings.retryMillis();
                return progress;
            }
            sent.increment();
            if (request.repeated) {
                repeated.increment();
            }
            progress = true;
        }
        return progress;
    }

    private boolean gone(Request request, int attempt, int peer) {
        try {
            return peers.get(peer).send(request.content, request.endToEnd, request.repeated, resultCode -> {
                answers.add(new Answer(request, attempt, peer, resultCode));
                wake.run();
            });
        } catch (RuntimeException e) {
            // It is unknown whether the request was sent.
            request.repeated = true;
            LOG.warn("Requests could not be sent to {}: {}", peers.get(peer).name(), e.toString());
            return false;
        }
    }

    private boolean betterIsUsable(long now) {
        for (int peer = 0; peer < current; peer++) {
            if (usable(peer, now)) {
                return true;
            }
        }
        return false;
    }

    private void save(long begun, long now) throws IOException {
        Position position = new Position(done, begun);
        position.write(file);
        saved = position;
        lastSave = now;
    }

    /** Saves the position. */
    @Override
    public void close() throws IOException {
        records.close();
        // A request that was never sent must not be marked as possibly sent for the next process.
        long begun = window.stream()
                .filter(each -> each.attempt > 0)
                .mapToLong(each -> each.sequence)
                .max()
                .orElse(done);
        // Requests that an earlier process may have sent stay marked, even if this one has not reached them.
        new Position(done, Math.max(begun, begunBefore)).write(file);
    }
}
