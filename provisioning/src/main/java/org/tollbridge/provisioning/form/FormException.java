package org.tollbridge.provisioning.form;

import java.util.List;
import org.tollbridge.service.plan.Fault;

/** Thrown when input does not match its form. */
public final class FormException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** An exception with all faults, each with its path. */
    public FormException(List<Fault> faults) {
        super(faults.getFirst().path() + ": " + faults.getFirst().rule());
        this.faults = List.copyOf(faults);
    }

    /** All faults; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
