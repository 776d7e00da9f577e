package org.tollbridge.wire.explain;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Absent;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** A component and its INAP parameter in words. */
final class InapWords {
    private InapWords() {}

    static void write(Page page, ExplainedComponent explained) {
        page.heading("INAP", first(explained.component()));
        Optional<Octets> raw = switch (explained.component()) {
            case Component.Invoke c -> c.parameter();
            case Component.ReturnResult c -> c.result().flatMap(Component.Result::parameter);
            case Component.ReturnError c -> c.parameter();
            case Component.Reject c -> Optional.empty();
            case Component.Malformed c -> Optional.of(c.element());
        };
        if (explained.parameter().isPresent()) {
            parameter(page, explained.parameter().get());
        } else {
            raw.ifPresent(octets -> page.item(0, "not understood", "[" + Words.spaced(octets.toHex()) + "]"));
        }
    }

    private static String first(Component component) {
        return switch (component) {
            case Component.Invoke c ->
                "invoke " + c.invokeId()
                        + (c.linkedId().isPresent()
                                ? ", linked to " + c.linkedId().getAsInt()
                                : "") + ": "
                        + operation(c.operation());
            case Component.ReturnResult c ->
                (c.last() ? "result" : "part of the result") + " of invoke " + c.invokeId()
                        + c.result()
                                .map(result -> ": " + operation(result.operation()))
                                .orElse("");
            case Component.ReturnError c -> "error of invoke " + c.invokeId() + ": " + error(c.error());
            case Component.Reject c ->
                "reject of "
                        + (c.invokeId().isPresent() ? "invoke " + c.invokeId().getAsInt() : "a component without id")
                        + ": " + c.problem().asnName() + " ("
                        + c.problem().kind().asnName() + " "
                        + c.problem().code() + ")";
            case Component.Malformed c ->
                "a component that is not readable; a receiver rejects it as "
                        + c.problem().asnName();
        };
    }

    private static String operation(Code code) {
        return switch (code) {
            case Code.Local local ->
                Operation.of(local.value()).map(Operation::asn1Name).orElse("unknown operation") + " (" + local.value()
                        + ")";
            case Code.Global global -> "operation " + global.value();
        };
    }

    private static String error(Code code) {
        return switch (code) {
            case Code.Local local ->
                InapError.of(local.value()).map(InapError::asn1Name).orElse("unknown error") + " (" + local.value()
                        + ")";
            case Code.Global global -> "error " + global.value();
        };
    }

    private static void parameter(Page page, Parameter parameter) {
        if (parameter instanceof Absent absent && absent.surplus().isEmpty()) {
            return;
        }
        switch (JsonTree.of(parameter)) {
            case JsonTree.Members members
            when ValueWords.line(members).isEmpty() -> ValueWords.members(page, 0, members);
            case JsonTree whole -> ValueWords.item(page, 0, parameter.type().name(), whole);
        }
    }
}
