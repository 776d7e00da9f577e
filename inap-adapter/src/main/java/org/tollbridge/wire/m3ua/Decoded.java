package org.tollbridge.wire.m3ua;

/** What decoding gives: the message, or the reason why it is none. */
public sealed interface Decoded permits M3uaMessage, DecodeFailure {}
