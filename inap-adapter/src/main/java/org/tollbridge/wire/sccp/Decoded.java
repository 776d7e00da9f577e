package org.tollbridge.wire.sccp;

/** The result of decoding: the message, or why there is none. */
public sealed interface Decoded permits SccpMessage, DecodeFailure {}
