package org.tollbridge.simulator.link;

/** Why a link does not carry traffic, in one sentence that names the thing and the remedy. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
