package org.tollbridge.wire.asn1;

import java.util.Optional;
import org.tollbridge.wire.Octets;

/**
 * What a CHOICE holds.
 *
 * @param alternative the alternative chosen; empty if it is none of the module's, or one whose value is outside its
 *     range
 * @param value its value; the whole element as {@link Octets} where there is no alternative
 */
public record Chosen(Optional<Alternative<?>> alternative, Object value) {
    @Override
    public String toString() {
        return alternative.map(Alternative::name).orElse("unknown") + "=" + value;
    }
}
