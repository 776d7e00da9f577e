package org.tollbridge.node.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the HTTP server.
 *
 * @param address IP address or host name to listen on
 * @param port 0 takes a free one
 * @param tls server certificate; empty for no TLS
 * @param connections largest number of connections; more wait, so that they do not use up the descriptors that switches
 *     need
 */
public record HttpSettings(String address, int port, Optional<Tls> tls, int connections) {

    /** Connections in addition to those of event listeners. */
    public static final int USUAL_CONNECTIONS = 500;

    /** Connections allowed per address, so that none can lock out the others. */
    int connectionsOfOne() {
        return Math.max(1, connections / 2);
    }

    /**
     * A private key with its certificates.
     *
     * @param keys PKCS #12 file
     * @param password password of the file
     */
    public record Tls(Path keys, String password) {

        /** Omits the password. */
        @Override
        public String toString() {
            return keys.toString();
        }
    }

    /** A server without TLS. */
    public HttpSettings(String address, int port) {
        this(address, port, Optional.empty(), USUAL_CONNECTIONS);
    }
}
