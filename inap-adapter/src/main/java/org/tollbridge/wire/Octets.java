package org.tollbridge.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * An immutable sequence of octets. A slice shares its parent's octets, so a decoded message keeps the whole datagram in
 * memory: call {@link #compact()} on a part that outlives the message.
 */
public final class Octets implements Comparable<Octets> {
    public static final Octets EMPTY = new Octets(new byte[0], 0, 0);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] array;
    private final int offset;
    private final int length;

    private Octets(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** Copies the octets. */
    public static Octets of(byte... octets) {
        return octets.length == 0 ? EMPTY : new Octets(octets.clone(), 0, octets.length);
    }

    /** Copies {@code length} octets from {@code offset}. */
    public static Octets of(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        return length == 0 ? EMPTY : new Octets(Arrays.copyOfRange(octets, offset, offset + length), 0, length);
    }

    /** Wraps the array without a copy. The caller must not write to it again. */
    public static Octets wrap(byte[] octets) {
        return octets.length == 0 ? EMPTY : new Octets(octets, 0, octets.length);
    }

    /** Wraps a part of the array without a copy. The caller must not write to it again. */
    public static Octets wrap(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        return length == 0 ? EMPTY : new Octets(octets, offset, length);
    }

    /**
     * Reads pairs of hexadecimal digits of either case, without separators.
     *
     * @throws IllegalArgumentException if there is an odd number of digits or another character
     */
    public static Octets fromHex(String hex) {
        return wrap(HEX.parseHex(hex));
    }

    /** Concatenates the parts. */
    public static Octets concat(List<Octets> parts) {
        int total = 0;
        for (Octets part : parts) {
            total = Math.addExact(total, part.length);
        }
        byte[] joined = new byte[total];
        int at = 0;
        for (Octets part : parts) {
            part.copyTo(joined, at);
            at += part.length;
        }
        return wrap(joined);
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The octet at an index, 0 to 255. */
    public int at(int index) {
        return array[offset + Objects.checkIndex(index, length)] & 0xff;
    }

    /** The octets from {@code from} to the end, without a copy. */
    public Octets slice(int from) {
        return slice(from, length - from);
    }

    /** {@code count} octets from {@code from}, without a copy. */
    public Octets slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        if (count == 0) {
            return EMPTY;
        }
        return count == length ? this : new Octets(array, offset + from, count);
    }

    /** The same octets in an array of exactly their length. */
    public Octets compact() {
        return length == array.length ? this : of(array, offset, length);
    }

    /** Copies all octets into {@code target}, starting at {@code at}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** Lower-case hexadecimal digits without separators. */
    public String toHex() {
        return HEX.formatHex(array, offset, offset + length);
    }

    /** Compares unsigned and lexicographically; a proper prefix comes first. */
    @Override
    public int compareTo(Octets other) {
        return Arrays.compareUnsigned(
                array, offset, offset + length, other.array, other.offset, other.offset + other.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return toHex();
    }
}
