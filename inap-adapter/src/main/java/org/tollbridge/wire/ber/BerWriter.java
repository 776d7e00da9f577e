package org.tollbridge.wire.ber;

import org.tollbridge.wire.Octets;

/**
 * Writes BER (X.690) backwards into one growing buffer: the last element first, contents before their header. Lengths
 * are definite and of the shortest form. Not for use by several threads.
 */
public final class BerWriter {
    private byte[] buffer;
    /** Index of the first octet written. */
    private int head;

    /**
     * @param capacity octets for which no growth is needed, above 0
     */
    public BerWriter(int capacity) {
        buffer = new byte[capacity];
        head = capacity;
    }

    /** How many octets have been written: taken before contents are written, it tells {@link #constructed} their end. */
    public int mark() {
        return buffer.length - head;
    }

    /** Puts the header of a constructed element before everything written since a mark. */
    public void constructed(int tag, int mark) {
        header(tag, true, mark() - mark);
    }

    /** Puts the header of a primitive element before everything written since a mark. */
    public void primitive(int tag, int mark) {
        header(tag, false, mark() - mark);
    }

    /** OCTET STRING, or any primitive element of the given contents. */
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

    /** Octets as they are: an element encoded already, or a part of some contents. */
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

    /** A copy of all that has been written. */
    public Octets toOctets() {
        return Octets.of(buffer, head, mark());
    }

    /** All that has been written, without a copy: this writer must not be used any more. */
    public Octets finish() {
        return Octets.wrap(buffer, head, mark());
    }

    /** Forgets what has been written and keeps the buffer. */
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
