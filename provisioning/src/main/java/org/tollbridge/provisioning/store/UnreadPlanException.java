package org.tollbridge.provisioning.store;

/** Thrown when a stored call plan cannot be read by this program. The message names the plan and the problem. */
final class UnreadPlanException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadPlanException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadPlanException(String message) {
        super(message);
    }
}
