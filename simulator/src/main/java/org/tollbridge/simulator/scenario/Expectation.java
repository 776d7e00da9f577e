package org.tollbridge.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.inap.Operation;

/**
 * The expected result of a call. Empty components are not checked; a violation of the SSF's states is always a
 * difference.
 *
 * @param destinations digits of the destinations that the SCP connects the call to, in order
 * @param payer the paying party, in the word of the {@link ChargeReader}
 * @param cause Q.850 cause that ends the call
 * @param operations ASN.1 names of the SCP's operations, in order
 * @param announcements what the caller hears, in order, in the words of {@link CallResult#announcements}
 * @param digits the digits collected from the caller, in order
 */
public record Expectation(
        Optional<Outcome> outcome,
        Optional<List<String>> destinations,
        Optional<String> payer,
        OptionalInt cause,
        Optional<List<String>> operations,
        Optional<List<String>> announcements,
        Optional<List<String>> digits) {

    /** The differences of {@code result}, one line each; empty if everything is as expected. */
    public List<String> differences(CallResult result, Optional<String> actualPayer) {
        List<String> differences = new ArrayList<>();
        outcome.ifPresent(wanted -> compare(differences, "outcome", wanted, result.outcome()));
        destinations.ifPresent(wanted -> compare(differences, "destinations", wanted, result.destinations()));
        payer.ifPresent(wanted -> compare(differences, "payer", wanted, actualPayer.orElse("nobody says")));
        cause.ifPresent(wanted -> compare(
                differences,
                "cause",
                Integer.toString(wanted),
                result.releaseCause().isPresent()
                        ? Integer.toString(result.releaseCause().getAsInt())
                        : "none"));
        operations.ifPresent(wanted -> compare(
                differences,
                "operations",
                wanted,
                result.operations().stream().map(Operation::asn1Name).toList()));
        announcements.ifPresent(wanted -> compare(differences, "announcements", wanted, result.announcements()));
        digits.ifPresent(wanted -> compare(differences, "digits", wanted, result.digits()));
        result.violations().forEach(violation -> differences.add("violation: " + violation));
        return List.copyOf(differences);
    }

    private static void compare(List<String> differences, String what, Object wanted, Object actual) {
        if (!wanted.equals(actual)) {
            differences.add(what + ": expected " + words(wanted) + ", got " + words(actual));
        }
    }

    private static String words(Object value) {
        return value instanceof Outcome outcome ? ScenarioWords.of(outcome) : value.toString();
    }
}
