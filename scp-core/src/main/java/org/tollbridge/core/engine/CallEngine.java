package org.tollbridge.core.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallLogic;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceNumbers;
import org.tollbridge.service.port.CallGate;
import org.tollbridge.service.port.CallRecords;
import org.tollbridge.service.port.CreditControl;
import org.tollbridge.service.port.Errands;
import org.tollbridge.service.port.SwitchDialogue;

/**
 * Runs the calls of a node: admits them within its limits, passes their events to the service logic one at a time and
 * in order, sends the resulting instructions, and delivers one record per call. It has no thread of its own; a call
 * runs on the threads that deliver its events.
 */
public final class CallEngine implements CallGate {

    /** How long calls that were notified of the stop may take to write their records. */
    private static final Duration LAST_RECORDS = Duration.ofSeconds(2);

    private static final Duration TELL_AGAIN = Duration.ofMillis(100);

    private final EngineSettings settings;
    private final CallLogic logic;
    private final Supplier<ServiceNumbers> numbers;
    private final PlanWorld world;
    private final Errands errands;
    private final CreditControl credit;
    private final CallRecords records;
    private final NodeClock clock;
    private final DeadlineWheel wheel;
    private final DefectLog defects;
    private final Tallies tallies = new Tallies();
    private final Set<OpenCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final String idPrefix;
    private final AtomicLong nextId = new AtomicLong();
    private final Object allEnded = new Object();
    private volatile boolean draining;

    /**
     * Creates an engine.
     *
     * @param numbers supplies the current snapshot of service numbers; called for each event, so it must be fast
     * @param world the environment in which call plans are evaluated
     * @param errands runs the work that calls need outside of service logic
     * @param credit answers credit requests of calls whose logic makes them
     * @param wheel run by its owner for at least as long as calls are open
     */
    public CallEngine(
            EngineSettings settings,
            CallLogic logic,
            Supplier<ServiceNumbers> numbers,
            PlanWorld world,
            Errands errands,
            CreditControl credit,
            CallRecords records,
            NodeClock clock,
            DeadlineWheel wheel) {
        this.settings = settings;
        this.logic = logic;
        this.numbers = numbers;
        this.world = world;
        this.errands = errands;
        this.credit = credit;
        this.records = records;
        this.clock = clock;
        this.wheel = wheel;
        this.defects = new DefectLog(clock);
        // The start time keeps identifiers unique across restarts.
        this.idPrefix = settings.nodeName() + "-" + Long.toString(clock.wallMillis(), Character.MAX_RADIX) + "-";
    }

    @Override
    public Optional<Consumer<CallEvent>> offer(SwitchDialogue dialogue, CallEvent.Offered offered) {
        tallies.offered.increment();
        if (!records.ready()) {
            tallies.refusedNotReady.increment();
            return Optional.empty();
        }
        SwitchProfile profile = dialogue.profile();
        // Counted before draining is checked, so that either the drain sees this call or this call sees the drain.
        int now = open.incrementAndGet();
        if (draining) {
            tallies.refusedDraining.increment();
            leave();
            return Optional.empty();
        }
        if (now > settings.maxOpenCalls()) {
            tallies.refusedFull.increment();
            leave();
            return Optional.empty();
        }
        String id = idPrefix.concat(Long.toString(nextId.incrementAndGet(), Character.MAX_RADIX));
        OpenCall call = new OpenCall(this, id, dialogue, profile, offered);
        calls.add(call);
        call.accept(offered);
        return Optional.of(call);
    }

    /**
     * Stops admitting calls, waits for open calls to end, and notifies the remaining ones that the node is stopping.
     *
     * @param limit how long to wait
     * @return number of calls open at the limit; they are recorded too, unless one of their events is stuck
     */
    public int drain(Duration limit) throws InterruptedException {
        draining = true;
        int left = awaitEnd(limit);
        long end = System.nanoTime() + LAST_RECORDS.toNanos();
        // Repeated, because a call admitted at the last moment may not have been in the set yet.
        for (int still = left; still > 0 && System.nanoTime() < end; still = awaitEnd(TELL_AGAIN)) {
            calls.forEach(call -> call.accept(new CallEvent.NodeStopping()));
        }
        return left;
    }

    /** Ends calls that another node settled while this one was unreachable. */
    public void lose(Set<String> callIds) {
        calls.stream().filter(call -> callIds.contains(call.id())).forEach(OpenCall::lose);
    }

    /** Counts the record of a lost call, either from before the start or from another node. */
    public void settled(CallRecord record) {
        tallies.ended(record);
    }

    /** Returns the counters of the engine. */
    public EngineCounters counters() {
        return tallies.read(open.get());
    }

    private int awaitEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (allEnded) {
            while (open.get() > 0) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                allEnded.wait(left / 1_000_000 + 1);
            }
            return open.get();
        }
    }

    private void leave() {
        if (open.decrementAndGet() == 0 && draining) {
            synchronized (allEnded) {
                allEnded.notifyAll();
            }
        }
    }

    void ended(OpenCall call, CallRecord record) {
        calls.remove(call);
        tallies.ended(record);
        try {
            records.append(record);
        } finally {
            endElsewhere(record);
        }
    }

    private void endElsewhere(CallRecord record) {
        try {
            errands.ended(record);
        } finally {
            try {
                credit.ended(record);
            } finally {
                // Last, so that a caller waiting for calls to end finds their end fully reported.
                leave();
            }
        }
    }

    CallRecords records() {
        return records;
    }

    Errands errands() {
        return errands;
    }

    CreditControl credit() {
        return credit;
    }

    PlanWorld world() {
        return world;
    }

    CallLogic logic() {
        return logic;
    }

    ServiceNumbers numbers() {
        return numbers.get();
    }

    NodeClock clock() {
        return clock;
    }

    DeadlineWheel wheel() {
        return wheel;
    }

    Tallies tallies() {
        return tallies;
    }

    DefectLog defects() {
        return defects;
    }
}
