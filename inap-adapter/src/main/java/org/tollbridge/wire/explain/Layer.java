package org.tollbridge.wire.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The layers of a message, outermost first. */
public enum Layer {
    M3UA,
    SCCP,
    TCAP,
    INAP;

    /** The name in lower case: the value of {@code --layer} and the key in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The layer with this key, in either case. */
    public static Optional<Layer> ofKey(String key) {
        return Arrays.stream(values())
                .filter(layer -> layer.key().equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
