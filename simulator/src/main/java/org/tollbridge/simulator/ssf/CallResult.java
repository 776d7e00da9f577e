package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Operation;

/**
 * What became of a call, as its switch saw it.
 *
 * @param destinations digits that the SCP connected the call to, in order
 * @param talked how long the conversation was; zero when there was none
 * @param releaseCause Q.850 cause that ended the call, where there was one
 * @param charges what the SCP told the switch to charge, in order
 * @param operations the SCP's operations, in order
 * @param announcements what the caller heard, in order: message identifiers with their variable parts
 * @param digits what was collected from the caller, in order; B is *, C is #
 * @param messages every message of the dialogue
 * @param violations what the SCP did that the state of the SSF does not allow, in words; a right SCP has none
 */
public record CallResult(
        CallScript script,
        Outcome outcome,
        List<String> destinations,
        Duration talked,
        OptionalInt releaseCause,
        List<Charge> charges,
        List<Operation> operations,
        List<String> announcements,
        List<String> digits,
        List<ExchangedMessage> messages,
        List<String> violations) {

    public CallResult {
        destinations = List.copyOf(destinations);
        charges = List.copyOf(charges);
        operations = List.copyOf(operations);
        announcements = List.copyOf(announcements);
        digits = List.copyOf(digits);
        messages = List.copyOf(messages);
        violations = List.copyOf(violations);
    }

    /** How a call ended. */
    public enum Outcome {
        ANSWERED,
        BUSY,
        NO_ANSWER,
        ROUTE_FAILURE,
        ABANDONED,
        /** The SCP released it before any destination was tried. */
        RELEASED,
        /** Aborted, left without an instruction until Tssf ran out, or never answered by the SCP. */
        FAILED
    }

    /**
     * One charging operation.
     *
     * @param octets the network-specific octets
     * @param partyToCharge leg, where the operation names one
     */
    public record Charge(Operation operation, Octets octets, OptionalInt partyToCharge) {}

    /** One message of a dialogue, whole. */
    public record ExchangedMessage(Instant at, boolean fromScp, Octets m3ua) {}

    /** The last destination tried. */
    public Optional<String> destination() {
        return destinations.isEmpty() ? Optional.empty() : Optional.of(destinations.get(destinations.size() - 1));
    }

    /** A call that nothing is known of. */
    public static CallResult failed(CallScript script) {
        return new CallResult(
                script,
                Outcome.FAILED,
                List.of(),
                Duration.ZERO,
                OptionalInt.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
