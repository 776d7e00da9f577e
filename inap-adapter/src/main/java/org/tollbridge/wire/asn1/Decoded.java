package org.tollbridge.wire.asn1;

/** What decoding gives: a value, or why there is none. */
public sealed interface Decoded<T> {
    record Value<T>(T value) implements Decoded<T> {}

    record Failed<T>(DecodeFailure failure) implements Decoded<T> {}
}
