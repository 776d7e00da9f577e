package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.store.BusyException;

/**
 * A request as it came.
 *
 * @param path the whole path, for messages
 * @param inPath what stands in the place of the names in a route's path
 * @param query each parameter of the query once
 * @param headers by their names in lower case
 * @param body at most so long as the route takes, and one octet more; empty before it is known who asks
 * @param address whence it came, an IP address
 * @param secure whether it came by TLS
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

    /** Whence the body of a request comes. */
    @FunctionalInterface
    public interface Body {

        /**
         * Reads at most so long as the route takes, and one octet more.
         *
         * @throws IOException when it does not come, or too slowly
         * @throws BusyException when there is no room for it now
         */
        ByteBuffer read() throws IOException, BusyException;
    }

    /** Whether its head says that a body follows (RFC 9112, 6.3). */
    boolean bringsBody() {
        return header("transfer-encoding").isPresent()
                || !header("content-length").orElse("0").equals("0");
    }

    /** The same with its body. */
    Asked with(ByteBuffer read) {
        return new Asked(method, path, inPath, query, headers, read, address, secure);
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the query; empty when it is not given. */
    public String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** What stands in the place of a name in the route's path. */
    public String inPath(String name) {
        return inPath.getOrDefault(name, "");
    }
}
