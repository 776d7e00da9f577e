package org.tollbridge.core.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.WalkAnswer;

/**
 * What a call holds of one key, as its node knows it: the wanted state, the known state of the counters, and whether a
 * change is outstanding. At most one is outstanding, so that none overtakes another.
 */
final class Holding {

    /** The state that this node wants in the counters. */
    private enum Wanted {
        /** Nothing yet: the call is about to ask, and a thread that comes earlier has nothing to send. */
        NOTHING,
        /** The call is counted if there is room, and waits for the answer. */
        ROOM,
        /** The call is counted, because it goes on. */
        HELD,
        /** The call is not counted, because it is over. */
        GONE
    }

    /** The state of the call in the counters, as far as known. */
    private enum Known {
        ABSENT,
        PERHAPS,
        PRESENT
    }

    /** What to do after the result of a change. */
    enum Next {
        /** Nothing more for this call. */
        FORGET,
        /** Nothing for now. */
        REST,
        /** Send the next change now. */
        GO_ON,
        /** Send a change in a moment. */
        SOON,
        /** Send a change in the keeper's next round. */
        LATER
    }

    /**
     * Consequence of the result of a change.
     *
     * @param tell notifies the call; must be run without a lock
     */
    record Follow(Next next, Optional<Runnable> tell) {}

    /**
     * How long one message of a node holds a place for another node's call. The call's own node may have rejoined and
     * reported the end before that message arrives: the place must not be held until the age limit of calls. Messages
     * are repeated every minute.
     */
    static final long LEASE_MILLIS = 300_000;

    private final String callId;
    private final String key;
    private final long until;
    private final boolean ours;
    private List<Claim> claims = List.of();
    private long at;
    private long patienceEnds;
    private Optional<Consumer<WalkAnswer>> answer = Optional.empty();
    private Wanted wanted;
    private Known known;
    private Optional<Wanted> underWay = Optional.empty();
    private long offeredAt;
    private long cost;
    private long confirmedAt;
    /** Nothing more to do: a thread that still refers to it, such as the keeper or a timer, finds nothing to send. */
    private boolean forgotten;

    private Holding(String callId, String key, long until, boolean ours, Wanted wanted, Known known) {
        this.callId = callId;
        this.key = key;
        this.until = until;
        this.ours = ours;
        this.wanted = wanted;
        this.known = known;
    }

    /**
     * Creates the holding of a call that is about to ask.
     *
     * @param until wall time at which the call is over in any case
     */
    static Holding of(String callId, String key, long until) {
        return new Holding(callId, key, until, true, Wanted.NOTHING, Known.ABSENT);
    }

    /**
     * Creates the holding of a call that goes on and may or may not be counted, such as one taken over from another
     * node.
     */
    static Holding goingOn(String callId, String key, long until) {
        return new Holding(callId, key, until, false, Wanted.HELD, Known.PERHAPS);
    }

    String callId() {
        return callId;
    }

    String key() {
        return key;
    }

    /**
     * Requests a place for the call.
     *
     * @param ends steady time until which the call may wait for the answer
     * @return the answer, if already known
     */
    synchronized Optional<WalkAnswer> ask(Errand.Count count, long ends, Consumer<WalkAnswer> told) {
        if (wanted == Wanted.HELD && known == Known.PRESENT) {
            return Optional.of(new WalkAnswer.Done());
        }
        if (wanted == Wanted.GONE) {
            return Optional.of(new WalkAnswer.Silent());
        }
        claims = count.claims();
        at = count.at();
        patienceEnds = ends;
        answer = Optional.of(told);
        wanted = Wanted.ROOM;
        return Optional.empty();
    }

    /**
     * Ends the call.
     *
     * @return whether nothing more is to be done for it
     */
    synchronized boolean over(long callOfferedAt, long callCost) {
        if (wanted != Wanted.GONE) {
            wanted = Wanted.GONE;
            offeredAt = callOfferedAt;
            cost = callCost;
        }
        return underWay.isEmpty() && known == Known.ABSENT;
    }

    /** Notes that the counters may have lost the call. */
    synchronized void doubt() {
        if (known == Known.PRESENT) {
            known = Known.PERHAPS;
        }
    }

    /** Like {@link #doubt}, if the counters have not confirmed the call since this steady time. */
    synchronized void doubtUnlessConfirmed(long since) {
        if (confirmedAt - since < 0) {
            doubt();
        }
    }

    /** Returns whether the counters do not have the wanted state yet. */
    synchronized boolean unsettled() {
        return !forgotten && wanted != Wanted.NOTHING && (wanted != Wanted.HELD || known != Known.PRESENT);
    }

    /**
     * Returns the next change to send, which is then outstanding; empty when none is needed, or one is outstanding.
     *
     * @param now wall time
     */
    synchronized Optional<CountChange> next(long now) {
        if (!unsettled() || underWay.isPresent()) {
            return Optional.empty();
        }
        underWay = Optional.of(wanted);
        return switch (wanted) {
            case NOTHING -> Optional.empty();
            case ROOM -> Optional.of(new CountChange.Take(callId, claims, at, until));
            case HELD -> Optional.of(new CountChange.Hold(callId, ours ? until : Math.min(until, now + LEASE_MILLIS)));
            case GONE -> Optional.of(new CountChange.GiveBack(callId, offeredAt, cost));
        };
    }

    /** Handles the result of a change that was made. */
    synchronized Follow done(Outcome outcome, long now) {
        Wanted sent = underWay.orElseThrow();
        underWay = Optional.empty();
        confirmedAt = now;
        known = sent == Wanted.GONE || outcome.full().isPresent() ? Known.ABSENT : Known.PRESENT;
        WalkAnswer said = outcome.full().<WalkAnswer>map(WalkAnswer.Full::new).orElseGet(WalkAnswer.Done::new);
        Optional<Runnable> tell = sent == Wanted.ROOM ? answered(said) : Optional.empty();
        if (known == Known.ABSENT && wanted != Wanted.HELD && wanted == sent) {
            forgotten = true;
            return new Follow(Next.FORGET, tell);
        }
        if (wanted == sent) {
            wanted = Wanted.HELD;
            return new Follow(Next.REST, tell);
        }
        forgotten = wanted == Wanted.GONE && known == Known.ABSENT;
        return new Follow(forgotten ? Next.FORGET : Next.GO_ON, tell);
    }

    /**
     * Handles a change that failed, or whose outcome is unknown.
     *
     * @param sure whether it was certainly not made
     * @param now steady time
     */
    synchronized Follow failed(boolean sure, long now) {
        Wanted sent = underWay.orElseThrow();
        underWay = Optional.empty();
        if (!sure) {
            known = Known.PERHAPS;
        }
        if (wanted == Wanted.GONE) {
            forgotten = known == Known.ABSENT;
            return new Follow(forgotten ? Next.FORGET : Next.LATER, answered(new WalkAnswer.Silent()));
        }
        if (wanted == Wanted.ROOM && sent == Wanted.ROOM) {
            if (known == Known.PERHAPS && now - patienceEnds < 0) {
                return new Follow(Next.SOON, Optional.empty());
            }
            // The call goes on uncounted, if its number allows that, and is counted as soon as possible.
            wanted = Wanted.HELD;
            return new Follow(Next.LATER, answered(new WalkAnswer.Silent()));
        }
        return new Follow(wanted == sent ? Next.LATER : Next.GO_ON, Optional.empty());
    }

    private Optional<Runnable> answered(WalkAnswer said) {
        Optional<Consumer<WalkAnswer>> waiting = answer;
        answer = Optional.empty();
        return waiting.map(told -> () -> told.accept(said));
    }
}
