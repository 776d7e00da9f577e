package org.tollbridge.node.config;

import java.io.Serial;

/** Thrown when a requested value is missing because of a fault already reported; dependent code has nothing to add. */
public final class FaultTold extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public FaultTold() {
        super("a fault of the configuration that is reported elsewhere", null, false, false);
    }
}
