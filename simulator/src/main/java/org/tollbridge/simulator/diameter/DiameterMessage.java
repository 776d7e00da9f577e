package org.tollbridge.simulator.diameter;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * One message (RFC 6733, 3).
 *
 * @param flags R, P, E and T, from the left
 */
public record DiameterMessage(
        int flags, int command, int application, int hopByHop, int endToEnd, List<DiameterAvp> avps) {

    private static final int HEADER = 20;
    private static final int LONGEST = 1 << 16;
    private static final int REQUEST = 0x80;
    private static final int PROXIABLE = 0x40;
    private static final int REPEATED = 0x10;

    public DiameterMessage {
        avps = List.copyOf(avps);
    }

    /** Whether it is a request. */
    public boolean request() {
        return (flags & REQUEST) != 0;
    }

    /** Whether it may be a retransmission (the T bit). */
    public boolean repeated() {
        return (flags & REPEATED) != 0;
    }

    /** The first AVP with this code. */
    public Optional<DiameterAvp> avp(int code) {
        return DiameterAvp.find(avps, code);
    }

    /** Makes an answer to this request. */
    public DiameterMessage answer(List<DiameterAvp> with) {
        return new DiameterMessage(flags & PROXIABLE, command, application, hopByHop, endToEnd, with);
    }

    /**
     * Reads a message.
     *
     * @throws IOException if the connection ends
     * @throws IllegalArgumentException if it is not a Diameter message, or too long
     */
    static DiameterMessage read(DataInputStream in) throws IOException {
        int first = in.readInt();
        int length = first & 0xff_ffff;
        if (first >>> 24 != 1 || length < HEADER || length > LONGEST) {
            throw new IllegalArgumentException("no Diameter message begins with " + Integer.toHexString(first));
        }
        byte[] rest = new byte[length - Integer.BYTES];
        in.readFully(rest);
        ByteBuffer octets = ByteBuffer.wrap(rest);
        int word = octets.getInt();
        return new DiameterMessage(
                word >>> 24,
                word & 0xff_ffff,
                octets.getInt(),
                octets.getInt(),
                octets.getInt(),
                DiameterAvp.readAll(octets));
    }

    void write(OutputStream out) throws IOException {
        out.write(octets());
        out.flush();
    }

    /** The encoded message. */
    public byte[] octets() {
        int length = HEADER + avps.stream().mapToInt(DiameterAvp::size).sum();
        ByteBuffer octets = ByteBuffer.allocate(length);
        octets.putInt(1 << 24 | length).putInt(flags << 24 | command).putInt(application);
        octets.putInt(hopByHop).putInt(endToEnd);
        avps.forEach(avp -> avp.write(octets));
        return octets.array();
    }
}
