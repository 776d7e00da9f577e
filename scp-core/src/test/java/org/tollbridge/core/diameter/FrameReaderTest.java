package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {

    private final FrameReader frames = new FrameReader();
    private final List<byte[]> read = new ArrayList<>();

    /** A message of this length, whose last octets say which one it is. */
    static byte[] message(int length, int number) {
        ByteBuffer octets = ByteBuffer.allocate(length).putInt(1 << 24 | length);
        return octets.putInt(length - Integer.BYTES, number).array();
    }

    private static byte[] all(byte[]... parts) {
        ByteBuffer octets = ByteBuffer.allocate(
                List.of(parts).stream().mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            octets.put(part);
        }
        return octets.array();
    }

    private boolean take(byte[] octets) throws IOException {
        return frames.read(Channels.newChannel(new ByteArrayInputStream(octets)), read::add);
    }

    private void hasRead(byte[]... messages) {
        assertEquals(messages.length, read.size());
        for (int i = 0; i < messages.length; i++) {
            assertArrayEquals(messages[i], read.get(i));
        }
    }

    @Test
    void manyMessagesOfOneReadAreToldApart() throws Exception {
        byte[][] messages = {message(20, 1), message(24, 2), message(4_000, 3), message(20, 4)};
        assertTrue(take(all(messages)));
        hasRead(messages);
    }

    @Test
    void aMessageOfManyReadsIsPutTogether() throws Exception {
        byte[] first = message(36, 1);
        byte[] second = message(40, 2);
        for (byte octet : all(first, second)) {
            assertTrue(take(new byte[] {octet}));
        }
        hasRead(first, second);
    }

    @Test
    void theLongestMessageIsTaken() throws Exception {
        byte[] longest = message(FrameReader.LONGEST, 1);
        byte[] after = message(20, 2);
        ByteArrayInputStream octets = new ByteArrayInputStream(all(longest, after));
        var from = Channels.newChannel(octets);
        while (octets.available() > 0) {
            assertTrue(frames.read(from, read::add));
        }
        hasRead(longest, after);
    }

    @ParameterizedTest
    @CsvSource({"2, 20", "0, 20", "255, 20", "1, 16", "1, 0", "1, 22", "1, 1048580", "1, 16777212"})
    void whatIsNoMessageEndsTheStream(int version, int length) throws Exception {
        byte[] good = message(20, 1);
        byte[] broken = ByteBuffer.allocate(20).putInt(version << 24 | length).array();
        assertThrows(FrameReader.BrokenFrameException.class, () -> take(all(good, broken)));
        hasRead(good);
    }

    @Test
    void theEndOfTheStreamIsTheEndInMidMessageToo() throws Exception {
        assertTrue(take(new byte[] {1, 0, 0}));
        assertFalse(take(new byte[0]));
        hasRead();
    }
}
