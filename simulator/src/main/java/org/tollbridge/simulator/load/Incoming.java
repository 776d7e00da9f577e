package org.tollbridge.simulator.load;

import org.tollbridge.wire.Octets;

/**
 * Finds the transaction identifiers in a DATA message without decoding it: a generator that decoded all it gets would
 * measure itself. Reads M3UA DATA with an SCCP UDT or unsegmented XUDT, and TCAP with lengths of at most three octets.
 */
final class Incoming {

    enum Kind {
        CONTINUE,
        END,
        ABORT,
        /** UDTS or XUDTS: our own message, undelivered. */
        RETURNED,
        OTHER
    }

    private static final int PROTOCOL_DATA = 0x0210;
    private static final int ROUTING_LABEL = 12;
    private static final int UDT = 0x09;
    private static final int UDTS = 0x0A;
    private static final int XUDT = 0x11;
    private static final int XUDTS = 0x12;

    private Kind kind = Kind.OTHER;
    private int destination;
    private Octets originating = Octets.EMPTY;
    private Octets rest = Octets.EMPTY;

    Kind kind() {
        return kind;
    }

    /** The transaction identifier on our side; for {@link Kind#RETURNED} the one that we sent. */
    int destination() {
        return destination;
    }

    /** The SCP's transaction identifier. */
    Octets originating() {
        return originating;
    }

    /** Everything behind the transaction identifiers. */
    Octets rest() {
        return rest;
    }

    /** Reads the next message into this object; {@link Kind#OTHER} for what it cannot read. */
    void read(Octets m3ua) {
        kind = Kind.OTHER;
        originating = Octets.EMPTY;
        rest = Octets.EMPTY;
        destination = 0;
        try {
            readTcap(m3ua, sccp(m3ua));
        } catch (IndexOutOfBoundsException cutOff) {
            kind = Kind.OTHER;
        }
    }

    private static int sccp(Octets m3ua) {
        int at = 8;
        while (u16(m3ua, at) != PROTOCOL_DATA) {
            at += (Math.max(4, u16(m3ua, at + 2)) + 3) & ~3;
        }
        return at + 4 + ROUTING_LABEL;
    }

    private void readTcap(Octets in, int sccp) {
        int type = in.at(sccp);
        int pointer = switch (type) {
            case UDT, UDTS -> sccp + 4;
            case XUDT, XUDTS -> sccp + 5;
            default -> throw new IndexOutOfBoundsException();
        };
        int at = pointer + in.at(pointer) + 1;
        int tag = in.at(at);
        at = afterLength(in, at + 1);
        if (in.at(at) == 0x48) {
            originating = in.slice(at + 2, in.at(at + 1));
            at += 2 + in.at(at + 1);
        }
        if (type == UDTS || type == XUDTS) {
            destination = value(originating);
            kind = Kind.RETURNED;
            return;
        }
        if (in.at(at) == 0x49) {
            destination = value(in.slice(at + 2, in.at(at + 1)));
            at += 2 + in.at(at + 1);
        }
        rest = in.slice(at);
        kind = switch (tag) {
            case 0x65 -> Kind.CONTINUE;
            case 0x64 -> Kind.END;
            case 0x67 -> Kind.ABORT;
            default -> Kind.OTHER;
        };
    }

    private static int afterLength(Octets in, int at) {
        int first = in.at(at);
        return first < 0x80 ? at + 1 : at + 1 + (first & 0x7F);
    }

    private static int value(Octets id) {
        int value = 0;
        for (int i = 0; i < id.length(); i++) {
            value = value << 8 | id.at(i);
        }
        return value;
    }

    private static int u16(Octets in, int at) {
        return in.at(at) << 8 | in.at(at + 1);
    }
}
