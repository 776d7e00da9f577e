package org.tollbridge.core.cluster;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.core.cluster.Holding.Follow;
import org.tollbridge.core.counter.CounterReadings;
import org.tollbridge.core.counter.LimitCounts;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.core.counter.MonthCorrections;
import org.tollbridge.core.counter.MonthCount;
import org.tollbridge.core.counter.MonthCounts;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.plan.WrongPins;
import org.tollbridge.service.port.Errands;

/**
 * Errands done by all nodes of a cluster together: a limit applies to all of them. No method waits for another node. If
 * counting is impossible, the answer is {@link WalkAnswer.Silent}; a call that goes on uncounted is counted as soon as
 * possible, regardless of limits. Thread-safe.
 */
public final class ClusterErrands implements Errands, WrongPins, MonthCounts, MonthCorrections, LimitCounts {

    /** Outstanding changes to other members; a call beyond them is answered immediately as not counted. */
    private static final int MOST_UNDER_WAY = 20_000;

    private static final int MONTHS_AT_ONCE = 256;
    private static final int MOST_UNCOUNTED = 10_000;
    private static final long SOON_MILLIS = 20;
    private static final long KEEPER_MILLIS = 500;
    private static final long CONFIRM_MILLIS = 60_000;

    private static final long LAST_WORDS_MILLIS = 3_000;
    private static final long LOOK_MILLIS = 1_000;

    private final ClusterMember member;
    private final ServiceClasses classes;
    private final PinHasher pins;
    private final CallLimits limits;
    private final NodeClock clock;
    private final ConcurrentHashMap<String, List<Holding>> holdings = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, KnownMonths> months = new ConcurrentHashMap<>();
    /** Months whose counts have not been saved yet. */
    private final Set<MonthCount.Id> changed = ConcurrentHashMap.newKeySet();
    /** Months whose counts the other nodes may not know. */
    private final Queue<MonthCount.Id> untold = new ConcurrentLinkedQueue<>();

    /** Corrections that could not be sent; the keeper sends them again. */
    private final Queue<MonthCorrection> uncounted = new ConcurrentLinkedQueue<>();
    /** Number of corrections not known to be counted: these, and those being sent. */
    private final AtomicInteger correcting = new AtomicInteger();

    /** Calls that must not be counted again before their owner is known. */
    private volatile Predicate<String> disputed = callId -> false;

    private final AtomicInteger telling = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder counted = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder silent = new LongAdder();
    private final LongAdder unsure = new LongAdder();

    /**
     * Creates empty errands.
     *
     * @param classes whose rates give the cost of calls
     * @param pins checks PINs, on a thread of its own
     * @param limits how long a call may last, and wait for an errand
     */
    public ClusterErrands(
            ClusterMember member, ServiceClasses classes, PinHasher pins, CallLimits limits, NodeClock clock) {
        this.member = member;
        this.classes = classes;
        this.pins = pins;
        this.limits = limits;
        this.clock = clock;
        member.keepEvery(KEEPER_MILLIS, this::keep);
        member.onLoss(this::doubtAll);
        member.onMembers(this::keep);
    }

    @Override
    public void run(String callId, Errand errand, Consumer<WalkAnswer> answer) {
        switch (errand) {
            case Errand.Count count -> count(callId, count, answer);
            case Errand.Reserve reserve -> reserve(callId, reserve, answer);
            case Errand.Leave leave ->
                holdings.getOrDefault(callId, List.of()).stream()
                        .filter(each -> each.key().equals(leave.key()))
                        .forEach(holding -> over(holding, 0, 0));
            case Errand.Verify verify -> pins.verify(verify.hashes(), verify.digits(), answer);
            case Errand.Tried tried ->
                member.pins()
                        .note(
                                key(tried.serviceNumber(), tried.caller()),
                                tried,
                                () -> answer.accept(new WalkAnswer.Done()));
        }
    }

    private void count(String callId, Errand.Count count, Consumer<WalkAnswer> answer) {
        String key = count.claims().getFirst().key();
        Holding holding = holding(callId, key, count.at());
        Consumer<WalkAnswer> tallied = said -> {
            tally(said);
            answer.accept(said);
        };
        Optional<WalkAnswer> known = holding.ask(count, clock.steadyMillis() + limits.errandMillis(), tallied);
        known.ifPresentOrElse(tallied, () -> drive(holding));
    }

