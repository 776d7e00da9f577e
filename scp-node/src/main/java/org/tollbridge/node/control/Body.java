package org.tollbridge.node.control;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, with exactly the announced number of octets. Reading fails when the client disconnects early.
 */
final class Body extends InputStream {

    private final InputStream in;
    private long left;

    Body(InputStream in, long octets) {
        this.in = in;
        this.left = octets;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = in.read(target, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the client disconnected " + left + " octets before the end of its file");
        }
        left -= read;
        return read;
    }
}
