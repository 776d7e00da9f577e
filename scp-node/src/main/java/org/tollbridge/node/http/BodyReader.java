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

/**
 * Reads the body of a request: no more than is accepted, not slower than the minimum rate, and only while there is
 * buffer space.
 */
final class BodyReader implements AutoCloseable {

    /**
     * Time allowed in addition to that for the body's length. The idle time-out closes connections that send nothing at
     * all.
     */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Minimum rate after that, in octets per second. */
    private static final long RATE = 32 << 10;

    /** Bodies up to this length do not use the common buffer space, because the number of connections limits them. */
    private static final int SHORT = 64 << 10;

    private static final int PIECE = 8 << 10;

    /** The buffer space that all long bodies in progress share. */
    static final class Room {

        private static final int OCTETS = 64 << 20;
        private static final long PATIENCE_SECONDS = 5;

        private final Semaphore octets = new Semaphore(OCTETS, true);
        private final LongSupplier nanos;

        /**
         * Creates unused space.
         *
         * @param nanos a monotonic clock
         */
        Room(LongSupplier nanos) {
            this.nanos = nanos;
        }

        /** The body of a request, which may have at most {@code longest} octets. */
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
     * Reads the body, and at most one octet beyond the limit.
     *
     * @throws IOException when it does not arrive, or too slowly
     * @throws BusyException when there is no buffer space for it now
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

    /** Releases its buffer space. */
    @Override
    public void close() {
        room.octets.release(taken);
        taken = 0;
    }
}
