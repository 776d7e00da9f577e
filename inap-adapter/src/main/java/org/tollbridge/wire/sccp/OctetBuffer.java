package org.tollbridge.wire.sccp;

import java.util.Arrays;
import org.tollbridge.wire.Octets;

/** A growing buffer for octets to be sent. */
final class OctetBuffer {
    private byte[] octets;
    private int length;

    OctetBuffer(int capacity) {
        octets = new byte[capacity];
    }

    /** Appends the low eight bits. */
    void put(int value) {
        reserve(1);
        octets[length++] = (byte) value;
    }

    void put(Octets value) {
        reserve(value.length());
        value.copyTo(octets, length);
        length += value.length();
    }

    private void reserve(int count) {
        if (octets.length - length < count) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + count));
        }
    }

    /** The octets in the buffer, which must not be used again. */
    Octets toOctets() {
        return Octets.wrap(octets, 0, length);
    }
}
