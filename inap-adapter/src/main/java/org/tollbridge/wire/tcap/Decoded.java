package org.tollbridge.wire.tcap;

/** The result of decoding: the message, or why there is none. */
public sealed interface Decoded permits TcapMessage, DecodeFailure {}
