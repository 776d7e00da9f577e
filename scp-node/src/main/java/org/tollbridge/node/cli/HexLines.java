package org.tollbridge.node.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of text from a stream that may hold anything: a line ends at a line feed, with or without a carriage return
 * before it, or at the end. Of a line that is too long for any message only the beginning is kept, which is still too
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
