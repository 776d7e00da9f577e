package org.tollbridge.wire.asn1;

import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * The content of a CHOICE.
 *
 * @param alternative the alternative chosen; empty if the module has no such alternative, or if its value is outside
 *     the range
 * @param value its value; the whole element as {@link Octets} if there is no alternative
 */
public record Chosen(Optional<Alternative<?>> alternative, Object value) {
    @Override
    public String toString() {
        return alternative.map(Alternative::name).orElse("unknown") + "=" + value;
    }
}
