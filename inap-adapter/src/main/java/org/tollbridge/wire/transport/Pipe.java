package org.tollbridge.wire.transport;

import com.sun.nio.sctp.SctpChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The part of a connection that differs between TCP and SCTP. It is read on its I/O thread, and written to by one thread at a
 * time, whichever has the turn.
 */
sealed interface Pipe permits TcpPipe, SctpPipe {

    SelectableChannel channel();

    /** How many outgoing streams there are: 1 for TCP. */
    int streams();

    /** How many incoming streams there are: 1 for TCP. */
    int incomingStreams();

    /**
     * Reads what is there, within reason, and gives it to the framing.
     *
     * @return why the connection is over; empty while it stands
     */
    Optional<String> read(ByteBuffer scratch) throws IOException;

    /**
     * Writes from the head of the queue until it is empty or the network takes no more, and removes what is written.
     *
     * @return octets of the messages removed
     */
    int write(ArrayDeque<Outgoing> queue, ByteBuffer scratch) throws IOException;

    /** Has the closing of the channel break the connection at once: RST of TCP, ABORT of SCTP; nothing waits to be sent. */
    void breakAtClose() throws IOException;

    /** The pipe of a connected channel, giving what it reads to {@code sink}. */
    static Pipe of(SelectableChannel channel, int maximumMessage, StreamFramer.Sink sink) throws IOException {
        return switch (channel) {
            case SocketChannel tcp -> new TcpPipe(tcp, new StreamFramer(maximumMessage, sink));
            case SctpChannel sctp -> new SctpPipe(sctp, maximumMessage, sink);
            default -> throw new IOException("neither TCP nor SCTP: " + channel);
        };
    }

    /** A message and the SCTP stream it goes out on. */
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
