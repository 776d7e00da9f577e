package org.tollbridge.wire.ber;

/**
 * Carries a {@link BerFailure} up to the boundary of a codec. It has no stack trace, because a peer's mistake is not a
 * bug.
 */
public final class BerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient BerFailure failure;

    public BerException(BerFailure failure) {
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    public BerException(int offset, String reason, String clause) {
        this(new BerFailure(offset, reason, clause));
    }

    public BerFailure failure() {
        return failure;
    }
}
