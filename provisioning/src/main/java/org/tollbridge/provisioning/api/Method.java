package org.tollbridge.provisioning.api;

/** What may be done by HTTP. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    /** Whether it changes anything. */
    boolean changes() {
        return this != GET;
    }
}
