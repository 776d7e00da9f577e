package org.tollbridge.simulator.scenario;

import java.util.List;
import java.util.Optional;
import org.tollbridge.simulator.ssf.CallResult;

/**
 * What came of one call of a scenario.
 *
 * @param payer who pays, as far as the {@link ChargeReader} could tell
 * @param differences where it is not as expected, a line each
 */
public record ScenarioResult(Scenario.Call call, CallResult result, Optional<String> payer, List<String> differences) {

    public ScenarioResult {
        differences = List.copyOf(differences);
    }

    public boolean asExpected() {
        return differences.isEmpty();
    }
}
