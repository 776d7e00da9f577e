package org.tollbridge.core.diameter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/** Splits a stream of octets into whole messages (RFC 6733, 3). Not thread-safe. */
final class FrameReader {

    /** The longest message accepted, in octets; answers of charging servers have some hundred. */
    static final int LONGEST = 1_048_576;

    private static final int USUAL = 65_536;

    private static final int HEAD = 20;
    /** Version and length, which delimit a message. */
    private static final int FIRST_WORD = 4;

    private static final int VERSION = 1;

    private ByteBuffer octets = ByteBuffer.allocateDirect(USUAL);

    /** The stream contains something that is not a message, so later messages cannot be delimited. */
    static final class BrokenFrameException extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenFrameException(String what) {
            super(what);
        }
    }

    /**
     * Reads available octets, at most once, and delivers each message that is complete.
     *
     * @return false at the end of the stream
     * @throws BrokenFrameException at what is no message; earlier messages have been delivered
     */
    boolean read(ReadableByteChannel from, Consumer<byte[]> messages) throws IOException {
        if (from.read(octets) < 0) {
            return false;
        }
        octets.flip();
        int next = nextLength();
        while (next > 0 && octets.remaining() >= next) {
            byte[] message = new byte[next];
            octets.get(message);
            messages.accept(message);
            next = nextLength();
        }
        keep(next);
        return true;
    }

    /** Keeps the beginning of a message until the rest arrives. */
    private void keep(int next) {
        if (next > octets.capacity()) {
            octets = ByteBuffer.allocateDirect(next).put(octets);
        } else {
            octets.compact();
        }
    }

    /** Returns the length of the next message; 0 while it is unknown. */
    private int nextLength() throws BrokenFrameException {
        return octets.remaining() < FIRST_WORD ? 0 : length(octets.getInt(octets.position()));
    }

    private static int length(int firstWord) throws BrokenFrameException {
        int version = firstWord >>> 24;
        int length = firstWord & 0xFF_FFFF;
        if (version != VERSION) {
            throw new BrokenFrameException("version " + version);
        }
        if (length < HEAD || length % 4 != 0) {
            throw new BrokenFrameException("a message of " + length + " octets");
        }
        if (length > LONGEST) {
            throw new BrokenFrameException("a message of " + length + " octets, where " + LONGEST + " are taken");
        }
        return length;
    }
}
