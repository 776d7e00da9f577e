package org.tollbridge.wire.asn1;

import org.tollbridge.wire.asn1.DecodeFailure.Kind;

/** Carries a failure up to {@link Asn1Type#decode}; never leaves it, and has no stack trace. */
final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    final Kind kind;
    final int offset;
    final String clause;

    /** Whether the component that holds the value was asked already and cannot do without it. */
    boolean settled;

    DecodeException(Kind kind, int offset, String reason, String clause) {
        super(reason, null, false, false);
        this.kind = kind;
        this.offset = offset;
        this.clause = clause;
    }

    /** Whether the component that is being read may keep the element unread instead. */
    boolean mayBeKept() {
        return kind == Kind.OUT_OF_RANGE && !settled;
    }

    DecodeException settle() {
        settled = true;
        return this;
    }
}
