package org.tollbridge.core.diameter;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.client.api.IMessage;
import org.jdiameter.client.impl.parser.MessageParser;

/**
 * jDiameter's parser, protected from input that it cannot handle. On its own it never returns from a last AVP that is
 * not padded (RFC 6733, 4.1), so a thread of a link would loop for ever. jDiameter instantiates it by name.
 */
public final class CheckedParser extends MessageParser {

    private static final int MESSAGE_HEAD = 20;
    private static final int HEAD = 8;
    private static final int VENDOR = 4;
    private static final int VENDOR_FLAG = 0x80;
    private static final int DEEPEST = 8;

    /** Grouped AVPs that jDiameter or we read. */
    private static final Set<Integer> GROUPED = Set.of(
            Avp.VENDOR_SPECIFIC_APPLICATION_ID,
            Avps.EXPERIMENTAL_RESULT,
            RoAvps.SERVICES,
            RoAvps.GRANTED,
            RoAvps.FINAL_UNIT,
            RoAvps.REDIRECT_SERVER);

    /** jDiameter needs a constructor without arguments. */
    public CheckedParser() {}

    @Override
    public IMessage createMessage(byte[] message) throws AvpDataException {
        if (message.length < MESSAGE_HEAD) {
            throw new AvpDataException("a message of " + message.length + " octets");
        }
        check(ByteBuffer.wrap(message, MESSAGE_HEAD, message.length - MESSAGE_HEAD), 0);
        return super.createMessage(message);
    }

    private static void check(ByteBuffer avps, int depth) throws AvpDataException {
        while (avps.hasRemaining()) {
            if (avps.remaining() < HEAD || depth > DEEPEST) {
                throw new AvpDataException("no AVP");
            }
            int code = avps.getInt();
            int word = avps.getInt();
            int length = word & 0xFF_FFFF;
            int head = HEAD + (((word >>> 24) & VENDOR_FLAG) == 0 ? 0 : VENDOR);
            int padded = (length + 3) & ~3;
            if (length < head || padded - HEAD > avps.remaining()) {
                throw new AvpDataException("AVP " + code + " of " + length + " octets is not whole, or not padded");
            }
            int end = avps.position() + padded - HEAD;
            if (GROUPED.contains(code)) {
                check(avps.slice(avps.position() + head - HEAD, length - head), depth + 1);
            }
            avps.position(end);
        }
    }
}
