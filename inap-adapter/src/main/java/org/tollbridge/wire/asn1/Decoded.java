package org.tollbridge.wire.asn1;

/** The result of decoding: a value, or why there is none. */
public sealed interface Decoded<T> {
    record Value<T>(T value) implements Decoded<T> {}

    record Failed<T>(DecodeFailure failure) implements Decoded<T> {}
}
