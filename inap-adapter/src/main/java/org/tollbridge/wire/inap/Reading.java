package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.DecodeFailure;

/** What reading a parameter gives: a value, or a refusal. */
public sealed interface Reading<T> {
    record Value<T>(T value) implements Reading<T> {}

    /**
     * No value.
     *
     * @param answer what the peer is to be told
     * @param failure what is wrong, and where
     */
    record Refused<T>(Answer answer, DecodeFailure failure) implements Reading<T> {}
}
