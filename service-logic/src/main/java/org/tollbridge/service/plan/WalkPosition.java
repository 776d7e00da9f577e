package org.tollbridge.service.plan;

/**
 * Where a walk waits. To its caller it is opaque.
 *
 * @param node index of the node; -1 before the first
 * @param tries how often the caller has been asked at this node
 * @param waits what is waited for
 */
public record WalkPosition(int node, int tries, Waits waits) {

    /** What is waited for. */
    public enum Waits {
        NUMBER_COUNTED,
        DIGITS,
        PLAYED,
        VERIFIED,
        WRONG_PIN_NOTED,
        WRONG_PINS_FORGOTTEN,
        DESTINATION_COUNTED
    }
}
