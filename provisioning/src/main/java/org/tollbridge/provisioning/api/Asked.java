package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.store.BusyException;

/**
 * A request as received.
 *
 * @param path the whole path, for messages
 * @param inPath values of the variables in a route's path
 * @param query query parameters, each once
 * @param headers headers by lower-case name
 * @param body at most one octet more than the route takes; empty until the client is admitted
 * @param address IP address of the client
 * @param secure whether it arrived over TLS
 */
public record Asked(
        Method method,
        String path,
        Map<String, String> inPath,
        Map<String, String> query,
        Map<String, String> headers,
        ByteBuffer body,
        String address,
        boolean secure) {

    public Asked {
        body = body.asReadOnlyBuffer();
    }

    /** Source of a request's body. */
    @FunctionalInterface
    public interface Body {

        /**
         * Reads at most one octet more than the route takes.
         *
         * @throws IOException when the body does not arrive, or too slowly
         * @throws BusyException when there is no buffer space for it now
         */
        ByteBuffer read() throws IOException, BusyException;
    }

    /** Whether the header section announces a body (RFC 9112, 6.3). */
    boolean bringsBody() {
        return header("transfer-encoding").isPresent()
                || !header("content-length").orElse("0").equals("0");
    }

    /** Same with its body. */
    Asked with(ByteBuffer read) {
        return new Asked(method, path, inPath, query, headers, read, address, secure);
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A query parameter; empty when absent. */
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** The value of a variable in the route's path. */
    public String inPath(String name) {
        return inPath.getOrDefault(name, "");
    }
}
