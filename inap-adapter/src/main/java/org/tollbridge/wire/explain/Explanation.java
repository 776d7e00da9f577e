package org.tollbridge.wire.explain;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapMessage;

/**
 * The explanation of one line of input, as far as it was understood.
 *
 * @param outermost the layer that the octets start with
 * @param length the number of octets
 * @param components the components of the TCAP message, or the one component if INAP is the outermost layer
 * @param failures what was not understood, outermost first; empty if everything was
 * @param comment the text after a {@code #}
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

    /** One JSON object on one line, without a line terminator. docs/decode.md describes it. */
    public String toJson() {
        return JsonText.of(this);
    }

    /** Text for people, each line with its terminator. */
    public String toWords() {
        return Words.of(this);
    }

    Explanation withComment(Optional<String> text) {
        return new Explanation(
                outermost, length, m3ua, sccp, management, tcap, components, failures, reencoded, text, options);
    }
}
