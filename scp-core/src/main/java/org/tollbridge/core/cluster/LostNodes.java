package org.tollbridge.core.cluster;

import com.hazelcast.cluster.Member;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.LostCall;
import org.tollbridge.service.port.LostDialogue;
import org.tollbridge.service.port.LostDialogues;

/**
 * Takes over the calls of a lost node of which this one has copies: continues their dialogues, asks their switch,
 * releases their places and writes their records. All of it runs on a thread of its own, which may wait for other
 * nodes.
 */
final class LostNodes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LostNodes.class);
    private static final long TICK_MILLIS = 50;
    private static final long RETRY_MILLIS = 500;
    /** Largest number of calls about which switches are asked in a tick. */
    private static final int ASKED_AT_ONCE = 100;

    private final ClusterMember member;
    private final HeldCopies copies;
    private final CallSharing.Parts parts;
    private final LostDialogues dialogues;
    private final Consumer<CallRecord> settled;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("lost-calls").daemon().unstarted(task));
    private final Map<String, AdoptedCall> adopted = new LinkedHashMap<>();
    private final Map<String, CallRecord> settling = new HashMap<>();
    /** Calls given back, which is still to be announced. */
    private final Set<String> leaving = new HashSet<>();
    /** The prefix of the transaction ids of each lost node's calls, by the node. */
    private final Map<String, Integer> ranges = new HashMap<>();

    private final LongAdder takenUp = new LongAdder();
    private final LongAdder givenBack = new LongAdder();
    private final Map<AdoptedCall.Known, LongAdder> known = new EnumMap<>(Map.of(
            AdoptedCall.Known.REPORTED, new LongAdder(),
            AdoptedCall.Known.GONE, new LongAdder(),
            AdoptedCall.Known.AGED, new LongAdder()));

    private boolean failing;

    LostNodes(
            ClusterMember member,
            HeldCopies copies,
            CallSharing.Parts parts,
            LostDialogues dialogues,
            Consumer<CallRecord> settled) {
        this.member = member;
        this.copies = copies;
        this.parts = parts;
        this.dialogues = dialogues;
        this.settled = settled;
    }

    void start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(guarded(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        member.nodes().onGone(gone -> later(parts.patienceMillis(), () -> look(gone)));
        member.onMembers(() -> later(0, this::giveBack));
    }

    private void later(long millis, Runnable task) {
        try {
            ScheduledFuture<?> unused = thread.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("stopping");
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // Errors too: an escaped one would silently end the task.
                LOG.error("the calls of a lost node could not be processed", e);
            }
        };
    }

    /** Handles a node that has been gone for a while. */
    private void look(Member gone) {
        if (!member.nodes().isThere(ClusterNodes.ownerOf(gone))) {
            copies.giveAway(ClusterNodes.ownerOf(gone)).ifPresent(kept -> adopt(gone, kept));
        }
    }

    private void adopt(Member gone, HeldCopies.Copies kept) {
        String owner = ClusterNodes.ownerOf(gone);
        if (member.nodes().isThere(owner)) {
            leaving.addAll(kept.calls().keySet());
            return;
        }
        Set<String> ours;
        try {
            ours = claim(ClusterNodes.nameOf(gone), owner, kept);
        } catch (RuntimeException nobodyCounts) {
            LOG.warn("the calls of node {} are waiting: {}", ClusterNodes.nameOf(gone), ClusterFault.of(nobodyCounts));
            later(RETRY_MILLIS, () -> adopt(gone, kept));
            return;
        }
        leaving.removeAll(ours);
        long now = parts.clock().wallMillis();
        kept.calls().forEach((callId, copy) -> {
            if (ours.contains(callId)) {
                alone(callId, () -> takeUp(owner, callId, copy, now));
            }
        });
        if (!ours.isEmpty()) {
            LOG.warn(
                    "node {} is lost; this node continues {} of its open calls",
                    ClusterNodes.nameOf(gone),
                    ours.size());
            ranges.put(owner, ClusterNodes.rangeOf(gone));
            member.tellHeir(ClusterNodes.rangeOf(gone));
        }
    }

    /** Isolates a failure in one call, so that the others are still handled. */
    private static void alone(String callId, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("call {} of a lost node could not be processed", callId, e);
        }
    }

    /** Returns the calls that this node takes over. */
    private Set<String> claim(String name, String owner, HeldCopies.Copies kept) {
        Set<String> ours = new HashSet<>();
        if (!current(owner, kept)) {
            return ours;
        }
        Map<String, String> words = member.claims().step(kept.calls().keySet(), CallClaim.tried(member.name(), name));
        List<String> asked = words.entrySet().stream()
                .filter(word -> CallClaim.isAsked(word.getValue(), member.name()))
                .map(Map.Entry::getKey)
                .toList();
        // Checked again: a node that was briefly unreachable first sets the place of its copies, and then reads the
        // words.
        CallClaim.Step next = current(owner, kept) ? CallClaim.Step.KEEP : CallClaim.Step.LEAVE;
        member.claims().step(asked, CallClaim.of(next, member.name())).forEach((callId, word) -> {
            if (CallClaim.isKept(word, member.name())) {
                ours.add(callId);
            }
        });
        words.forEach((callId, word) -> {
            if (CallClaim.isKept(word, member.name())) {
                ours.add(callId);
            }
        });
        return ours;
    }

    private boolean current(String owner, HeldCopies.Copies kept) {
        return member.claims().place(owner).equals(Optional.of(kept.session()));
    }

    private void takeUp(String owner, String callId, byte[] octets, long now) {
        CopyForm.Copy copy;
        try {
            copy = CopyForm.read(octets);
        } catch (IOException another) {
            LOG.warn(
                    "the copy of call {} cannot be read; the call is left to its node: {}",
                    callId,
                    another.getMessage());
            leaving.add(callId);
            return;
        }
        parts.journal().standIn(copy.record());
        long until = copy.record().offeredAt() + parts.ageMillis();
        parts.errands().adopt(callId, copy.keys(), until);
        LostCall call = LostCall.of(copy.record(), parts.payer().apply(copy.record()));
        takenUp.increment();
        Optional<LostDialogue> dialogue = dialogues.adopt(copy.handle(), news -> later(0, () -> heard(callId, news)));
        if (dialogue.isPresent()) {
            adopted.put(callId, new AdoptedCall(owner, call, dialogue.get(), until, now));
        } else {
            known(AdoptedCall.Known.GONE).increment();
            settle(callId, call);
        }
    }

    private LongAdder known(AdoptedCall.Known how) {
        return Objects.requireNonNull(known.get(how));
    }

    private void heard(String callId, LostDialogue.News news) {
        AdoptedCall call = adopted.get(callId);
        if (call != null && call.heard(news, parts.clock().wallMillis())) {
            over(callId, call);
        }
    }

    private void over(String callId, AdoptedCall call) {
        adopted.remove(callId);
        known(call.known()).increment();
        settle(callId, call.call());
    }

    private void settle(String callId, LostCall call) {
        CallRecord record = parts.price().apply(call.settled());
        parts.journal().standIn(record);
        settling.put(callId, record);
    }

    private void tick() {
        long now = parts.clock().wallMillis();
        Map<String, AdoptedCall> over = new HashMap<>();
        int asked = 0;
        for (Map.Entry<String, AdoptedCall> each : adopted.entrySet()) {
            if (asked < ASKED_AT_ONCE && each.getValue().isDue(now)) {
                asked++;
                alone(each.getKey(), () -> {
                    if (each.getValue().due(now)) {
                        over.put(each.getKey(), each.getValue());
                    }
                });
            }
        }
        over.forEach((callId, call) -> alone(callId, () -> over(callId, call)));
        if (!settling.isEmpty()) {
            settle();
        }
        if (!leaving.isEmpty()) {
            leave();
        }
        ranges.entrySet().removeIf(each -> {
            boolean done =
                    adopted.values().stream().noneMatch(call -> call.owner().equals(each.getKey()));
            if (done) {
                member.dropHeir(each.getValue());
            }
            return done;
        });
    }

    /** Writes the records of calls that are over, unless their node has reclaimed them. */
    private void settle() {
        Map<String, String> words;
        try {
            words = member.claims().step(settling.keySet(), CallClaim.of(CallClaim.Step.SETTLE, member.name()));
        } catch (RuntimeException nobodyCounts) {
            if (!failing) {
                LOG.warn("records of a lost node's calls are waiting: {}", ClusterFault.of(nobodyCounts));
            }
            failing = true;
            return;
        }
        failing = false;
        words.forEach((callId, word) -> {
            CallRecord record = Objects.requireNonNull(settling.remove(callId));
            if (CallClaim.isSettled(word, member.name())) {
                parts.journal().append(record);
                parts.errands().ended(record);
                settled.accept(record);
            } else {
                parts.journal().forget(callId);
                parts.errands().forget(callId);
            }
        });
    }

    /** Announces that calls belong to their node again, which may die before it asks for them. */
    private void leave() {
        try {
            int left = member.claims()
                    .step(leaving, CallClaim.of(CallClaim.Step.LEAVE, member.name()))
                    .size();
            LOG.debug("{} calls left to their node", left);
            leaving.clear();
        } catch (RuntimeException nobodyCounts) {
            LOG.debug("calls are left later", nobodyCounts);
        }
    }

    /** Handles the return of a node that was unreachable but not dead: its calls are its own again. */
    private void giveBack() {
        int before = adopted.size();
        adopted.entrySet().removeIf(each -> {
            boolean back = member.nodes().isThere(each.getValue().owner());
            if (back) {
                each.getValue().dialogue().leave();
                parts.errands().forget(each.getKey());
                parts.journal().forget(each.getKey());
                leaving.add(each.getKey());
            }
            return back;
        });
        givenBack.add(before - adopted.size());
        if (before > adopted.size()) {
            LOG.warn("{} calls were returned to their node, which is back", before - adopted.size());
        }
    }

    /** Returns the counters so far; the arguments are those about copies of this node's own calls. */
    AdoptionReadings readings(long copied, int held, long lost) {
        return new AdoptionReadings(
                copied,
                held,
                adopted.size(),
                takenUp.sum(),
                known(AdoptedCall.Known.REPORTED).sum(),
                known(AdoptedCall.Known.GONE).sum(),
                known(AdoptedCall.Known.AGED).sum(),
                givenBack.sum(),
                lost);
    }

    /** Open calls get their records when this node starts again. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
