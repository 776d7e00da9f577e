package org.tollbridge.wire.sccp;

/** The result of decoding a management message: the message, or why there is none. */
public sealed interface ManagementDecoded permits ManagementMessage, DecodeFailure {}
