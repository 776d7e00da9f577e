package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Optional;

/**
 * A text with or without byte order mark, as characters. Octets invalid in its encoding, and the NUL character, end the
 * reading with their line number, which the JDK's reader does not provide.
 */
final class TextReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Carries the location through {@link Reader}'s signatures. */
    static final class NotTextException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long line;

        NotTextException(long line, String rule) {
            super(rule);
            this.line = line;
        }

        UnreadableBatchException unreadable() {
            return new UnreadableBatchException(line, String.valueOf(getMessage()));
        }
    }

    private final InputStream in;
    private final Charset charset;
    private final String mend;
    private final CharsetDecoder decoder;
    private final ByteBuffer octets = ByteBuffer.allocate(16 * 1024).flip();
    private final CharBuffer characters = CharBuffer.allocate(16 * 1024).flip();
    private long line = 1;
    private boolean afterReturn;
    private boolean begun;
    private boolean atEnd;

    /** Thrown once the valid characters before it have been read. */
    private Optional<NotTextException> failure = Optional.empty();

    TextReader(InputStream in, Charset charset) {
        this(in, charset, "save the file in that encoding");
    }

    /** @param mend remedy for a file with another encoding */
    TextReader(InputStream in, Charset charset, String mend) {
        this.in = in;
        this.charset = charset;
        this.mend = mend;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!characters.hasRemaining()) {
            if (failure.isPresent()) {
                throw failure.get();
            }
            if (atEnd && !octets.hasRemaining()) {
                return -1;
            }
            decodeMore();
        }
        int taken = Math.min(length, characters.remaining());
        characters.get(target, offset, taken);
        return taken;
    }

    /**
     * The first character that is neither blank nor line end, if it is near the start; otherwise a blank. Nothing is
     * consumed.
     *
     * @throws IOException when reading fails
     */
    char firstVisible() throws IOException {
        while (!characters.hasRemaining() && failure.isEmpty() && !(atEnd && !octets.hasRemaining())) {
            decodeMore();
        }
        for (int i = characters.position(); i < characters.limit(); i++) {
            if (!Character.isWhitespace(characters.get(i))) {
                return characters.get(i);
            }
        }
        return ' ';
    }

    private void decodeMore() throws IOException {
        octets.compact();
        int read = in.read(octets.array(), octets.position(), octets.remaining());
        atEnd = read < 0;
        octets.position(octets.position() + Math.max(0, read)).flip();
        characters.clear();
        CoderResult result = decoder.decode(octets, characters, atEnd);
        characters.flip();
        if (!begun && characters.hasRemaining()) {
            begun = true;
            if (characters.get(0) == BYTE_ORDER_MARK) {
                characters.get();
            }
        }
        countLines();
        if (failure.isEmpty() && result.isError()) {
            int octet = octets.get(octets.position()) & 0xFF;
            failure = Optional.of(new NotTextException(
                    line, String.format(Locale.ROOT, "octet 0x%02X is not %s; %s", octet, charset.name(), mend)));
        }
    }

    /** Counts lines up to the first NUL, which ends the text. */
    private void countLines() {
        for (int i = characters.position(); i < characters.limit(); i++) {
            char c = characters.get(i);
            if (c == 0) {
                characters.limit(i);
                failure = Optional.of(
                        new NotTextException(line, "a NUL character; this is not a text file in " + charset.name()));
                return;
            }
            if (c == '\r' || (c == '\n' && !afterReturn)) {
                line++;
            }
            afterReturn = c == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
