package org.tollbridge.simulator.scenario;

import java.util.List;
import java.util.Optional;
import org.tollbridge.simulator.ssf.CallResult;

/**
 * The result of one call of a scenario.
 *
 * @param payer the paying party, if the {@link ChargeReader} could determine it
 * @param differences differences from the expectation, one line each
 */
public record ScenarioResult(Scenario.Call call, CallResult result, Optional<String> payer, List<String> differences) {

    public ScenarioResult {
        differences = List.copyOf(differences);
    }

    public boolean asExpected() {
        return differences.isEmpty();
    }
}
