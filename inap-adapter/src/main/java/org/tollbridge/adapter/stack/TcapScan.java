package org.tollbridge.adapter.stack;

import java.util.Arrays;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * Quickly checks whether a TCAP message has the plain form of nearly all messages, which jSS7 reads without failing.
 * Other messages are not necessarily wrong, but need a full decoding.
 */
final class TcapScan {

    /** No transaction id with a definite length was read. */
    static final long NONE = -1;

    private static final int BEGIN = 0x62;
    private static final int END = 0x64;
    private static final int CONTINUE = 0x65;
    private static final int ORIGINATING_ID = 0x48;
    private static final int DESTINATION_ID = 0x49;
    private static final int DIALOGUE_PORTION = 0x6b;
    private static final int COMPONENT_PORTION = 0x6c;
    private static final int EXTERNAL = 0x28;
    private static final int SINGLE_TYPE = 0xa0;
    private static final int AARQ = 0x60;
    private static final int CONTEXT_NAME = 0xa1;
    private static final int OBJECT_IDENTIFIER = 0x06;
    /** The object identifier of dialogue-as-id (Q.773 (06/97), clause 4.2.3) as an element. */
    private static final byte[] STRUCTURED = {6, 7, 0, 0x11, (byte) 0x86, 5, 1, 1, 1};
    /** An explicit protocol version 1. */
    private static final byte[] VERSION_1 = {(byte) 0x80, 2, 7, (byte) 0x80};

    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;
    private static final int LINKED_ID = 0x80;
    private static final int DEPTH = 12;

    private final byte[] data;
    private int at;
    private int length;

    private TcapScan(byte[] data) {
        this.data = data;
    }

    /** Whether a message opens a dialogue. */
    static boolean isBegin(byte[] data) {
        return data.length > 0 && (data[0] & 0xff) == BEGIN;
    }

    /**
     * Whether the octets are a BEGIN, CONTINUE or END with consistent definite lengths, transaction ids of 1 to 4
     * octets and, in every component, an invoke id and a linked id of one octet and a local code.
     */
    static boolean isPlain(byte[] data) {
        return new TcapScan(data).message();
    }

    /**
     * Makes a BEGIN of only the originating transaction id of a message, which may be truncated.
     *
     * @return empty if it does not begin with such an id, for example an END
     */
    static Optional<byte[]> originatingOnly(byte[] data) {
        if (data.length < 2 || (data[0] & 0xc0) != 0x40) {
            return Optional.empty();
        }
        int at = new TcapScan(data).inside();
        int length = at + 1 < data.length && (data[at] & 0xff) == ORIGINATING_ID ? data[at + 1] & 0xff : 0;
        if (length < 1 || length > 4 || at + 2 + length > data.length) {
            return Optional.empty();
        }
        byte[] begin = new byte[4 + length];
        begin[0] = BEGIN;
        begin[1] = (byte) (2 + length);
        System.arraycopy(data, at, begin, 2, 2 + length);
        return Optional.of(begin);
    }

    /** The transaction id on the receiver's side in a CONTINUE, END or ABORT, or {@link #NONE}. */
    static long destination(byte[] data) {
        TcapScan scan = new TcapScan(data);
        int from = scan.inside();
        if (from < data.length && (data[from] & 0xff) == ORIGINATING_ID) {
            from = scan.id(ORIGINATING_ID, from);
        }
        return scan.value(scan.id(DESTINATION_ID, from));
    }

    /** The transaction id on the sender's side in a BEGIN or CONTINUE, or {@link #NONE}. */
    static long originating(byte[] data) {
        TcapScan scan = new TcapScan(data);
        return scan.value(scan.id(ORIGINATING_ID, scan.inside()));
    }

    /** The same id in its original octets; empty if there is none. */
    static Optional<TransactionId> originatingId(byte[] data) {
        TcapScan scan = new TcapScan(data);
        int end = scan.id(ORIGINATING_ID, scan.inside());
        return end < 0 ? Optional.empty() : Optional.of(new TransactionId(Octets.of(data, scan.at, end - scan.at)));
    }

    /** The index of the first element in the message, which may be truncated. */
    private int inside() {
        int first = data.length < 2 ? 0 : data[1] & 0xff;
        return first < 0x80 ? 2 : 2 + (first & 0x7f);
    }

    /** The value of the octets up to {@code end}, if they are a transaction id. */
    private long value(int end) {
        long id = end < 0 ? NONE : 0;
        for (int index = at; index < end; index++) {
            id = (id << 8) | (data[index] & 0xff);
        }
        return id;
    }

    private boolean message() {
        if (data.length < 2 || !header(0, data.length) || at + length != data.length) {
            return false;
        }
        int next = switch (data[0] & 0xff) {
            case BEGIN -> id(ORIGINATING_ID, at);
            case END -> id(DESTINATION_ID, at);
            case CONTINUE -> id(DESTINATION_ID, id(ORIGINATING_ID, at));
            default -> -1;
        };
        if (next >= 0 && next < data.length && (data[next] & 0xff) == DIALOGUE_PORTION) {
            next = request(next);
        }
        if (next >= 0 && next < data.length && (data[next] & 0xff) == COMPONENT_PORTION) {
            next = components(next);
        }
        return next == data.length;
    }

