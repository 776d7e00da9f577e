package org.tollbridge.wire.asn1;

import org.tollbridge.wire.asn1.DecodeFailure.Kind;

/** Carries a failure up to {@link Asn1Type#decode}. It never leaves that method and has no stack trace. */
final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    final Kind kind;
    final int offset;
    final String clause;

    /** Whether the component that holds the value has already been tried and cannot keep it undecoded. */
    boolean settled;

    DecodeException(Kind kind, int offset, String reason, String clause) {
        super(reason, null, false, false);
        this.kind = kind;
        this.offset = offset;
        this.clause = clause;
    }

    /** Whether the component being read may keep the element undecoded instead. */
    boolean mayBeKept() {
        return kind == Kind.OUT_OF_RANGE && !settled;
    }

    DecodeException settle() {
        settled = true;
        return this;
    }
}
