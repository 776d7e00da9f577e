package org.tollbridge.node.config;

import java.io.Serial;

/** What is asked for is missing for a fault that is reported already; whoever depends on it has nothing to add. */
public final class FaultTold extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    public FaultTold() {
        super("a fault of the configuration that is reported elsewhere", null, false, false);
    }
}
