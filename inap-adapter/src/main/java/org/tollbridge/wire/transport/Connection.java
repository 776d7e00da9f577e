package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;

/** A TCP connection or an SCTP association with one peer. All methods are thread-safe unless stated otherwise. */
public final class Connection implements IoLoop.Ready, StreamFramer.Sink {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Connection.class));

    private final IoLoop loop;
    private final Pipe pipe;
    private final InetSocketAddress remote;
    private final ConnectionListener listener;
    private final int queueLimit;
    private final TransportCounters counters;
    private final Consumer<Connection> onClosed;
    /** Held by the thread that writes, for no longer than one non-blocking write. */
    private final ReentrantLock turn = new ReentrantLock();

    private final ArrayDeque<Pipe.Outgoing> writing = new ArrayDeque<>();
    private final Object lock = new Object();
    private ArrayDeque<Pipe.Outgoing> queue = new ArrayDeque<>();
    private int queuedOctets;
    private boolean flushRequested;
    private volatile boolean closed;
    private volatile boolean proven;
    private final SelectionKey key;
    private boolean reading = true;
    private int incomingStream;
    private boolean reported;

    /**
     * Opens a connection. Must be called on the I/O thread of {@code loop}.
     *
     * @return a connection that is already closed if the listener failed
     */
    static Connection open(
            IoLoop loop, SelectableChannel channel, Transport.Context context, ConnectionListener listener)
            throws IOException {
        Connection connection = new Connection(loop, channel, context, listener);
        context.counters().opened();
        try {
            connection.listener.opened(connection);
        } catch (RuntimeException e) {
            LOG.error("a fault when a connection opens closes it", e);
            connection.finish("internal fault: " + e.getClass().getSimpleName());
        }
        return connection;
    }

    private Connection(IoLoop loop, SelectableChannel channel, Transport.Context context, ConnectionListener listener)
            throws IOException {
        this.loop = loop;
        this.listener = listener;
        this.remote = context.remote();
        this.queueLimit = context.settings().writeQueueOctets();
        this.counters = context.counters();
        this.onClosed = context.onClosed();
        this.key = loop.register(channel, SelectionKey.OP_READ, this);
        this.pipe = Pipe.of(channel, context.settings().maximumMessage(), this);
    }

    /** Sends on the first stream, which carries every message except DATA (RFC 4666, clause 1.4.7). */
    public SendResult send(byte[] message) {
        return send(message, 0);
    }

    /**
     * Queues a message. It is written together with others that are queued meanwhile, in the order of the calls.
     *
     * @param message not copied; the caller must not write to it again
     * @param stream the SCTP stream, below {@link #streams()}; 0 over TCP
     */
    public SendResult send(byte[] message, int stream) {
        synchronized (lock) {
            if (closed) {
                return SendResult.CLOSED;
            }
            if (queuedOctets + message.length > queueLimit) {
                counters.refusedWrite();
                return SendResult.FULL;
            }
            queuedOctets += message.length;
            queue.add(new Pipe.Outgoing(message, stream));
            if (flushRequested) {
                return SendResult.QUEUED;
            }
            flushRequested = true;
        }
        if (!BundlingThread.holds(this)) {
            requestFlush();
        }
        return SendResult.QUEUED;
    }

    private void requestFlush() {
        loop.flush(this);
    }

    /**
     * Writes the queue on the current thread, which avoids waking the I/O thread. The I/O thread takes over if another
     * thread is writing or the network accepts no more.
     *
     * @param scratch a direct buffer of the current thread
     */
    void flushHere(ByteBuffer scratch) {
        // A write by an interrupted thread would close the channel.
        if (closed || Thread.currentThread().isInterrupted() || !turn.tryLock()) {
            requestFlush();
            return;
        }
        boolean over;
        try {
            over = writeOnce(scratch);
        } catch (IOException | RuntimeException e) {
            // Unchecked exceptions too: the thread still has other messages to write.
            loop.execute(() -> finish("write failed: " + TransportException.reason(e)));
            return;
        } finally {
            turn.unlock();
        }
        if (!over) {
            requestFlush();
        }
    }

    /**
     * Queues DATA on a stream selected by its SLS, and never on the first if there are more (RFC 4666, clause 1.4.7).
     *
     * @param message not copied; the caller must not write to it again
     * @param sls the signalling link selection, 0 to 255
     */
    public SendResult sendData(byte[] message, int sls) {
        int streams = pipe.streams();
        return send(message, streams == 1 ? 0 : 1 + sls % (streams - 1));
    }

    /** The number of outgoing streams of the association; 1 over TCP. */
    public int streams() {
        return pipe.streams();
    }

    /** The number of incoming streams of the association; 1 over TCP. */
    public int incomingStreams() {
        return pipe.incomingStreams();
    }

    /** The stream of the message being passed to {@link ConnectionListener#received}; 0 over TCP. */
    public int incomingStream() {
        return incomingStream;
    }

    public InetSocketAddress remote() {
        return remote;
    }

    public boolean isClosed() {
        return closed;
    }

    /**
     * Marks the peer as genuine. The proving time no longer applies, and a client restarts its waits from the shortest.
     */
    public void prove() {
        proven = true;
    }

    /** Whether {@link #prove()} has been called. */
    public boolean isProven() {
        return proven;
    }

    /** Stops reading, so that flow control holds the peer back. Messages that were already read are still delivered. */
    public void pauseReading() {
        loop.execute(() -> setReading(false));
    }

    /** Resumes reading after {@link #pauseReading()}. */
    public void resumeReading() {
        loop.execute(() -> setReading(true));
    }

    /** Whether the connection is being read. Call on its I/O thread. */
    public boolean isReading() {
        return reading;
    }

    /** Runs a task on the I/O thread of this connection after a delay, unless the connection has closed by then. */
    public void schedule(Duration delay, Runnable task) {
        loop.schedule(delay, () -> {
            if (!closed) {
                task.run();
            }
        });
    }

    /** Runs a task on the I/O thread of this connection, after the listener calls in progress. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** Writes as much of the queue as the network accepts at once, then closes the connection. */
    public void close(String reason) {
        if (loop.isCurrent()) {
            finish(reason);
        } else {
            loop.execute(() -> finish(reason));
        }
    }

    /** Breaks the connection immediately, for example if the peer is dead. The queue is discarded. */
    public void abort(String reason) {
        loop.execute(() -> {
            if (reported) {
                return;
            }
            try {
                pipe.breakAtClose();
            } catch (IOException e) {
                LOG.info("{}: {}", this, TransportException.reason(e));
            }
            discardQueue();
            finish(reason);
        });
    }

    private void discardQueue() {
        turn.lock();
        try {
            writing.clear();
            synchronized (lock) {
                closed = true;
                if (queuedOctets > 0) {
                    counters.lostAtClose();
                }
                queue = new ArrayDeque<>();
                queuedOctets = 0;
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public String toString() {
        return TransportException.name(remote);
    }

    @Override
    public void ready(SelectionKey selected) throws IOException {
        if (selected.isReadable()) {
            Optional<String> over = pipe.read(loop.readBuffer());
            if (!closed) {
                listener.drained(this);
            }
            if (over.isPresent()) {
                finish(over.get());
                return;
            }
        }
        if (selected.isValid() && selected.isWritable()) {
            flush();
        }
    }

    @Override
    public void failed(String reason) {
        finish(reason);
    }

    @Override
    public void message(Octets message, int stream) {
        if (!closed) {
            incomingStream = stream;
            counters.received(message.length());
            listener.received(this, message);
        }
    }

    @Override
    public void malformed(DecodeFailure failure, Octets head, boolean fatal) {
        if (closed) {
            return;
        }
        counters.malformed();
        listener.malformed(this, failure, head, fatal);
        if (fatal) {
            finish("malformed: " + failure.describe());
        }
    }

    /** Writes the queue. Call on the I/O thread. */
    void flush() {
        if (closed) {
            return;
        }
        try {
            writeQueued();
        } catch (IOException | RuntimeException e) {
            finish("write failed: " + TransportException.reason(e));
        }
    }

    private void writeQueued() throws IOException {
        turn.lock();
        try {
            boolean over;
            do {
                over = writeOnce(loop.writeBuffer());
            } while (!over && writing.isEmpty());
        } finally {
            turn.unlock();
        }
        updateInterest();
    }

    /**
     * Writes the current queue, or as much of it as the network accepts. Call while holding {@link #turn}.
     *
     * @return whether nothing is left
     */
    private boolean writeOnce(ByteBuffer scratch) throws IOException {
        if (writing.isEmpty()) {
            takeQueue();
        }
        int messages = writing.size();
        int done = pipe.write(writing, scratch);
        counters.sent(messages - writing.size(), done);
        synchronized (lock) {
            queuedOctets -= done;
            flushRequested = !writing.isEmpty() || !queue.isEmpty();
            return !flushRequested;
        }
    }

    private void takeQueue() {
        synchronized (lock) {
            writing.addAll(queue);
            queue.clear();
        }
    }

    private void setReading(boolean wanted) {
        reading = wanted;
        if (!closed) {
            updateInterest();
        }
    }

    private void updateInterest() {
        int wanted = (reading ? SelectionKey.OP_READ : 0) | (isBehind() ? SelectionKey.OP_WRITE : 0);
        if (key.isValid() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Whether the network has not accepted everything that was to be written. */
    private boolean isBehind() {
        turn.lock();
        try {
            return !writing.isEmpty();
        } finally {
            turn.unlock();
        }
    }

    private void finish(String reason) {
        if (reported) {
            return;
        }
        reported = true;
        try (SelectableChannel channel = pipe.channel()) {
            if (channel.isOpen()) {
                writeQueued();
            }
        } catch (IOException | RuntimeException e) {
            LOG.info("{}: closing: {}", this, TransportException.reason(e));
        }
        discardQueue();
        counters.closed();
        onClosed.accept(this);
        listener.closed(this, reason);
    }
}
