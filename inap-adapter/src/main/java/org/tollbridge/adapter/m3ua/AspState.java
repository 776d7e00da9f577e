package org.tollbridge.adapter.m3ua;

/** The state of an ASP (RFC 4666, clause 4.3.1). */
public enum AspState {
    DOWN,
    INACTIVE,
    ACTIVE
}
