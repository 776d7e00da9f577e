package org.tollbridge.core.diameter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection to a peer, from its opening to its end. Data is written at once if nothing was written for a
 * millisecond, otherwise together with all other data of that millisecond; reading works the same way. So one thread
 * wake-up and one system call serve many messages. A thread of its own reads, and writes the gathered data.
 */
final class DiameterSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiameterSocket.class);

    /** Capacity for data waiting to be written, in octets: some hundred requests. */
    static final int ROOM = 262_144;

    /** Part of it reserved for messages that maintain the link (RFC 6733, 5). */
    static final int KEPT_ROOM = 16_384;

    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** At this many messages per millisecond, many arrive together anyway, and waiting gains nothing. */
    private static final int MANY = 20;

    /** Receives messages on the thread of the connection. */
    interface Receiver {

        /** Receives a whole message. */
        void received(byte[] message);

        /**
         * Reports the end of the connection. Called once, by the thread that ends it, and last except for a message in
         * progress.
         */
        void closed();
    }

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final String name;
    private final Receiver receiver;
    private final Thread thread;
    private final FrameReader frames = new FrameReader();
    private final AtomicBoolean open = new AtomicBoolean(true);
    /** Data to be written; its monitor guards everything that concerns writing. */
    private final ByteBuffer gathered = ByteBuffer.allocateDirect(ROOM);

    private long written = System.nanoTime() - GATHER_NANOS;

    private int received;
    private long receivedSince = System.nanoTime();
    private boolean busy;

    private DiameterSocket(
            InetSocketAddress to, SocketChannel channel, Selector selector, SelectionKey key, Receiver receiver) {
        this.channel = channel;
        this.selector = selector;
        this.key = key;
        this.name = to.getAddress().getHostAddress() + ":" + to.getPort();
        this.receiver = receiver;
        this.thread = Thread.ofPlatform().daemon().name("diameter " + name).unstarted(this::run);
    }

    /**
     * Connects. The receiver is not called before {@link #start}.
     *
     * @param limitMillis how long connecting may take, 1 or more
     * @throws IOException when there is no connection then
     */
    static DiameterSocket connect(InetSocketAddress from, InetSocketAddress to, int limitMillis, Receiver receiver)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.bind(from);
            channel.socket().connect(to, limitMillis);
            // Gathering is done here; Nagle's algorithm would hold back what is sent after a pause.
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            try {
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                return new DiameterSocket(to, channel, selector, key, receiver);
            } catch (IOException | RuntimeException e) {
                selector.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Starts to read. */
    void start() {
        thread.start();
    }

    boolean isOpen() {
        return open.get();
    }

    /**
     * Sends a message without waiting.
     *
     * @param ofLink whether the message maintains the link
     * @return false when there is no room: the peer does not read what it was sent before
     * @throws IOException when the connection is over; nothing of this message has been sent then
     */
    boolean send(ByteBuffer message, boolean ofLink) throws IOException {
        try {
            synchronized (gathered) {
                if (!open.get()) {
                    throw new ClosedChannelException();
                }
                if (!hasRoom(message, ofLink)) {
                    write();
                    if (!hasRoom(message, ofLink)) {
                        return false;
                    }
                }
                boolean first = gathered.position() == 0;
                gathered.put(message);
                if (System.nanoTime() - written >= GATHER_NANOS) {
                    write();
                }
                if (first && gathered.position() > 0) {
                    selector.wakeup();
                }
                return true;
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private boolean hasRoom(ByteBuffer message, boolean ofLink) {
        return message.remaining() <= gathered.remaining() - (ofLink ? 0 : KEPT_ROOM);
    }

    /** Writes as much as the connection accepts. Requires the lock. */
    private void write() throws IOException {
        written = System.nanoTime();
        gathered.flip();
        try {
            channel.write(gathered);
        } finally {
            gathered.compact();
        }
    }

    private void run() {
        try {
            long last = System.nanoTime() - GATHER_NANOS;
            boolean more = true;
            while (more && open.get()) {
                selector.select();
                selector.selectedKeys().clear();
                awaitOthers(last);
                last = System.nanoTime();
                writeGathered();
                more = frames.read(channel, this::received);
                count(last);
            }
        } catch (FrameReader.BrokenFrameException e) {
            LOG.warn(
                    "Diameter: {} sent an invalid message (RFC 6733, 3: {}); the connection is closed",
                    name,
                    e.getMessage());
        } catch (IOException e) {
            LOG.debug("The connection to {} is lost", name, e);
        } finally {
            close();
            release();
        }
    }

    private void received(byte[] message) {
        if (open.get()) {
            received++;
            receiver.received(message);
        }
    }

    /** Gathers what arrives, and what is sent, within a millisecond of the last turn. */
    private void awaitOthers(long last) {
        long left = GATHER_NANOS - (System.nanoTime() - last);
        while (!busy && left > 0 && open.get()) {
            LockSupport.parkNanos(this, left);
            left = GATHER_NANOS - (System.nanoTime() - last);
        }
    }

    private void count(long now) {
        long time = now - receivedSince;
        if (time >= GATHER_NANOS) {
            busy = received >= MANY * time / GATHER_NANOS;
            received = 0;
            receivedSince = now;
        }
    }

    private void writeGathered() throws IOException {
        synchronized (gathered) {
            if (open.get()) {
                if (gathered.position() > 0) {
                    write();
                }
                key.interestOps(SelectionKey.OP_READ | (gathered.position() > 0 ? SelectionKey.OP_WRITE : 0));
            }
        }
    }

    private void release() {
        // The closing thread may still be writing the last data.
        try {
            synchronized (gathered) {
                channel.close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("The connection to {} cannot be closed", name, e);
        }
    }

    /** Writes the gathered data as far as the connection accepts it, and ends the connection. */
    @Override
    public void close() {
        synchronized (gathered) {
            if (!open.getAndSet(false)) {
                return;
            }
            // The channel is closed whether or not the last data can be written.
            try (channel) {
                write();
            } catch (IOException e) {
                LOG.debug("The last words to {} are lost", name, e);
            }
        }
        selector.wakeup();
        LockSupport.unpark(thread);
        receiver.closed();
    }
}
