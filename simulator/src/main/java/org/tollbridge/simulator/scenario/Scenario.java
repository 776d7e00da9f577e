package org.tollbridge.simulator.scenario;

import java.util.List;
import org.tollbridge.simulator.ssf.CallScript;

/** Calls to place one after the other, each with its expected result. */
public record Scenario(String name, List<Call> calls) {

    public Scenario {
        calls = List.copyOf(calls);
    }

    /** One call and its expected result. */
    public record Call(CallScript script, Expectation expected) {}
}
