package org.tollbridge.core.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Lines on their way to the disk. Used over and over by one thread. */
final class LineBuffer extends ByteArrayOutputStream {

    LineBuffer() {
        super(1 << 16);
    }

    int crc(int from) {
        CRC32 crc = new CRC32();
        crc.update(buf, from, count - from);
        return (int) crc.getValue();
    }

    void put(int at, byte octet) {
        buf[at] = octet;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(buf, 0, count);
    }
}
