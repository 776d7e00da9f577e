package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.store.BusyException;

/** How slowly a body may come, and how much room there is for those that are long. */
class BodyReaderTest {

    private static final int MEBI = 1 << 20;

    private final AtomicLong nanos = new AtomicLong();
    private final BodyReader.Room room = new BodyReader.Room(nanos::get);

    /** A body of which some octets come at a time, and each time some time has gone by. */
    private final class Coming extends ServletInputStream {
        private final int piece;
        private final long millis;
        private int left;

        Coming(int octets, int piece, long millis) {
            this.left = octets;
            this.piece = piece;
            this.millis = millis;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
            int read = Math.min(Math.min(piece, length), left);
            left -= read;
            return read == 0 ? -1 : read;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private BodyReader body(int longest, long announced, ServletInputStream in) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getContentLengthLong" -> announced;
                        case "getInputStream" -> in;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
        return room.of(request, longest);
    }

    @Test
    void noMoreIsReadThanIsTakenAndOneOctet() throws Exception {
        assertEquals(101, body(100, 5_000, new Coming(5_000, 70, 0)).read().remaining());
        assertEquals(101, body(100, -1, new Coming(5_000, 70, 0)).read().remaining());
        assertEquals(100, body(100, 100, new Coming(100, 70, 0)).read().remaining());
        assertEquals(0, body(100, -1, new Coming(0, 70, 0)).read().remaining());
    }

    @Test
    void whatComesTooSlowlyIsReadNoFurther() throws Exception {
        Coming slow = new Coming(1_000, 1, 100);
        IOException fault =
                assertThrows(IOException.class, () -> body(1_000, 1_000, slow).read());
        assertEquals("the body arrives too slowly: 101 octets so far", fault.getMessage());
        // 8 kB in 200 ms are 40 kB/s.
        assertEquals(
                8 * MEBI,
                body(8 * MEBI, 8 * MEBI, new Coming(8 * MEBI, 8 << 10, 200))
                        .read()
                        .remaining());
        // 8 kB in 300 ms are 27 kB/s.
        assertThrows(
                IOException.class,
                () -> body(8 * MEBI, 8 * MEBI, new Coming(8 * MEBI, 8 << 10, 300))
                        .read());
    }

    @Test
    void longBodiesHaveSoMuchRoomTogether() throws Exception {
        BodyReader first = body(40 * MEBI, 40 * MEBI, new Coming(1, 1, 0));
        first.read();
        try (BodyReader second = body(40 * MEBI, 40 * MEBI, new Coming(1, 1, 0));
                BodyReader small = body(40 * MEBI, 1_000, new Coming(1_000, 1_000, 0))) {
            BusyException busy = assertThrows(BusyException.class, second::read);
            assertTrue(String.valueOf(busy.getMessage()).contains("too many long request bodies"), busy.toString());
            assertEquals(1_000, small.read().remaining());
            first.close();
            assertEquals(1, second.read().remaining());
        }
    }
}
