package org.tollbridge.wire.explain;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * This node's own encoding of what was decoded, for each layer that was.
 *
 * @param inap the parameter of each component in order: a whole element, or no octets if there is none
 */
public record Reencoded(
        Optional<Octets> m3ua, Optional<Octets> sccp, Optional<Octets> tcap, Optional<List<Octets>> inap) {
    static final Reencoded NOTHING =
            new Reencoded(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
