package org.tollbridge.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallScript;

/** Places the calls of a scenario one after the other, and compares their results with the expected ones. */
public final class ScenarioRunner {

    private final Function<CallScript, CompletableFuture<CallResult>> place;
    private final ChargeReader charges;
    private final Duration limit;

    /**
     * Prepares to run scenarios.
     *
     * @param place places one call, for example a method of a switch
     * @param limit time limit for one whole call
     */
    public ScenarioRunner(
            Function<CallScript, CompletableFuture<CallResult>> place, ChargeReader charges, Duration limit) {
        this.place = place;
        this.charges = charges;
        this.limit = limit;
    }

    /**
     * Runs a scenario to its end, whatever the results.
     *
     * @param each receives each result as soon as it is available
     */
    public List<ScenarioResult> run(Scenario scenario, Consumer<ScenarioResult> each) throws InterruptedException {
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario.Call call : scenario.calls()) {
            ScenarioResult result = run(call);
            results.add(result);
            each.accept(result);
        }
        return List.copyOf(results);
    }

    private ScenarioResult run(Scenario.Call call) throws InterruptedException {
        try {
            CallResult result = place.apply(call.script()).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            Optional<String> payer = charges.payer(result.charges());
            return new ScenarioResult(call, result, payer, call.expected().differences(result, payer));
        } catch (TimeoutException late) {
            return failed(call, "the call was not over after " + limit.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return failed(call, "the call could not be placed: " + failed.getCause());
        }
    }

    private static ScenarioResult failed(Scenario.Call call, String why) {
        CallResult none = CallResult.failed(call.script());
        return new ScenarioResult(call, none, Optional.empty(), List.of(why));
    }
}
