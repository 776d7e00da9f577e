package org.tollbridge.core.counter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.plan.WrongPins;
import org.tollbridge.service.port.Errands;

/**
 * Errands done in this node's memory: counts are exact on one node, and answers are immediate. A restart resets all
 * counts, except monthly ones that a {@link MonthFile} keeps. Thread-safe.
 */
public final class LocalErrands implements Errands, WrongPins, MonthCounts, MonthCorrections, LimitCounts {

    private static final int MOST_CALLERS = 100_000;

    private final ServiceClasses classes;
    private final PinHasher pins;
    private final ConcurrentHashMap<String, KeyCounts> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<String>> keysOfCalls = new ConcurrentHashMap<>();
    /** Keys whose monthly count has not been saved yet. */
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private final ConcurrentHashMap<String, WrongTries> wrongPins = new ConcurrentHashMap<>();
    private final LongAdder counted = new LongAdder();
    private final LongAdder full = new LongAdder();
    private final LongAdder wrongPinsLeftOut = new LongAdder();

    /**
     * Creates empty counters.
     *
     * @param classes whose rates apply to calls without a price
     * @param pins checks PINs, on a thread of its own
     */
    public LocalErrands(ServiceClasses classes, PinHasher pins) {
        this.classes = classes;
        this.pins = pins;
    }

    @Override
    public void run(String callId, Errand errand, Consumer<WalkAnswer> answer) {
        switch (errand) {
            case Errand.Count count -> answer.accept(count(callId, count));
            case Errand.Reserve reserve -> answer.accept(reserve(callId, reserve));
            case Errand.Leave leave -> leave(callId, leave.key());
            case Errand.Verify verify -> pins.verify(verify.hashes(), verify.digits(), answer);
            case Errand.Tried tried -> {
                note(tried);
                answer.accept(new WalkAnswer.Done());
            }
        }
    }

    private WalkAnswer count(String callId, Errand.Count count) {
        String key = count.claims().getFirst().key();
        Optional<Claim.Kind> missing = counts.computeIfAbsent(key, name -> new KeyCounts())
                .take(callId, count.claims(), count.at(), Long.MAX_VALUE);
        if (missing.isPresent()) {
            full.increment();
            return new WalkAnswer.Full(missing.get());
        }
        keysOfCalls.merge(callId, List.of(key), LocalErrands::joined);
        counted.increment();
        changed.add(key);
        return new WalkAnswer.Done();
    }

    private WalkAnswer reserve(String callId, Errand.Reserve reserve) {
        return new WalkAnswer.Reserved(counts.computeIfAbsent(reserve.claim().key(), name -> new KeyCounts())
                .reserve(callId, reserve.claim(), reserve.amount()));
    }

    private void leave(String callId, String key) {
        keysOfCalls.computeIfPresent(callId, (id, keys) -> {
            List<String> rest = keys.stream().filter(each -> !each.equals(key)).toList();
            return rest.isEmpty() ? null : rest;
        });
        KeyCounts held = counts.get(key);
        if (held != null) {
            held.giveBack(callId, 0, 0);
        }
    }

    private static List<String> joined(List<String> before, List<String> more) {
        if (before.containsAll(more)) {
            return before;
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }

    @Override
    public void ended(CallRecord record) {
        List<String> keys = keysOfCalls.remove(record.callId());
        if (keys == null) {
            return;
        }
        long cost = cost(record, classes);
        for (String key : keys) {
            KeyCounts held = counts.get(key);
            if (held != null) {
                held.giveBack(record.callId(), record.offeredAt(), cost);
                changed.add(key);
            }
        }
    }

    @Override
    public boolean correct(MonthCorrection correction) {
        KeyCounts held = counts.get(correction.number());
        if (held != null) {
            held.correct(correction.id(), correction.offeredAt(), correction.cost());
            changed.add(correction.number());
        }
        return true;
    }

    /**
     * Returns what the subscriber pays for a whole call, in thousandths of a yuan, rounded up. A call without a price
     * costs the rate of its service class for each begun minute, so that a gap in a tariff does not bypass a cap.
     */
    public static long cost(CallRecord record, ServiceClasses classes) {
        if (record.charge().isPresent()) {
            return Yuan.thousandths(record.wholeCharge().get().subscriber());
        }
        return record.serviceClass()
                .flatMap(classes::find)
                .map(found -> found.tariff().subscriberCost(record.wholeSeconds()))
                .orElse(0L);
    }

    private void note(Errand.Tried tried) {
        String key = key(tried.serviceNumber(), tried.caller());
        if (tried.right()) {
            wrongPins.remove(key);
            return;
        }
        if (wrongPins.size() >= MOST_CALLERS) {
            wrongPins.values().removeIf(tries -> tries.countAt(tried.at()) == 0);
            if (wrongPins.size() >= MOST_CALLERS && !wrongPins.containsKey(key)) {
                wrongPinsLeftOut.increment();
                return;
            }
        }
        wrongPins.compute(key, (caller, before) -> WrongTries.after(before, tried.at(), tried.until()));
    }

    @Override
    public int count(String number, String caller, long now) {
        if (wrongPins.isEmpty()) {
            return 0;
        }
        String key = key(number, caller);
        WrongTries tries = wrongPins.get(key);
        if (tries == null) {
            return 0;
        }
        if (tries.countAt(now) == 0) {
            wrongPins.remove(key, tries);
        }
        return tries.countAt(now);
    }

    private static String key(String number, String caller) {
        return number + "/" + caller;
    }

    @Override
    public List<MonthCount> months() {
        return ofMonths(counts.keySet(), KeyCounts::ofMonths);
    }

    @Override
    public List<MonthCount> changedMonths() {
        List<String> keys = new ArrayList<>(changed);
        // Removed before it is read: a change in between is either read now or found the next time.
        keys.forEach(changed::remove);
        return ofMonths(keys, KeyCounts::ofChangedMonths);
    }

    private List<MonthCount> ofMonths(Collection<String> keys, BiFunction<KeyCounts, String, List<MonthCount>> which) {
        List<MonthCount> months = new ArrayList<>();
        for (String key : keys) {
            KeyCounts held = counts.get(key);
            if (held != null) {
                months.addAll(which.apply(held, key));
            }
        }
        return months;
    }

    @Override
    public void resume(MonthCount saved) {
        counts.computeIfAbsent(saved.key(), name -> new KeyCounts()).resume(saved);
    }

    @Override
    public OptionalLong used(Claim claim) {
        KeyCounts held = counts.get(claim.key());
        return OptionalLong.of(held == null ? 0 : held.count(claim));
    }

    /** Returns the counters so far. */
    public CounterReadings readings() {
        int open = keysOfCalls.values().stream().mapToInt(List::size).sum();
        return new CounterReadings(
                counted.sum(), full.sum(), 0, 0, open, counts.size(), wrongPins.size(), wrongPinsLeftOut.sum());
    }
}
