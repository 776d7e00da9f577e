package org.tollbridge.wire.m3ua;

import java.util.List;
import java.util.Optional;

/**
 * An M3UA message: its type and its parameters in the order on the wire. RFC 4666, clause 3.2, leaves that order open,
 * so it is kept for an exact re-encoding.
 */
public record M3uaMessage(MessageType type, List<Parameter> parameters) implements Decoded {

    public M3uaMessage {
        parameters = List.copyOf(parameters);
    }

    /** A message with these parameters, in this order. */
    public static M3uaMessage of(MessageType type, Parameter... parameters) {
        return new M3uaMessage(type, List.of(parameters));
    }

    /** The first parameter of this kind, if there is one. */
    public <T extends Parameter> Optional<T> find(Class<T> kind) {
        for (Parameter parameter : parameters) {
            if (kind.isInstance(parameter)) {
                return Optional.of(kind.cast(parameter));
            }
        }
        return Optional.empty();
    }

    /**
     * The parameter of this kind, which must be mandatory for the message type. A decoded message has all of its
     * mandatory parameters.
     */
    public <T extends Parameter> T require(Class<T> kind) {
        return find(kind).orElseThrow(() -> new IllegalStateException(type + " has no " + kind.getSimpleName()));
    }
}
