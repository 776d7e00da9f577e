package org.tollbridge.wire.transport;

/** The transport of M3UA: SCTP as RFC 4666, clause 1.4.7, specifies, or TCP, which many sites and all tests use. */
public enum Protocol {
    TCP,
    SCTP
}
