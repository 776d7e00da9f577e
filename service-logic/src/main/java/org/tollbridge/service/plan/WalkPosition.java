package org.tollbridge.service.plan;

/**
 * The position at which a walk waits. Opaque to the caller of the walk.
 *
 * @param node index of the node; -1 before the first
 * @param tries how often the caller has been asked at this node
 * @param waits what is awaited
 */
public record WalkPosition(int node, int tries, Waits waits) {

    /** What is awaited. */
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