    /** Sent once: each request of a call replaces its reservation. */
    private void reserve(String callId, Errand.Reserve wanted, Consumer<WalkAnswer> answer) {
        String key = wanted.claim().key();
        CountChange change = new CountChange.Reserve(callId, wanted.claim(), wanted.amount());
        member.change(key, change, (outcome, failure) -> {
            if (outcome == null) {
                answer.accept(new WalkAnswer.Silent());
            } else {
                answer.accept(new WalkAnswer.Reserved(outcome.reserved()));
            }
        });
    }

    private void tally(WalkAnswer said) {
        if (said instanceof WalkAnswer.Full) {
            full.increment();
        } else if (said instanceof WalkAnswer.Silent) {
            silent.increment();
        } else {
            counted.increment();
        }
    }

    private Holding holding(String callId, String key, long at) {
        List<Holding> all = holdings.compute(callId, (id, before) -> {
            List<Holding> held = before == null ? List.of() : before;
            if (held.stream().anyMatch(each -> each.key().equals(key))) {
                return held;
            }
            List<Holding> more = new ArrayList<>(held);
            more.add(Holding.of(callId, key, at + limits.ageMillis()));
            return more;
        });
        return all.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    }

    @Override
    public void ended(CallRecord record) {
        List<Holding> held = holdings.get(record.callId());
        if (held == null) {
            return;
        }
        long cost = LocalErrands.cost(record, classes);
        held.forEach(holding -> over(holding, record.offeredAt(), cost));
    }

    private void over(Holding holding, long offeredAt, long cost) {
        if (holding.over(offeredAt, cost)) {
            forget(holding);
        } else {
            drive(holding);
        }
    }

    @Override
    public boolean correct(MonthCorrection correction) {
        if (correcting.incrementAndGet() > MOST_UNCOUNTED) {
            correcting.decrementAndGet();
            return false;
        }
        say(correction);
        return true;
    }

    private void say(MonthCorrection correction) {
        CountChange change = new CountChange.Correct(correction.id(), correction.offeredAt(), correction.cost());
        member.change(correction.number(), change, (outcome, failure) -> {
            if (outcome == null) {
                uncounted.add(correction);
            } else {
                outcome.month().ifPresent(this::learn);
                correcting.decrementAndGet();
            }
        });
    }

    /**
     * Suspends confirmations of calls while they are disputed: another node may have ended such a call, and counted its
     * cost.
     */
    void holdBack(Predicate<String> whileDisputed) {
        disputed = whileDisputed;
    }

    /** Sends outstanding changes without waiting for the next round. */
    void keepSoon() {
        member.later(0, this::keep);
    }

    /** Returns the keys under which a call of this node is counted. */
    List<String> keys(String callId) {
        List<Holding> held = holdings.get(callId);
        return held == null ? List.of() : held.stream().map(Holding::key).toList();
    }

    /**
     * Makes this node the holder of another node's call.
     *
     * @param until wall time at which the call is over in any case
     */
    void adopt(String callId, List<String> keys, long until) {
        holdings.computeIfAbsent(
                callId,
                id -> keys.isEmpty()
                        ? null
                        : keys.stream()
                                .map(key -> Holding.goingOn(id, key, until))
                                .toList());
    }

    /** Returns a call to its own node. */
    void forget(String callId) {
        holdings.remove(callId);
    }

    /** Sends the next change for a call, if none is outstanding. */
    private void drive(Holding holding) {
        Optional<CountChange> change = holding.next(clock.wallMillis());
        if (change.isEmpty()) {
            return;
        }
        if (underWay.get() >= MOST_UNDER_WAY) {
            follow(holding, holding.failed(true, clock.steadyMillis()));
            return;
        }
        underWay.incrementAndGet();
        member.change(holding.key(), change.get(), (outcome, failure) -> {
            underWay.decrementAndGet();
            settle(holding, outcome, failure);
        });
    }

    private void settle(Holding holding, @Nullable Outcome outcome, @Nullable Throwable failure) {
        long now = clock.steadyMillis();
        if (outcome != null) {
            outcome.month().ifPresent(this::learn);
            follow(holding, holding.done(outcome, now));
        } else {
            boolean sure = surelyNotDone(failure);
            if (!sure) {
                unsure.increment();
            }
            follow(holding, holding.failed(sure, now));
        }
    }

    private static boolean surelyNotDone(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return cause instanceof SplitBrainProtectionException || cause instanceof HazelcastInstanceNotActiveException;
    }

