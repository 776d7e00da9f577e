package org.tollbridge.node.simulate;

import java.math.BigDecimal;
import java.util.List;
import org.tollbridge.simulator.scenario.ScenarioResult;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.isup.IsupNumber;

/** A switch's own records of its calls, as {@code tollbridge reconcile} reads them: CSV with a header. */
final class SwitchRecords {

    private static final String COLUMNS = "dialled,caller,destination,offered,seconds,cause";

    private SwitchRecords() {}

    /** The file's contents. Calls without messages have no record. */
    static String of(List<ScenarioResult> results) {
        StringBuilder text = new StringBuilder(COLUMNS).append("\r\n");
        results.stream()
                .map(ScenarioResult::result)
                .filter(call -> !call.messages().isEmpty())
                .forEach(call -> text.append(line(call)).append("\r\n"));
        return text.toString();
    }

    private static String line(CallResult call) {
        return String.join(
                ",",
                call.script().called().digits(),
                call.script().calling().map(IsupNumber::digits).orElse(""),
                call.destination().orElse(""),
                call.messages().getFirst().at().toString(),
                call.outcome() == Outcome.ANSWERED
                        ? BigDecimal.valueOf(call.talked().toMillis(), 3).toPlainString()
                        : "",
                call.releaseCause().isPresent()
                        ? Integer.toString(call.releaseCause().getAsInt())
                        : "");
    }
}
