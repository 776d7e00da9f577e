package org.tollbridge.node.simulate;

import java.util.ArrayList;
import java.util.List;
import org.tollbridge.simulator.scenario.ScenarioResult;
import org.tollbridge.simulator.scenario.ScenarioWords;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.Q850;

/** The calls of a run as a table, one line each; numbers are plain digits, so that they can be searched for. */
public final class CallTable {

    private static final List<String> HEAD =
            List.of("dialled", "caller", "outcome", "destination", "who pays", "reason", "");

    private CallTable() {}

    /** The whole table with its header, and below each call a line for each of its differences. */
    public static String of(List<ScenarioResult> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (ScenarioResult result : results) {
            rows.add(row(result));
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line(table, rows.get(i), widths);
            if (i == 0) {
                table.append("-".repeat(table.length() - 1)).append('\n');
            } else {
                results.get(i - 1)
                        .differences()
                        .forEach(difference ->
                                table.append("    ").append(difference).append('\n'));
            }
        }
        return table.toString();
    }

    private static List<String> row(ScenarioResult result) {
        var script = result.call().script();
        var call = result.result();
        return List.of(
                script.called().digits(),
                script.calling().map(IsupNumber::digits).orElse("-"),
                ScenarioWords.of(call.outcome()),
                call.destination().orElse("-"),
                call.outcome() == Outcome.ANSWERED ? result.payer().orElse("unknown") : "nobody",
                reason(result),
                result.asExpected() ? "as expected" : "NOT AS EXPECTED");
    }

    private static String reason(ScenarioResult result) {
        var cause = result.result().releaseCause();
        String words = result.call().script().name();
        return cause.isPresent() ? words + " (" + cause.getAsInt() + " " + Q850.text(cause.getAsInt()) + ")" : words;
    }

    private static void line(StringBuilder table, List<String> row, int[] widths) {
        int start = table.length();
        for (int column = 0; column < widths.length; column++) {
            table.append(row.get(column))
                    .repeat(" ", widths[column] - row.get(column).length() + 2);
        }
        while (table.length() > start && table.charAt(table.length() - 1) == ' ') {
            table.setLength(table.length() - 1);
        }
        table.append('\n');
    }
}
