package org.tollbridge.adapter.m3ua;

import java.util.Optional;
import org.tollbridge.wire.m3ua.Parameter.TrafficModeType;

/** How the associations with one switch share its traffic (RFC 4666, clause 3.7.1). */
public enum TrafficMode {
    /** One association carries all traffic; a newer one takes over. */
    OVERRIDE(TrafficModeType.OVERRIDE),
    /** All active associations carry traffic, each its share of the SLS values. */
    LOADSHARE(TrafficModeType.LOADSHARE),
    /** Every active association carries every message. */
    BROADCAST(TrafficModeType.BROADCAST);

    private final long code;

    TrafficMode(long code) {
        this.code = code;
    }

    /** The value on the wire. */
    public long code() {
        return code;
    }

    /** The mode with this value on the wire; empty if RFC 4666 does not define it. */
    public static Optional<TrafficMode> ofCode(long code) {
        for (TrafficMode mode : values()) {
            if (mode.code == code) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
