package org.tollbridge.provisioning.store;

import java.util.List;
import org.tollbridge.service.plan.Fault;

/**
 * Thrown when a request breaks a rule. Nothing was changed. The message names the rule and the permitted alternative.
 */
public class RefusedException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public RefusedException(String message) {
        super(message);
        this.faults = List.of();
    }

    /** A refusal because of faults in the input. */
    public RefusedException(List<Fault> faults) {
        super(words(faults.getFirst()));
        this.faults = List.copyOf(faults);
    }

    private static String words(Fault fault) {
        return fault.path() + " '" + fault.value() + "': " + fault.rule();
    }

    /** The faults, one per line. */
    public List<String> lines() {
        return faults.isEmpty()
                ? List.of(String.valueOf(getMessage()))
                : faults.stream().map(RefusedException::words).toList();
    }

    /** Faults in the input, each with its path; empty when the reason is another. */
    public List<Fault> faults() {
        return faults;
    }
}
