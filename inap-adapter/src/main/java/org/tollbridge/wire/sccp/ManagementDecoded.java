package org.tollbridge.wire.sccp;

/** What decoding a management message gives: the message, or the reason why it is none. */
public sealed interface ManagementDecoded permits ManagementMessage, DecodeFailure {}
