package org.tollbridge.wire.transport;

/** What carries M3UA: SCTP as RFC 4666, clause 1.4.7, wants it, or TCP, which many sites and every test use. */
public enum Protocol {
    TCP,
    SCTP
}
