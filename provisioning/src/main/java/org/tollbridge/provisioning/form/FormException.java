package org.tollbridge.provisioning.form;

import java.util.List;
import org.tollbridge.service.plan.Fault;

/** What was given is not of the form that it should have. */
public final class FormException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** One with everything that is wrong, each with its path. */
    public FormException(List<Fault> faults) {
        super(faults.getFirst().path() + ": " + faults.getFirst().rule());
        this.faults = List.copyOf(faults);
    }

    /** Everything that is wrong; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
