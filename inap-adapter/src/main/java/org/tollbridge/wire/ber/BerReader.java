package org.tollbridge.wire.ber;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tollbridge.wire.Octets;

/**
 * A cursor over BER-encoded octets (X.690). It accepts every legal form: definite, indefinite and long-form lengths,
 * tags of several octets, nesting to {@link #MAX_DEPTH}. It never reads outside its input, and its work is at most the
 * input's length times the depth. Not thread-safe.
 */
public final class BerReader {
    /** The deepest nesting of constructed elements that is read. */
    public static final int MAX_DEPTH = 32;

    private static final int INDEFINITE = -1;
    private static final String IDENTIFIER = "X.690 8.1.2";
    private static final String LENGTH = "X.690 8.1.3";
    private static final String END_OF_CONTENTS = "X.690 8.1.5";

    private final Octets input;
    /** For each element entered: the limit outside it and the index after it. Grows to twice {@link #MAX_DEPTH}. */
    private int[] outer = new int[MAX_DEPTH / 2];

    private int depth;
    private int position;
    private int limit;

    private int tag;
    private boolean constructed;
    private int start;
    private int contents;
    private int contentsLength;

    public BerReader(Octets input) {
        this.input = input;
        this.limit = input.length();
    }

    /**
     * Moves to the next element of the contents being read.
     *
     * @return whether there is one
     */
    public boolean next() throws BerException {
        if (position == limit) {
            return false;
        }
        start = position;
        readHeader(position, limit);
        if (tag == 0) {
            throw failure(start, "end-of-contents outside an indefinite length", END_OF_CONTENTS);
        }
        if (contentsLength == INDEFINITE) {
            int end = endOfContents(contents, limit, depth + 1);
            readHeader(start, limit);
            contentsLength = end - contents;
            position = end + 2;
        } else {
            position = contents + contentsLength;
        }
        return true;
    }

    /** Moves to the next element, which must exist. */
    public void require(String what) throws BerException {
        if (!next()) {
            throw failure(position, what + " is missing", "X.690 8.1.1");
        }
    }

    /** Enters the current element, which must be constructed. {@link #next()} then moves to its first element. */
    public void enter() throws BerException {
        if (!constructed) {
            throw failure(start, "a primitive element where a constructed one is due", IDENTIFIER);
        }
        if (depth == MAX_DEPTH) {
            throw tooDeep(start);
        }
        if (2 * depth == outer.length) {
            outer = Arrays.copyOf(outer, 2 * outer.length);
        }
        outer[2 * depth] = limit;
        outer[2 * depth + 1] = position;
        depth++;
        limit = contents + contentsLength;
        position = contents;
    }

    /** Leaves the element entered last and skips whatever of it has not been read. There is then no current element. */
    public void leave() {
        depth--;
        limit = outer[2 * depth];
        position = outer[2 * depth + 1];
    }

    /** Whether the contents being read have no more elements. */
    public boolean atEnd() {
        return position == limit;
    }

    /** Index in the input of the first octet of the next element. */
    public int position() {
        return position;
    }

    /** Class and number of the current element, as in {@link Tag}. */
    public int tag() {
        return tag;
    }

    public boolean constructed() {
        return constructed;
    }

    /** Index in the input of the current element's first identifier octet. */
    public int offset() {
        return start;
    }

    /** The whole current element, with its identifier and length octets as received. No copy. */
    public Octets raw() {
        return input.slice(start, position - start);
    }

    /** Octets of the input by index, for example several consecutive elements. No copy. */
    public Octets between(int from, int to) {
        return input.slice(from, to - from);
    }

    /** The current element's contents octets, primitive or constructed, as received. No copy. */
    public Octets contents() {
        return input.slice(contents, contentsLength);
    }

    /**
     * INTEGER of up to 8 octets (clause 8.3). Redundant leading octets are tolerated.
     *
     * @return the value, signed
     */
    public long integer() throws BerException {
        return number("INTEGER", "X.690 8.3");
    }

    /** ENUMERATED (clause 8.4), within the range of {@code int}. */
    public int enumerated() throws BerException {
        long value = number("ENUMERATED", "X.690 8.4");
        if (value != (int) value) {
            throw failure(start, "an ENUMERATED beyond 32 bits", "X.690 8.4");
        }
        return (int) value;
    }

    private long number(String type, String clause) throws BerException {
        if (constructed) {
            throw failure(start, "constructed " + type, clause);
        }
        if (contentsLength == 0 || contentsLength > Long.BYTES) {
            throw failure(start, type + " of " + contentsLength + " octets", clause);
        }
        long value = (byte) input.at(contents);
        for (int i = 1; i < contentsLength; i++) {
            value = value << 8 | input.at(contents + i);
        }
        return value;
    }

