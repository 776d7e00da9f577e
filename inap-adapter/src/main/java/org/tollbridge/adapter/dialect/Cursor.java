package org.tollbridge.adapter.dialect;

import org.tollbridge.wire.Octets;

/** A reading position in octets. */
final class Cursor {
    private final Octets octets;
    private int at;

    Cursor(Octets octets) {
        this.octets = octets;
    }

    int left() {
        return octets.length() - at;
    }

    /** Takes the next octets; fails with the path of the element that wanted them if there are too few. */
    Octets take(int count, String path) throws DialectException {
        if (count > left()) {
            throw new DialectException(path, count + " octets are wanted at octet " + at + ", " + left() + " are left");
        }
        Octets taken = octets.slice(at, count);
        at += count;
        return taken;
    }

    Octets rest(String path) throws DialectException {
        return take(left(), path);
    }

    /** Whether the next octets are the given ones. */
    boolean startsWith(Octets expected) {
        return expected.length() <= left()
                && octets.slice(at, expected.length()).equals(expected);
    }

    /** Reads a definite BER length (X.690 8.1.3) and takes that many octets. */
    Octets takeCounted(String path) throws DialectException {
        int length = take(1, path).at(0);
        if (length >= 0x80) {
            int count = length & 0x7f;
            if (count == 0 || count > 2) {
                throw new DialectException(path, "a definite length of at most 65535 is expected");
            }
            length = (int) ByteOrder.BIG.read(take(count, path));
        }
        return take(length, path);
    }
}
