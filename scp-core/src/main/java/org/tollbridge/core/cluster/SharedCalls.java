package org.tollbridge.core.cluster;

import com.hazelcast.cluster.Member;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;
import org.tollbridge.service.port.SwitchDialogue;

/**
 * Keeps a copy of each open call in another node's memory. A thread of its own sends copies in bundles; threads that
 * deliver calls never wait. If another node may have a copy of a call, the call's record is written only after that
 * node has dropped it, so that no call can have two records; until then it is kept in the journal as its own stand-in.
 */
final class SharedCalls implements CallRecords {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCalls.class);
    private static final int BUNDLE_OCTETS = 256 * 1_024;
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long ANSWER_SECONDS = 5;
    private static final long LAST_WORDS_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final ClusterMember member;
    private final Journal journal;
    private final Predicate<CallRecord> wanted;
    private final Function<String, List<String>> keys;
    private final ConcurrentHashMap<String, SharedCall> calls = new ConcurrentHashMap<>();
    private final Queue<SharedCall> toSay = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUNDLE_OCTETS);
    private final Thread thread = Thread.ofPlatform().name("copies").daemon().unstarted(this::run);
    private final LongAdder copied = new LongAdder();
    private final LongAdder settledElsewhere = new LongAdder();
    private volatile Consumer<Set<String>> losses = ids -> {};
    private volatile Runnable agreement = () -> {};
    private volatile boolean idle;
    /** Other nodes may have taken over calls since the place of the copies was set. */
    private volatile boolean doubted;
    /** Whether the ownership of all this node's calls is known. */
    private volatile boolean agreed;

    private volatile boolean closing;
    private volatile long closedAt;
    private Optional<Session> session = Optional.empty();
    private long sessions;
    private boolean failing;

    /** A period in which the calls are copied to one node, until that fails. */
    private record Session(String name, Member keeper) {}

    /**
     * @param wanted whether a call must be copied
     * @param keys under which a call is counted
     */
    SharedCalls(
            ClusterMember member, Journal journal, Predicate<CallRecord> wanted, Function<String, List<String>> keys) {
        this.member = member;
        this.journal = journal;
        this.wanted = wanted;
        this.keys = keys;
    }

    /**
     * Starts copying.
     *
     * @param lose ends calls whose record another node has written
     * @param agree run whenever the owner of all calls is known, on a thread that must not be blocked
     */
    void start(Consumer<Set<String>> lose, Runnable agree) {
        losses = lose;
        agreement = agree;
        thread.start();
    }

    /**
     * Notes that this node may have been unreachable: it determines which calls are still its own, and sends new
     * copies.
     */
    void doubt() {
        doubted = true;
        LockSupport.unpark(thread);
    }

    /** Returns whether another node may own a call, or have settled it, as far as known. */
    boolean isDisputed(String callId) {
        SharedCall call = calls.get(callId);
        return call != null && call.isSent() && (doubted || !agreed);
    }

    @Override
    public void standIn(CallRecord record) {
        journal.standIn(record);
    }

    @Override
    public void standIn(CallRecord record, SwitchDialogue dialogue) {
        journal.standIn(record);
        if (wanted.test(record)) {
            SharedCall call = calls.computeIfAbsent(record.callId(), id -> new SharedCall(record, dialogue));
            if (call.changed(record)) {
                toSay.add(call);
                wake();
            }
        }
    }

    private void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void append(CallRecord record) {
        SharedCall call = calls.get(record.callId());
        if (call == null || !record.isEnd()) {
            journal.append(record);
            return;
        }
        // First, because the record may be written before this thread continues.
        journal.standIn(record);
        switch (call.over(record)) {
            case WRITE -> write(record);
            case DROP -> drop(record.callId());
            case WAIT -> {}
            case SAY -> {
                toSay.add(call);
                wake();
            }
        }
    }

    private void write(CallRecord record) {
        calls.remove(record.callId());
        journal.append(record);
    }

    private void drop(String callId) {
        calls.remove(callId);
        journal.forget(callId);
    }

    @Override
    public boolean ready() {
        return journal.ready();
    }

    /** Returns the number of calls queued for sending. */
    int waiting() {
        return toSay.size();
    }

    /** Returns the number of copies sent so far. */
    long copied() {
        return copied.sum();
    }

    /** Returns the number of this node's calls that another one has settled. */
    long settledElsewhere() {
        return settledElsewhere.sum();
    }

    private void run() {
        while (!closing || isWaitedFor()) {
            try {
                if (doubted) {
                    session = Optional.empty();
                    agreed = false;
                    doubted = false;
                }
                if (session.isEmpty()) {
                    // There may be no keeper for a long time: calls that are done must not stay queued for as long as
                    // that lasts.
                    toSay.removeIf(SharedCall::isDone);
                }
                if (session.isEmpty() && !begin()) {
                    LockSupport.parkNanos(this, RETRY_NANOS);
                } else if (toSay.isEmpty()) {
                    rest();
                } else {
                    LockSupport.parkNanos(this, GATHER_NANOS);
                    say(false);
                }
            } catch (RuntimeException | Error e) {
                fail(e);
                LockSupport.parkNanos(this, RETRY_NANOS);
            }
        }
    }

    private void rest() {
        idle = true;
        if (toSay.isEmpty() && !closing && !doubted) {
            LockSupport.park(this);
        }
        idle = false;
    }

    private boolean isWaitedFor() {
        return System.nanoTime() - closedAt < LAST_WORDS_NANOS
                && calls.values().stream().anyMatch(SharedCall::isOver);
    }

    private void fail(Throwable failure) {
        session = Optional.empty();
        agreed = false;
        if (!failing && !closing) {
            failing = true;
            LOG.warn("open calls currently have no copies on another node: {}", ClusterFault.of(failure));
        }
    }

    /**
     * Finds a node to keep the copies, and settles what is open from the previous one: once the place of the copies is
     * set, no node can begin to take over a call by an old one.
     */
    private boolean begin() {
        Optional<Member> keeper = closing ? Optional.empty() : member.nodes().keeper();
        if (keeper.isEmpty()) {
            return settleAlone();
        }
        sessions++;
        Session next = new Session(
                member.nodes().owner() + "/" + sessions + "@" + keeper.get().getUuid(), keeper.get());
        member.claims().place(member.nodes().owner(), next.name());
        settleSent();
        session = Optional.of(next);
        boolean taken = say(true);
        if (taken) {
            failing = false;
            LOG.info("copies of open calls are kept by node {}", ClusterNodes.nameOf(keeper.get()));
        }
        return taken;
    }

    /**
     * Settles calls without a keeper for copies: ownership of those that were copied is determined among the present
     * nodes.
     */
    private boolean settleAlone() {
        if (calls.values().stream().anyMatch(SharedCall::isSent)) {
            sessions++;
            member.claims().place(member.nodes().owner(), member.nodes().owner() + "/" + sessions);
            settleSent();
        }
        return false;
    }

    private void settleSent() {
        List<SharedCall> sent =
                calls.values().stream().filter(SharedCall::isSent).toList();
        if (!sent.isEmpty()) {
            settle(sent);
        }
        agreed = true;
        agreement.run();
    }

    private void settle(List<SharedCall> sent) {
        Map<String, String> words = member.claims()
                .step(sent.stream().map(SharedCall::callId).toList(), CallClaim.of(CallClaim.Step.OWN, member.name()));
        Set<String> lost = new HashSet<>();
        for (SharedCall call : sent) {
            boolean settled = CallClaim.isSettled(words.getOrDefault(call.callId(), CallClaim.NOBODY));
            Optional<CallRecord> waiting = settled ? call.lost() : call.finish();
            if (settled) {
                settledElsewhere.increment();
            }
            if (waiting.isPresent()) {
                if (settled) {
                    drop(call.callId());
                } else {
                    write(waiting.get());
                }
            } else if (settled) {
                lost.add(call.callId());
            } else if (call.forgotten()) {
                toSay.add(call);
            }
        }
        if (!lost.isEmpty()) {
            LOG.warn("{} calls were settled by another node while this one was unreachable", lost.size());
            losses.accept(lost);
        }
    }

    /** Sends as much as a bundle takes; returns whether it was accepted. */
    private boolean say(boolean first) {
        Session now = session.orElseThrow();
        buffer.clear();
        List<SharedCall> over = new ArrayList<>();
        int said = 0;
        for (SharedCall call = toSay.peek(); call != null && put(call, over); call = toSay.peek()) {
            toSay.remove();
            said++;
        }
        byte[] octets = Arrays.copyOf(buffer.array(), buffer.position());
        try {
            boolean taken = member.keep(
                            now.keeper(), new CopyBundle(member.nodes().owner(), now.name(), first, octets))
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (!taken) {
                fail(new IllegalStateException("node " + ClusterNodes.nameOf(now.keeper()) + " takes them no more"));
                return false;
            }
        } catch (ExecutionException | TimeoutException e) {
            fail(e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        copied.add(said - over.size());
        over.forEach(call -> call.finish().ifPresent(this::write));
        return true;
    }

    /** Writes the state of a call to the bundle; returns whether there was room. */
    private boolean put(SharedCall call, List<SharedCall> over) {
        boolean before = call.isSent();
        Optional<SharedCall.Saying> saying = call.say();
        if (saying.isEmpty()) {
            return true;
        }
        CallRecord latest = saying.get().latest();
        if (saying.get().over()) {
            if (!CopyForm.over(latest.callId(), buffer)) {
                call.unsaid();
                return false;
            }
            over.add(call);
            return true;
        }
        Optional<String> handle = call.dialogue().handle();
        if (handle.isEmpty()) {
            call.unspeakable(before);
        } else if (!CopyForm.changed(new CopyForm.Copy(latest, handle.get(), keys.apply(latest.callId())), buffer)) {
            if (buffer.position() > 0) {
                call.unsaid();
                return false;
            }
            // A call that does not fit an empty bundle has no copy.
            call.unspeakable(before);
        }
        return true;
    }

    /** Waits, at most a few seconds, until waiting records are written. */
    void close() {
        closedAt = System.nanoTime();
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(2 * LAST_WORDS_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
