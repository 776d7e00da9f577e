package org.tollbridge.node.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the HTTP server listens.
 *
 * @param address an IP address or a name of this machine
 * @param port 0 takes a free one
 * @param tls with what it proves who it is; empty for no TLS
 * @param connections at one time; more wait, so that they do not take the descriptors that switches need
 */
public record HttpSettings(String address, int port, Optional<Tls> tls, int connections) {

    /** Connections beside those of listeners. */
    public static final int USUAL_CONNECTIONS = 500;

    /** Of the connections, those that one address may have: nobody alone keeps all others out. */
    int connectionsOfOne() {
        return Math.max(1, connections / 2);
    }

    /**
     * A key with its certificates.
     *
     * @param keys file of PKCS #12
     * @param password of the file
     */
    public record Tls(Path keys, String password) {

        /** Never with the password. */
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
