package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.DecodeFailure;

/** The result of reading a parameter: a value, or a refusal. */
public sealed interface Reading<T> {
    record Value<T>(T value) implements Reading<T> {}

    /**
     * The parameter was refused.
     *
     * @param answer the answer to the peer
     * @param failure what is wrong, and where
     */
    record Refused<T>(Answer answer, DecodeFailure failure) implements Reading<T> {}
}
