package org.tollbridge.node.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of text from a stream with arbitrary contents. A line ends at a line feed, with or without a preceding carriage
 * return, or at the end of the stream. Only the start of a line too long for any message is kept, which is still too
 * long.
 */
final class HexLines {

    static final int MAX_LINE_OCTETS = 1_000_000;

    private final InputStream in;

    HexLines(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        while (octet >= 0 && octet != '\n') {
            if (line.size() < MAX_LINE_OCTETS) {
                line.write(octet);
            }
            octet = in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
