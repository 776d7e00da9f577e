package org.tollbridge.wire.tcap;

/** What decoding gives: the message, or the reason why it is none. */
public sealed interface Decoded permits TcapMessage, DecodeFailure {}
