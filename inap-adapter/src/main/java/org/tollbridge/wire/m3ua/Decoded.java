package org.tollbridge.wire.m3ua;

/** The result of decoding: the message, or why there is none. */
public sealed interface Decoded permits M3uaMessage, DecodeFailure {}
