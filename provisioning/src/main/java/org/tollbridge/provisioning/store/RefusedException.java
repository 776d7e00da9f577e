package org.tollbridge.provisioning.store;

import java.util.List;
import org.tollbridge.service.plan.Fault;

/** What was asked for is against the rules; nothing was changed. The message says which rule, and what may be done. */
public class RefusedException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public RefusedException(String message) {
        super(message);
        this.faults = List.of();
    }

    /** One for what is wrong in what was given. */
    public RefusedException(List<Fault> faults) {
        super(words(faults.getFirst()));
        this.faults = List.copyOf(faults);
    }

    private static String words(Fault fault) {
        return fault.path() + " '" + fault.value() + "': " + fault.rule();
    }

    /** What is wrong, a line for each thing. */
    public List<String> lines() {
        return faults.isEmpty()
                ? List.of(String.valueOf(getMessage()))
                : faults.stream().map(RefusedException::words).toList();
    }

    /** What is wrong in what was given, each with its path; empty when that is not the reason. */
    public List<Fault> faults() {
        return faults;
    }
}
