package org.tollbridge.simulator.load;

import java.time.Duration;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.Reassembly;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;

/**
 * Finds the transaction identifiers in a DATA message without decoding it, because a generator that decoded everything
 * would measure itself. Reads M3UA DATA with an SCCP UDT or XUDT, and TCAP with lengths of at most three octets. Only
 * an XUDT with an optional part is decoded, and reassembled if it is a segment.
 */
final class Incoming {

    enum Kind {
        /** A segment of a message that is not yet complete. */
        SEGMENT,
        /** A dialogue opened by the SCP; {@link #rest} is the whole TCAP message. */
        BEGIN,
        CONTINUE,
        END,
        ABORT,
        /** UDTS or XUDTS: an undelivered message of the switch. */
        RETURNED,
        OTHER
    }

    private static final int PROTOCOL_DATA = 0x0210;
    private static final int ROUTING_LABEL = 12;
    private static final int UDT = 0x09;
    private static final int UDTS = 0x0A;
    private static final int XUDT = 0x11;
    private static final int XUDTS = 0x12;
    private static final int MOST_INCOMPLETE_MESSAGES = 1_000;
    private static final Duration REASSEMBLY_LIMIT = Duration.ofSeconds(10);

    private final SccpDecoder decoder;
    private final Reassembly reassembly = new Reassembly(MOST_INCOMPLETE_MESSAGES, REASSEMBLY_LIMIT.toNanos());

    private Kind kind = Kind.OTHER;
    private int destination;
    private Octets originating = Octets.EMPTY;
    private Octets rest = Octets.EMPTY;

    Incoming(PointCodeLength pointCodes) {
        decoder = new SccpDecoder(pointCodes);
    }

    Kind kind() {
        return kind;
    }

    /** The transaction identifier on the switch's side; for {@link Kind#RETURNED} the one that it sent. */
    int destination() {
        return destination;
    }

    /** The transaction identifier of the SCP. */
    Octets originating() {
        return originating;
    }

    /** Everything after the transaction identifiers. */
    Octets rest() {
        return rest;
    }

    /** Reads the next message into this object; {@link Kind#OTHER} if it cannot be read. */
    void read(Octets m3ua) {
        kind = Kind.OTHER;
        originating = Octets.EMPTY;
        rest = Octets.EMPTY;
        destination = 0;
        try {
            readSccp(m3ua, sccp(m3ua));
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

    private void readSccp(Octets in, int sccp) {
        int type = in.at(sccp);
        int pointer = switch (type) {
            case UDT, UDTS -> sccp + 4;
            case XUDT, XUDTS -> sccp + 5;
            default -> throw new IndexOutOfBoundsException();
        };
        if (type == XUDT && in.at(pointer + 1) != 0) {
            readOptional(in.slice(sccp));
        } else {
            readTcap(in, pointer + in.at(pointer) + 1, type == UDTS || type == XUDTS);
        }
    }

    private void readOptional(Octets xudt) {
        if (!(decoder.decode(xudt) instanceof SccpMessage message)) {
            return;
        }
        Optional<Octets> whole = reassembly.add(message, System.nanoTime());
        if (whole.isPresent()) {
            readTcap(whole.get(), 0, false);
        } else {
            kind = Kind.SEGMENT;
        }
    }

    private void readTcap(Octets in, int start, boolean returned) {
        int tag = in.at(start);
        if (tag == 0x62 && !returned) {
            // M3UA padding may follow.
            rest = in.slice(start, afterLength(in, start + 1) - start + length(in, start + 1));
            kind = Kind.BEGIN;
            return;
        }
        int at = afterLength(in, start + 1);
        if (in.at(at) == 0x48) {
            originating = in.slice(at + 2, in.at(at + 1));
            at += 2 + in.at(at + 1);
        }
        if (returned) {
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

    private static int length(Octets in, int at) {
        int first = in.at(at);
        return first < 0x80 ? first : value(in.slice(at + 1, first & 0x7F));
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
