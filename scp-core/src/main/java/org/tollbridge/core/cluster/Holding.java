package org.tollbridge.core.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.core.cluster.CountChange.Outcome;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.WalkAnswer;

/**
 * What a call holds of one key, as its node knows it: what is wanted, what the counters are known to say, and whether a
 * change is on its way. There is one on its way at the most, so that none overtakes another.
 */
final class Holding {

    /** What this node wants of the counters. */
    private enum Wanted {
        /** Nothing yet: the call is about to ask, and whoever comes by before has nothing to send. */
        NOTHING,
        /** The call is counted if there is room; it waits to be told. */
        ROOM,
        /** The call is counted, for it goes on. */
        HELD,
        /** The call is not counted, for it is over. */
        GONE
    }

    /** What the counters say of the call, as far as is known. */
    private enum Known {
        ABSENT,
        PERHAPS,
        PRESENT
    }

    /** What is to be done after a change has come back. */
    enum Next {
        /** Nothing is left to be done for the call. */
        FORGET,
        /** Nothing, for the moment. */
        REST,
        /** The next change, now. */
        GO_ON,
        /** A change, in a moment. */
        SOON,
        /** A change, when the keeper comes round. */
        LATER
    }

    /**
     * What follows when a change has come back.
     *
     * @param tell tells the call; to be run with no lock held
     */
    record Follow(Next next, Optional<Runnable> tell) {}

    /**
     * For so long one word of a node holds a room for another node's call. Its own node may be back and have said that it
     * is over before that word comes: the room is not to be held for it until no call can last so long. Words are said
     * again every minute.
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
    /** Nothing is left to be done: whoever still knows of it, as the keeper or a timer may, finds nothing to send. */
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
     * Of a call that is about to ask.
     *
     * @param until wall time at which the call is over in any case
     */
    static Holding of(String callId, String key, long until) {
        return new Holding(callId, key, until, true, Wanted.NOTHING, Known.ABSENT);
    }

    /** Of a call that goes on and may be counted or not, as one that was another node's. */
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
     * The call asks for room.
     *
     * @param ends steady time up to which the call may be waiting for the answer
     * @return the answer, if it is known already
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
     * The call is over.
     *
     * @return whether nothing is left to be done for it
     */
    synchronized boolean over(long callOfferedAt, long callCost) {
        if (wanted != Wanted.GONE) {
            wanted = Wanted.GONE;
            offeredAt = callOfferedAt;
            cost = callCost;
        }
        return underWay.isEmpty() && known == Known.ABSENT;
    }

    /** The counters may have lost the call. */
    synchronized void doubt() {
        if (known == Known.PRESENT) {
            known = Known.PERHAPS;
        }
    }

    /** As {@link #doubt}, if the counters have not confirmed the call since this steady time. */
    synchronized void doubtUnlessConfirmed(long since) {
        if (confirmedAt - since < 0) {
            doubt();
        }
    }

    /** Whether the counters do not say yet what they should. */
    synchronized boolean unsettled() {
        return !forgotten && wanted != Wanted.NOTHING && (wanted != Wanted.HELD || known != Known.PRESENT);
    }

    /**
     * The next change to be sent, which is then under way; empty when none is needed, or one is under way.
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

    /** The change was done. */
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
     * The change was not done, or nobody can say.
     *
     * @param sure whether it was certainly not done
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
            // The call goes on without, if its number wants that, and is counted as soon as somebody counts.
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
