package org.tollbridge.wire.explain;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapMessage;

/**
 * One line of input, as far as it was understood.
 *
 * @param outermost the layer that the octets start with
 * @param length how many octets there were
 * @param components those of the TCAP message, or the one component where INAP is the outermost layer
 * @param failures what was not understood, the outermost first; empty when all of it was
 * @param comment what stood behind a {@code #}
 */
public record Explanation(
        Layer outermost,
        int length,
        Optional<M3uaMessage> m3ua,
        Optional<SccpMessage> sccp,
        Optional<ManagementMessage> management,
        Optional<TcapMessage> tcap,
        List<ExplainedComponent> components,
        List<Failure> failures,
        Optional<Reencoded> reencoded,
        Optional<String> comment,
        Options options) {

    public Explanation {
        components = List.copyOf(components);
        failures = List.copyOf(failures);
    }

    /** Whether the line had octets and all of them were understood. */
    public boolean isComplete() {
        return failures.isEmpty() && length > 0;
    }

    /** One JSON object on one line, without the line's end. docs/decode.md describes it. */
    public String toJson() {
        return JsonText.of(this);
    }

    /** Lines for a person, each with its end. */
    public String toWords() {
        return Words.of(this);
    }

    Explanation withComment(Optional<String> text) {
        return new Explanation(
                outermost, length, m3ua, sccp, management, tcap, components, failures, reencoded, text, options);
    }
}
