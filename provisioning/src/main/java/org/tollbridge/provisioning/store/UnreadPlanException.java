package org.tollbridge.provisioning.store;

/** A call plan in the store that this program cannot read. The message names it and says what is the matter. */
final class UnreadPlanException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadPlanException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreadPlanException(String message) {
        super(message);
    }
}
