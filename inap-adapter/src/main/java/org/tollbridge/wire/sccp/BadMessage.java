package org.tollbridge.wire.sccp;

/** Carries a failure up to the decoder's boundary. It has no stack trace, because a peer's mistake is not a bug. */
final class BadMessage extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient DecodeFailure failure;

    BadMessage(int offset, String place, String problem, String clause) {
        super(problem, null, false, false);
        this.failure = new DecodeFailure(offset, place, problem, clause);
    }

    DecodeFailure failure() {
        return failure;
    }
}
