package org.tollbridge.node.trace;

import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.wire.explain.ExplainedComponent;
import org.tollbridge.wire.explain.Explanation;
import org.tollbridge.wire.explain.Failure;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;

/** Formats a message as one line for a user. */
final class TraceLine {

    private TraceLine() {}

    /** For example {@code begin initialDP 8008100001 from 1062345678}. */
    static String of(Explanation explanation) {
        String parts = explanation.components().stream().map(TraceLine::words).collect(Collectors.joining(", "));
        String failures = explanation.failures().stream().map(TraceLine::words).collect(Collectors.joining(", "));
        String what = explanation
                .tcap()
                .map(TraceLine::words)
                .or(() -> explanation.sccp().map(sccp -> "a segment of a longer message"))
                .or(() -> explanation.m3ua().map(TraceLine::words))
                .orElse("");
        return (what + " " + parts + (failures.isEmpty() ? "" : " [" + failures + "]")).strip();
    }

    private static String words(M3uaMessage message) {
        return message.type().title();
    }

    private static String words(TcapMessage message) {
        return switch (message) {
            case TcapMessage.Unidirectional unidirectional -> "unidirectional";
            case TcapMessage.Begin begin -> "begin";
            case TcapMessage.Continue going -> "continue";
            case TcapMessage.End end -> "end";
            case TcapMessage.Abort abort ->
                abort.cause()
                        .map(PAbortCause::asnName)
                        .map(cause -> "abort " + cause)
                        .orElse("abort by the user");
        };
    }

    private static String words(ExplainedComponent explained) {
        return switch (explained.component()) {
            case Component.Invoke invoke ->
                operation(invoke.operation())
                        + explained.parameter().map(TraceLine::detail).orElse("");
            case Component.ReturnResult result -> "result of " + result.invokeId();
            case Component.ReturnError error -> "error " + error(error.error()) + " of " + error.invokeId();
            case Component.Reject reject -> "reject " + reject.problem().asnName();
            case Component.Malformed malformed -> "an unreadable component";
        };
    }

    private static String words(Failure failure) {
        return failure.layer() + ", " + failure.place() + ": " + failure.reason();
    }

    private static String operation(Code code) {
        return local(code).flatMap(Operation::of).map(Operation::asn1Name).orElseGet(() -> "operation " + code);
    }

    private static String error(Code code) {
        return local(code).flatMap(InapError::of).map(InapError::asn1Name).orElseGet(code::toString);
    }

    private static Optional<Long> local(Code code) {
        return code instanceof Code.Local local ? Optional.of((long) local.value()) : Optional.empty();
    }

    private static String detail(Parameter parameter) {
        if (parameter instanceof InitialDp initialDp) {
            String calling = CallNumbers.calling(initialDp);
            return " " + CallNumbers.called(initialDp) + (calling.isEmpty() ? "" : " from " + calling);
        }
        if (parameter instanceof EventReportBcsm report) {
            return " " + report.value(EventReportBcsm.EVENT_TYPE_BCSM).asn1Name();
        }
        return "";
    }
}
