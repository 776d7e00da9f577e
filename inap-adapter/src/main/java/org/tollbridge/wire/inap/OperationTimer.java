package org.tollbridge.wire.inap;

import java.time.Duration;

/** How long the invoker of an operation waits for its outcome (Q.1218 (10/95) clause 2.1.1). */
public enum OperationTimer {
    /** 1 to 10 seconds. */
    SHORT(Duration.ofSeconds(1), Duration.ofSeconds(10)),
    /** 1 to 60 seconds. */
    MEDIUM(Duration.ofSeconds(1), Duration.ofSeconds(60)),
    /** 1 second to 30 minutes. */
    LONG(Duration.ofSeconds(1), Duration.ofMinutes(30));

    private final Duration min;
    private final Duration max;

    OperationTimer(Duration min, Duration max) {
        this.min = min;
        this.max = max;
    }

    public Duration min() {
        return min;
    }

    public Duration max() {
        return max;
    }
}
