package org.tollbridge.node.simulate;

import java.io.PrintWriter;
import java.util.List;
import org.tollbridge.simulator.scenario.ScenarioResult;
import org.tollbridge.wire.explain.Explainer;
import org.tollbridge.wire.explain.Layer;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.sccp.PointCodeLength;

/** Prints a scenario's run for a user. */
public final class ScenarioReport {

    private final PrintWriter out;
    private final boolean messages;
    private final Options options;

    /**
     * Prints to {@code out}.
     *
     * @param messages whether to show each message, decoded
     * @param pointCodes how long they are in the messages
     */
    public ScenarioReport(PrintWriter out, boolean messages, PointCodeLength pointCodes) {
        this.out = out;
        this.messages = messages;
        this.options = Options.DEFAULT.withPointCodes(pointCodes);
    }

    /** Called when a call is over. */
    public void told(ScenarioResult result) {
        if (!messages) {
            return;
        }
        out.println("== " + result.call().script().name());
        result.result().messages().forEach(message -> {
            out.println(message.fromScp() ? "<-- SCP to switch" : "--> switch to SCP");
            out.println(Explainer.explain(message.m3ua(), Layer.M3UA, options)
                    .toWords()
                    .stripTrailing());
        });
        out.println();
        out.flush();
    }

    /**
     * Called when all calls are over: prints the table and the verdict. Returns the exit code, 0 when all was as
     * expected.
     */
    public int finish(List<ScenarioResult> results) {
        out.print(CallTable.of(results));
        long wrong = results.stream().filter(result -> !result.asExpected()).count();
        out.println(
                wrong == 0
                        ? results.size() + (results.size() == 1 ? " call" : " calls") + ", all as expected"
                        : wrong + " of " + results.size() + " calls not as expected");
        out.flush();
        return wrong == 0 ? 0 : 1;
    }
}
