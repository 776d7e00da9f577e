package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Operation;

/**
 * The result of a call, as seen by its switch.
 *
 * @param destinations digits of the destinations that the SCP connected the call to, in order
 * @param talked the duration of the conversation; zero if there was none
 * @param releaseCause Q.850 cause that ended the call, if there was one
 * @param charges the SCP's charging operations, in order
 * @param operations the SCP's operations, in order
 * @param announcements what the caller heard, in order: message identifiers with their variable parts
 * @param digits the digits collected from the caller, in order; B is *, C is #
 * @param messages every message of the dialogue
 * @param violations actions of the SCP that the state of the SSF does not allow, in words; none for a correct SCP
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
        /** Aborted, left without instructions until Tssf expired, or never answered by the SCP. */
        FAILED
    }

    /**
     * One charging operation.
     *
     * @param octets the network-specific octets
     * @param partyToCharge the leg, if the operation names one
     */
    public record Charge(Operation operation, Octets octets, OptionalInt partyToCharge) {}

    /** One whole message of a dialogue. */
    public record ExchangedMessage(Instant at, boolean fromScp, Octets m3ua) {}

    /** The last destination tried. */
    public Optional<String> destination() {
        return destinations.isEmpty() ? Optional.empty() : Optional.of(destinations.get(destinations.size() - 1));
    }

    /** The result of a call about which nothing is known. */
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
