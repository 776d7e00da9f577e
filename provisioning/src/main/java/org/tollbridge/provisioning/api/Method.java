package org.tollbridge.provisioning.api;

/** An HTTP method. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    /** Whether it makes changes. */
    boolean changes() {
        return this != GET;
    }
}
