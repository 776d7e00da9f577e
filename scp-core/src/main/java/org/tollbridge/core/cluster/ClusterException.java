package org.tollbridge.core.cluster;

import java.io.Serial;

/** A node cannot be a member of its cluster; the message gives the reason and the remedy. */
public final class ClusterException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public ClusterException(String message) {
        super(message);
    }
}
