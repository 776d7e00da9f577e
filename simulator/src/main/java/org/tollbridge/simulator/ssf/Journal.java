package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.CallResult.Charge;
import org.tollbridge.wire.inap.Operation;

/** Collects the facts for the result of a call. Its lists are bounded, whatever an SCP sends. */
final class Journal {
    private static final int MOST = 1_000;

    private final List<String> destinations = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> announcements = new ArrayList<>();
    private final List<String> digits = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    void destination(String digits) {
        add(destinations, digits);
    }

    void charge(Charge charge) {
        add(charges, charge);
    }

    void operation(Operation operation) {
        add(operations, operation);
    }

    void announcement(String words) {
        add(announcements, words);
    }

    void digits(String collected) {
        add(digits, collected);
    }

    void violation(String words) {
        add(violations, words);
    }

    private static <T> void add(List<T> list, T entry) {
        if (list.size() < MOST) {
            list.add(entry);
        }
    }

    CallResult result(
            CallScript script,
            CallResult.Outcome outcome,
            Duration talked,
            OptionalInt cause,
            List<CallResult.ExchangedMessage> messages) {
        return new CallResult(
                script,
                outcome,
                destinations,
                talked,
                cause,
                charges,
                operations,
                announcements,
                digits,
                messages,
                violations);
    }
}
