package org.tollbridge.wire.transport;

import com.sun.nio.sctp.SctpChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The part of a connection that differs between TCP and SCTP. Its I/O thread reads it; the thread that has the turn
 * writes to it, one at a time.
 */
sealed interface Pipe permits TcpPipe, SctpPipe {

    SelectableChannel channel();

    /** The number of outgoing streams; 1 for TCP. */
    int streams();

    /** The number of incoming streams; 1 for TCP. */
    int incomingStreams();

    /**
     * Reads what has arrived, up to a limit, and passes it to the framing.
     *
     * @return why the connection has ended; empty while it is open
     */
    Optional<String> read(ByteBuffer scratch) throws IOException;

    /**
     * Writes from the head of the queue until it is empty or the network accepts no more, and removes what is written.
     *
     * @return octets of the messages removed
     */
    int write(ArrayDeque<Outgoing> queue, ByteBuffer scratch) throws IOException;

    /** Makes the closing of the channel abort the connection: RST of TCP, ABORT of SCTP; unsent data is discarded. */
    void breakAtClose() throws IOException;

    /** Makes the pipe of a connected channel, which passes what it reads to {@code sink}. */
    static Pipe of(SelectableChannel channel, int maximumMessage, StreamFramer.Sink sink) throws IOException {
        return switch (channel) {
            case SocketChannel tcp -> new TcpPipe(tcp, new StreamFramer(maximumMessage, sink));
            case SctpChannel sctp -> new SctpPipe(sctp, maximumMessage, sink);
            default -> throw new IOException("neither TCP nor SCTP: " + channel);
        };
    }

    /** A message and the SCTP stream to send it on. */
    final class Outgoing {
        private final byte[] octets;
        private final int stream;

        Outgoing(byte[] octets, int stream) {
            this.octets = octets;
            this.stream = stream;
        }

        byte[] octets() {
            return octets;
        }

        int stream() {
            return stream;
        }
    }
}
