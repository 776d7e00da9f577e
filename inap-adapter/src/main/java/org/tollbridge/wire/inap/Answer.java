package org.tollbridge.wire.inap;

/** What a component that cannot be accepted is answered with. */
public sealed interface Answer {
    /** A return error without a parameter. */
    record ReturnError(InapError error) implements Answer {}

    /** A reject. */
    record Rejected(Reject problem) implements Answer {}
}
