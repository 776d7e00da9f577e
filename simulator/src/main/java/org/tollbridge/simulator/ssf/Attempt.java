package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.Q850;

/** One attempt to reach a destination and the conversation that may follow, in call time. */
final class Attempt {
    private final Optional<IsupNumber> destination;
    private final PartyScript party;
    private final Duration since;

    private Duration ringing = Duration.ZERO;
    private Optional<Duration> answered = Optional.empty();
    private Duration connected = Duration.ZERO;

    private Attempt(Optional<IsupNumber> destination, PartyScript party, Duration since) {
        this.destination = destination;
        this.party = party;
        this.since = since;
    }

    /** The state before any destination was tried. */
    static Attempt none(CallScript script) {
        return new Attempt(Optional.empty(), script.otherwise(), Duration.ZERO);
    }

    static Attempt at(IsupNumber number, PartyScript party, Duration now) {
        return new Attempt(Optional.of(number), party, now);
    }

    PartyScript party() {
        return party;
    }

    void fails(Duration now) {
        ringing = now.minus(since);
    }

    void isAnswered(Duration now) {
        ringing = now.minus(since);
        answered = Optional.of(now);
    }

    /** Ends the conversation, if there is one in progress. */
    void ends(Duration now) {
        answered.ifPresent(from -> connected = now.minus(from));
        answered = Optional.empty();
    }

    /** The duration of the ended conversation; zero if there was none. */
    Duration connected() {
        return connected;
    }

    /** The facts of a conversation in progress. */
    Reports.Facts running(Duration now) {
        return new Reports.Facts(
                ringing, answered.map(now::minus).orElse(connected), destination, Q850.NORMAL_CALL_CLEARING, false);
    }

    Reports.Facts facts(int cause, boolean callEnded) {
        return new Reports.Facts(ringing, connected, destination, cause, callEnded);
    }
}
