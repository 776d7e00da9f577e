package org.tollbridge.wire.sccp;

/** The part of the address that a relay routes on: bit 7 of the address indicator (Q.713 (03/2001) 3.4.1). */
public enum RoutingIndicator {
    GLOBAL_TITLE("routed on the global title"),
    SUBSYSTEM_NUMBER("routed on the subsystem number");

    private final String text;

    RoutingIndicator(String text) {
        this.text = text;
    }

    /** The meaning in words. */
    public String text() {
        return text;
    }
}