    private void follow(Holding holding, Follow follow) {
        switch (follow.next()) {
            case FORGET -> forget(holding);
            case GO_ON -> drive(holding);
            case SOON -> member.later(SOON_MILLIS, () -> drive(holding));
            case REST, LATER -> {
                // The keeper handles those that are not settled.
            }
        }
        follow.tell().ifPresent(Runnable::run);
    }

    private void forget(Holding gone) {
        holdings.computeIfPresent(gone.callId(), (id, held) -> {
            List<Holding> rest =
                    held.stream().filter(each -> !each.equals(gone)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** Sends again what could not be sent, and from time to time what was confirmed long ago. */
    private void keep() {
        long since = clock.steadyMillis() - CONFIRM_MILLIS;
        for (List<Holding> held : holdings.values()) {
            for (Holding holding : held) {
                holding.doubtUnlessConfirmed(since);
                if (holding.unsettled() && underWay.get() < MOST_UNDER_WAY && !disputed.test(holding.callId())) {
                    drive(holding);
                }
            }
        }
        for (int again = uncounted.size(); again > 0; again--) {
            Optional.ofNullable(uncounted.poll()).ifPresent(this::say);
        }
        for (int i = telling.get(); i < MONTHS_AT_ONCE; i++) {
            tellNext();
        }
    }

    /**
     * Handles a possible loss of counts: those of the smaller part of a split cluster, or of two nodes that died at
     * once.
     */
    private void doubtAll() {
        holdings.values().forEach(held -> held.forEach(Holding::doubt));
        months().forEach(count -> untold.add(count.id()));
        keepSoon();
    }

    private void learn(MonthCount count) {
        if (known(count.id()).filter(count::equals).isEmpty()) {
            add(count);
            changed.add(count.id());
        }
    }

    private void add(MonthCount count) {
        months.compute(count.key(), (key, before) -> (before == null ? KnownMonths.NONE : before).with(count));
    }

    private Optional<MonthCount> known(MonthCount.Id id) {
        return Optional.ofNullable(months.get(id.key())).flatMap(all -> all.of(id));
    }

    /** Sends a month to the other nodes, and the next one after that. */
    private void tellNext() {
        telling.incrementAndGet();
        Optional<MonthCount> count = Optional.ofNullable(untold.poll()).flatMap(this::known);
        if (count.isEmpty()) {
            telling.decrementAndGet();
            return;
        }
        MonthCount told = count.get();
        member.change(told.key(), new CountChange.Resume(told), (outcome, failure) -> {
            if (outcome == null) {
                // The keeper sends it again.
                untold.add(told.id());
            } else {
                outcome.month().ifPresent(this::learn);
                tellNext();
            }
            telling.decrementAndGet();
        });
    }

    @Override
    public int count(String number, String caller, long now) {
        return member.pins().count(key(number, caller), now);
    }

    private static String key(String number, String caller) {
        return number + "/" + caller;
    }

    @Override
    public List<MonthCount> months() {
        return months.values().stream().flatMap(all -> all.counts().stream()).toList();
    }

    @Override
    public List<MonthCount> changedMonths() {
        List<MonthCount> counts = new ArrayList<>();
        // Removed before it is read: a change in between is either read now or found the next time.
        for (MonthCount.Id id : List.copyOf(changed)) {
            changed.remove(id);
            known(id).ifPresent(counts::add);
        }
        return counts;
    }

    @Override
    public void resume(MonthCount saved) {
        add(saved);
        untold.add(saved.id());
    }

    @Override
    public OptionalLong used(Claim claim) {
        return member.used(claim, LOOK_MILLIS);
    }

    /**
     * Returns the counters of this node's calls so far; keys are those of this node's share, wrong PINs those of the
     * cluster.
     */
    public CounterReadings readings() {
        int open = holdings.values().stream().mapToInt(Collection::size).sum();
        return new CounterReadings(
                counted.sum(),
                full.sum(),
                silent.sum(),
                unsure.sum(),
                open,
                member.ownedKeys(),
                member.pins().size(),
                member.pins().leftOut());
    }

    /** Waits, at most a few seconds, until the other nodes know everything they should. */
    public void awaitSettled() {
        long limit = clock.steadyMillis() + LAST_WORDS_MILLIS;
        try {
            while (!settled() && clock.steadyMillis() - limit < 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether nothing remains to be sent to the counters. */
    boolean settled() {
        return untold.isEmpty()
                && telling.get() == 0
                && correcting.get() == 0
                && holdings.values().stream().flatMap(Collection::stream).noneMatch(Holding::unsettled);
    }
}
