package org.tollbridge.node.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tollbridge.provisioning.store.BusyException;

/** Reads the body of one request: no more of it than is taken, no slower than it must come, and only while there is room for it. */
final class BodyReader implements AutoCloseable {

    /** How long a body may take beside what its length needs; a sender that sends nothing is the connection's idle time-out's. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What must come of it in a second after that, in octets. */
    private static final long RATE = 32 << 10;

    /** A body of at most so many octets needs no room of the common one: there are never more of them than connections. */
    private static final int SHORT = 64 << 10;

    private static final int PIECE = 8 << 10;

    /** Where long bodies are while their requests are worked on: for all of them together. */
    static final class Room {

        private static final int OCTETS = 64 << 20;
        private static final long PATIENCE_SECONDS = 5;

        private final Semaphore octets = new Semaphore(OCTETS, true);
        private final LongSupplier nanos;

        /**
         * Room that nobody has yet.
         *
         * @param nanos a clock that only goes on
         */
        Room(LongSupplier nanos) {
            this.nanos = nanos;
        }

        /** The body of a request of which at most {@code longest} octets are taken. */
        BodyReader of(HttpServletRequest request, int longest) {
            return new BodyReader(this, request, longest);
        }
    }

    private final Room room;
    private final HttpServletRequest request;
    private final int longest;
    private int taken;

    private BodyReader(Room room, HttpServletRequest request, int longest) {
        this.room = room;
        this.request = request;
        this.longest = longest;
    }

    /**
     * Reads it, and one octet more than is taken if there is one.
     *
     * @throws IOException when it does not come, or too slowly
     * @throws BusyException when there is no room for it now
     */
    ByteBuffer read() throws IOException, BusyException {
        long announced = request.getContentLengthLong();
        int most = announced < 0 || announced > longest ? longest + 1 : (int) announced;
        takeRoom(most);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.min(most, PIECE));
        byte[] piece = new byte[PIECE];
        long began = room.nanos.getAsLong();
        try (InputStream in = request.getInputStream()) {
            while (whole.size() < most) {
                int read = in.read(piece, 0, Math.min(PIECE, most - whole.size()));
                if (read < 0) {
                    break;
                }
                whole.write(piece, 0, read);
                long late = room.nanos.getAsLong() - began - GRACE_NANOS;
                if (whole.size() < most && late > 0 && whole.size() < late / 1e9 * RATE) {
                    throw new IOException("the body arrives too slowly: " + whole.size() + " octets so far");
                }
            }
        }
        return ByteBuffer.wrap(whole.toByteArray());
    }

    private void takeRoom(int most) throws BusyException {
        if (most <= SHORT) {
            return;
        }
        try {
            if (room.octets.tryAcquire(most, Room.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                taken = most;
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException("too many long request bodies at the moment; try again shortly");
    }

    /** Gives its room back. */
    @Override
    public void close() {
        room.octets.release(taken);
        taken = 0;
    }
}