    /** The index after a transaction id, or -1. */
    private int id(int tag, int from) {
        boolean plain = from >= 0
                && from < data.length
                && (data[from] & 0xff) == tag
                && header(from, data.length)
                && length >= 1
                && length <= 4;
        return plain ? at + length : -1;
    }

    /** The index after a dialogue portion that consists only of an AARQ with an application context, or -1. */
    private int request(int from) {
        if (!header(from, data.length)) {
            return -1;
        }
        int end = at + length;
        int next = into(EXTERNAL, at, end);
        if (next < 0
                || next + STRUCTURED.length > end
                || !Arrays.equals(data, next, next + STRUCTURED.length, STRUCTURED, 0, STRUCTURED.length)) {
            return -1;
        }
        next = into(SINGLE_TYPE, next + STRUCTURED.length, end);
        next = next < 0 ? -1 : into(AARQ, next, end);
        boolean version = next >= 0
                && next + VERSION_1.length <= end
                && Arrays.equals(data, next, next + VERSION_1.length, VERSION_1, 0, VERSION_1.length);
        next = next < 0 ? -1 : into(CONTEXT_NAME, version ? next + VERSION_1.length : next, end);
        next = next < 0 ? -1 : into(OBJECT_IDENTIFIER, next, end);
        return next >= 0 && length > 0 && data[end - 1] >= 0 ? end : -1;
    }

    /** The index of the contents of an element that ends where the enclosing one does, or -1. */
    private int into(int tag, int from, int end) {
        boolean plain = from < end && (data[from] & 0xff) == tag && header(from, end) && at + length == end;
        return plain ? at : -1;
    }

    private int components(int from) {
        if (!header(from, data.length) || length == 0) {
            return -1;
        }
        int end = at + length;
        int next = at;
        while (next >= 0 && next < end) {
            next = component(next, end);
        }
        return next;
    }

    private int component(int from, int bound) {
        int tag = data[from] & 0xff;
        if (tag < 0xa1 || tag > 0xa3 || !header(from, bound)) {
            return -1;
        }
        int end = at + length;
        int next = octetInteger(INTEGER, at, end);
        if (tag == 0xa1 && next >= 0 && next < end && (data[next] & 0xff) == LINKED_ID) {
            next = octetInteger(LINKED_ID, next, end);
        }
        if (tag == 0xa2) {
            return next == end || (next >= 0 && result(next, end)) ? end : -1;
        }
        return next >= 0 && codeAndParameter(next, end) ? end : -1;
    }

    /** Whether the octets between the indices are exactly a sequence of operation code and result. */
    private boolean result(int from, int end) {
        int next = into(SEQUENCE, from, end);
        return next >= 0 && codeAndParameter(next, end);
    }

    /** Whether the octets between the indices are exactly a local code and at most one further element. */
    private boolean codeAndParameter(int from, int end) {
        int next = octetInteger(INTEGER, from, end);
        return next == end || (next >= 0 && nested(next, end, 0) == end);
    }

    /** The index after an integer of one octet, or -1. */
    private int octetInteger(int tag, int from, int bound) {
        boolean plain = from + 3 <= bound && (data[from] & 0xff) == tag && data[from + 1] == 1;
        return plain ? from + 3 : -1;
    }

    /** The index after an element with everything in it, or -1. */
    private int nested(int from, int bound, int depth) {
        // A universal tag 0 is an end-of-contents, which is not allowed with definite lengths.
        if (depth > DEPTH || from >= bound || (data[from] & 0xdf) == 0 || !header(from, bound)) {
            return -1;
        }
        int end = at + length;
        if ((data[from] & 0x20) != 0) {
            int next = at;
            while (next >= 0 && next < end) {
                next = nested(next, end, depth + 1);
            }
            if (next != end) {
                return -1;
            }
        }
        return end;
    }

    /**
     * Reads the tag and length at an index. {@link #at} is then the start of the contents and {@link #length} their
     * length.
     */
    private boolean header(int from, int bound) {
        int index = from + 1;
        if ((data[from] & 0x1f) == 0x1f) {
            // Tags up to 16,383, which covers the context tags of user information, extensions and the like.
            int more = 0;
            while (index < bound && (data[index] & 0x80) != 0 && more++ < 1) {
                index++;
            }
            index++;
        }
        if (index >= bound) {
            return false;
        }
        int first = data[index++] & 0xff;
        int octets = first & 0x7f;
        if (first >= 0x80) {
            if (octets == 0 || octets > 2 || index + octets > bound) {
                return false;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (data[index++] & 0xff);
            }
        } else {
            length = first;
        }
        at = index;
        return length <= bound - index;
    }
}