    /** BOOLEAN (clause 8.2): any octet other than zero is TRUE. */
    public boolean bool() throws BerException {
        if (constructed || contentsLength != 1) {
            throw failure(start, "a BOOLEAN that is not one primitive octet", "X.690 8.2");
        }
        return input.at(contents) != 0;
    }

    /** NULL (clause 8.8): checks that it is empty. */
    public void nothing() throws BerException {
        if (constructed || contentsLength != 0) {
            throw failure(start, "a NULL that is not empty and primitive", "X.690 8.8");
        }
    }

    /** OBJECT IDENTIFIER (clause 8.19). */
    public ObjectIdentifier objectIdentifier() throws BerException {
        if (constructed
                || contentsLength == 0
                || contentsLength > ObjectIdentifier.MAX_LENGTH
                || input.at(contents + contentsLength - 1) > 0x7f) {
            throw failure(start, "an OBJECT IDENTIFIER that is not 1 to 64 whole primitive octets", "X.690 8.19");
        }
        return new ObjectIdentifier(contents());
    }

    /**
     * OCTET STRING (clause 8.7). A primitive one is a slice without a copy; the segments of a constructed one are
     * concatenated.
     */
    public Octets octets() throws BerException {
        if (!constructed) {
            return contents();
        }
        List<Octets> segments = new ArrayList<>();
        collectSegments(segments);
        return Octets.concat(segments);
    }

    private void collectSegments(List<Octets> segments) throws BerException {
        enter();
        while (next()) {
            if (tag != Tag.OCTET_STRING) {
                throw failure(start, "a segment that is not an OCTET STRING", "X.690 8.7.3");
            }
            if (constructed) {
                collectSegments(segments);
            } else {
                segments.add(contents());
            }
        }
        leave();
    }

    private void readHeader(int at, int bound) throws BerException {
        int identifier = octet(at++, bound, IDENTIFIER);
        constructed = (identifier & 0x20) != 0;
        int number = identifier & 0x1f;
        if (number == 0x1f) {
            number = 0;
            int octet;
            do {
                octet = octet(at++, bound, IDENTIFIER);
                if (number > Tag.MAX_NUMBER >>> 7) {
                    throw failure(at - 1, "a tag number beyond 28 bits", IDENTIFIER);
                }
                number = number << 7 | (octet & 0x7f);
            } while ((octet & 0x80) != 0);
        }
        tag = (identifier >>> 6) << 28 | number;
        int length = octet(at++, bound, LENGTH);
        if (length > 0x80) {
            int count = length & 0x7f;
            if (count == 0x7f) {
                throw failure(at - 1, "reserved length octet", LENGTH);
            }
            length = 0;
            for (; count > 0; count--) {
                if (length >>> 23 != 0) {
                    throw failure(at - 1, "a length beyond 31 bits", LENGTH);
                }
                length = length << 8 | octet(at++, bound, LENGTH);
            }
        } else if (length == 0x80) {
            if (!constructed) {
                throw failure(at - 1, "a primitive element of indefinite length", LENGTH);
            }
            length = INDEFINITE;
        }
        if (length > bound - at) {
            throw failure(at - 1, "a length of " + length + " where " + (bound - at) + " octets are left", LENGTH);
        }
        contents = at;
        contentsLength = length;
    }

    /** Finds the end-of-contents octets of an element of indefinite length whose contents begin at {@code at}. */
    private int endOfContents(int at, int bound, int level) throws BerException {
        if (level > MAX_DEPTH) {
            throw tooDeep(at);
        }
        while (true) {
            if (at == bound) {
                throw failure(at, "no end-of-contents before the octets end", END_OF_CONTENTS);
            }
            readHeader(at, bound);
            if (tag == 0) {
                if (constructed || contentsLength != 0 || contents != at + 2) {
                    throw failure(at, "end-of-contents that is not two zero octets", END_OF_CONTENTS);
                }
                return at;
            }
            at = contentsLength == INDEFINITE
                    ? endOfContents(contents, bound, level + 1) + 2
                    : contents + contentsLength;
        }
    }

    private int octet(int at, int bound, String clause) throws BerException {
        if (at >= bound) {
            throw failure(at, "the octets end inside an element", clause);
        }
        return input.at(at);
    }

    private static BerException tooDeep(int at) {
        return failure(at, "nested deeper than " + MAX_DEPTH, "limit of this decoder");
    }

    private static BerException failure(int offset, String reason, String clause) {
        return new BerException(offset, reason, clause);
    }
}
