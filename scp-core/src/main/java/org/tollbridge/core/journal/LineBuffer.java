package org.tollbridge.core.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Buffer of lines to be written. Reused by one thread. */
final class LineBuffer extends ByteArrayOutputStream {

    LineBuffer() {
        super(1 << 16);
    }

    int crc(int from) {
        CRC32 crc = new CRC32();
        crc.update(buf, from, count - from);
        return (int) crc.getValue();
    }

    /** Adds a non-negative number in decimal digits. */
    void writeNumber(long number) {
        if (number >= 10) {
            writeNumber(number / 10);
        }
        write('0' + (int) (number % 10));
    }

    /** Overwrites octets with a number in eight lower-case hexadecimal digits. */
    void putHex(int at, int number) {
        for (int i = 0; i < 2 * Integer.BYTES; i++) {
            buf[at + i] = (byte) Character.forDigit(number >>> (Integer.SIZE - 4 * (i + 1)) & 0xf, 16);
        }
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(buf, 0, count);
    }
}
