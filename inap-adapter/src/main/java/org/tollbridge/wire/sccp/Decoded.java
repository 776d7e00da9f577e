package org.tollbridge.wire.sccp;

/** What decoding gives: the message, or the reason why it is none. */
public sealed interface Decoded permits SccpMessage, DecodeFailure {}
