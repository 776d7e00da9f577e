package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/** A TCP connection: many messages per read call and per write call. */
final class TcpPipe implements Pipe {

    /** After this many full buffers the other connections of the thread get their turn. */
    private static final int READS = 4;

    private final SocketChannel channel;
    private final StreamFramer framer;
    private int headWritten;

    TcpPipe(SocketChannel channel, StreamFramer framer) {
        this.channel = channel;
        this.framer = framer;
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public int streams() {
        return 1;
    }

    @Override
    public int incomingStreams() {
        return 1;
    }

    @Override
    public Optional<String> read(ByteBuffer scratch) throws IOException {
        for (int i = 0; i < READS; i++) {
            scratch.clear();
            int count = channel.read(scratch);
            if (count < 0) {
                return Optional.of("closed by the peer");
            }
            scratch.flip();
            framer.accept(scratch);
            if (count < scratch.capacity()) {
                break;
            }
        }
        return Optional.empty();
    }

    @Override
    public void breakAtClose() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }

    @Override
    public int write(ArrayDeque<Outgoing> queue, ByteBuffer scratch) throws IOException {
        int done = 0;
        while (!queue.isEmpty()) {
            gather(queue, scratch);
            int written = channel.write(scratch);
            done += release(queue, written);
            if (scratch.hasRemaining()) {
                break;
            }
        }
        return done;
    }

    private void gather(ArrayDeque<Outgoing> queue, ByteBuffer scratch) {
        scratch.clear();
        int offset = headWritten;
        Iterator<Outgoing> messages = queue.iterator();
        while (messages.hasNext() && scratch.hasRemaining()) {
            byte[] octets = messages.next().octets();
            scratch.put(octets, offset, Math.min(octets.length - offset, scratch.remaining()));
            offset = 0;
        }
        scratch.flip();
    }

    private int release(ArrayDeque<Outgoing> queue, int written) {
        int done = 0;
        headWritten += written;
        Outgoing head = queue.peek();
        while (head != null && headWritten >= head.octets().length) {
            headWritten -= head.octets().length;
            done += head.octets().length;
            queue.remove();
            head = queue.peek();
        }
        return done;
    }
}
