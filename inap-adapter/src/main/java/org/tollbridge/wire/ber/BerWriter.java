package org.tollbridge.wire.ber;

import org.tollbridge.wire.Octets;

/**
 * Writes BER (X.690) backwards into one growing buffer: the last element first, and contents before their header.
 * Lengths are definite and in the shortest form. Not thread-safe.
 */
public final class BerWriter {
    private byte[] buffer;
    /** Index of the first octet written. */
    private int head;

    /**
     * @param capacity octets that fit without growth, above 0
     */
    public BerWriter(int capacity) {
        buffer = new byte[capacity];
        head = capacity;
    }

    /**
     * The number of octets written so far. Taken before the contents are written, it tells {@link #constructed} where
     * they end.
     */
    public int mark() {
        return buffer.length - head;
    }

    /** Writes the header of a constructed element around everything written since the mark. */
    public void constructed(int tag, int mark) {
        header(tag, true, mark() - mark);
    }

    /** Writes the header of a primitive element around everything written since the mark. */
    public void primitive(int tag, int mark) {
        header(tag, false, mark() - mark);
    }

    /** OCTET STRING, or any primitive element with the given contents. */
    public void octets(int tag, Octets contents) {
        raw(contents);
        header(tag, false, contents.length());
    }

    /** INTEGER or ENUMERATED in the fewest octets (clauses 8.3 and 8.4). */
    public void integer(int tag, long value) {
        int count = 1 + (64 - Long.numberOfLeadingZeros(value < 0 ? ~value : value)) / 8;
        reserve(count);
        for (int i = 0; i < count; i++) {
            buffer[--head] = (byte) value;
            value >>= 8;
        }
        header(tag, false, count);
    }

    /** BOOLEAN; TRUE is FF. */
    public void bool(int tag, boolean value) {
        octet(value ? 0xff : 0);
        header(tag, false, 1);
    }

    public void nothing(int tag) {
        header(tag, false, 0);
    }

    public void objectIdentifier(int tag, ObjectIdentifier value) {
        octets(tag, value.contents());
    }

    /** Octets written unchanged: an element that is already encoded, or a part of some contents. */
    public void raw(Octets octets) {
        reserve(octets.length());
        head -= octets.length();
        octets.copyTo(buffer, head);
    }

    /** One octet of contents. */
    public void octet(int value) {
        reserve(1);
        buffer[--head] = (byte) value;
    }

    /** A copy of everything written. */
    public Octets toOctets() {
        return Octets.of(buffer, head, mark());
    }

    /** Everything written, without a copy. The writer must not be used again. */
    public Octets finish() {
        return Octets.wrap(buffer, head, mark());
    }

    /** Discards everything written and keeps the buffer. */
    public void reset() {
        head = buffer.length;
    }

    private void header(int tag, boolean constructed, int length) {
        // At most 5 identifier octets and 5 length octets.
        reserve(10);
        if (length < 0x80) {
            buffer[--head] = (byte) length;
        } else {
            int count = 0;
            for (int rest = length; rest != 0; rest >>>= 8) {
                buffer[--head] = (byte) rest;
                count++;
            }
            buffer[--head] = (byte) (0x80 | count);
        }
        int number = Tag.number(tag);
        int leading = (tag >>> 28) << 6 | (constructed ? 0x20 : 0);
        if (number < 0x1f) {
            buffer[--head] = (byte) (leading | number);
        } else {
            buffer[--head] = (byte) (number & 0x7f);
            for (int rest = number >>> 7; rest != 0; rest >>>= 7) {
                buffer[--head] = (byte) (rest | 0x80);
            }
            buffer[--head] = (byte) (leading | 0x1f);
        }
    }

    private void reserve(int count) {
        if (count > head) {
            int written = mark();
            byte[] larger = new byte[Math.max(Math.multiplyExact(buffer.length, 2), Math.addExact(written, count))];
            System.arraycopy(buffer, head, larger, larger.length - written, written);
            head = larger.length - written;
            buffer = larger;
        }
    }
}
