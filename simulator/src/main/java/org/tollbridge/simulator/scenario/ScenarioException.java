package org.tollbridge.simulator.scenario;

import java.util.List;

/** All faults of a scenario, each with line, place and remedy. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    ScenarioException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, one line each, such as {@code line 7: calls[2].expect.outcome: …}. */
    public List<String> faults() {
        return faults;
    }
}
