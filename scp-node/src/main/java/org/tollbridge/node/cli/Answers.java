package org.tollbridge.node.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output for results: UTF-8 in every locale, buffered, and ended when the reader has gone. */
final class Answers {

    private Answers() {}

    /**
     * Thrown when the reader has closed its end of the pipe, as {@code head} does, so that there is nothing left to do.
     */
    static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    static PrintStream onStandardOutput() {
        return on(new FileOutputStream(FileDescriptor.out));
    }

    /** A stream that throws {@link ReaderGone} where {@link PrintStream} would only set a flag. */
    static PrintStream on(OutputStream out) {
        return new PrintStream(new BufferedOutputStream(new Watched(out), 16 * 1024), false, StandardCharsets.UTF_8);
    }

    private static final class Watched extends FilterOutputStream {
        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new ReaderGone(e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new ReaderGone(e);
            }
        }
    }
}
