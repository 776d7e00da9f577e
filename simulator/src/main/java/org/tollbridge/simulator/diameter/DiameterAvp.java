package org.tollbridge.simulator.diameter;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One AVP (RFC 6733, 4.1). */
public final class DiameterAvp {

    private static final int VENDOR = 0x80;
    private static final int MANDATORY = 0x40;
    private static final int HEADER = 8;

    private final int code;
    private final int vendor;
    private final boolean mandatory;
    private final byte[] data;

    /**
     * Makes an AVP.
     *
     * @param vendor 0 for none
     * @param mandatory the M bit
     * @param data its contents, which must not change
     */
    DiameterAvp(int code, int vendor, boolean mandatory, byte[] data) {
        this.code = code;
        this.vendor = vendor;
        this.mandatory = mandatory;
        this.data = data;
    }

    public int code() {
        return code;
    }

    /** 0 for none. */
    public int vendor() {
        return vendor;
    }

    /** The M bit. */
    public boolean mandatory() {
        return mandatory;
    }

    /** A mandatory AVP with text. */
    public static DiameterAvp text(int code, String value) {
        return new DiameterAvp(code, 0, true, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A mandatory AVP with an unsigned number of four octets. */
    public static DiameterAvp number(int code, long value) {
        return new DiameterAvp(
                code,
                0,
                true,
                ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
    }

    /** A mandatory AVP with any contents. */
    public static DiameterAvp octets(int code, byte[] value) {
        return new DiameterAvp(code, 0, true, value.clone());
    }

    /** A mandatory AVP that contains others. */
    public static DiameterAvp group(int code, List<DiameterAvp> inside) {
        ByteBuffer octets =
                ByteBuffer.allocate(inside.stream().mapToInt(DiameterAvp::size).sum());
        inside.forEach(avp -> avp.write(octets));
        return new DiameterAvp(code, 0, true, octets.array());
    }

    /** The contents as text. */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** The contents as an unsigned number of four octets. */
    public long number() {
        return ByteBuffer.wrap(data).getInt() & 0xffff_ffffL;
    }

    /** The contained AVPs. */
    public List<DiameterAvp> group() {
        return readAll(ByteBuffer.wrap(data));
    }

    /** The first of the AVPs with this code. */
    public static Optional<DiameterAvp> find(List<DiameterAvp> avps, int code) {
        return avps.stream().filter(avp -> avp.code() == code).findFirst();
    }

    /**
     * Reads AVPs to the end of a buffer.
     *
     * @throws IllegalArgumentException if lengths do not match
     */
    static List<DiameterAvp> readAll(ByteBuffer octets) {
        List<DiameterAvp> avps = new ArrayList<>();
        try {
            while (octets.hasRemaining()) {
                avps.add(read(octets));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("an AVP is cut off", e);
        }
        return avps;
    }

    private static DiameterAvp read(ByteBuffer octets) {
        int code = octets.getInt();
        int word = octets.getInt();
        int flags = word >>> 24;
        boolean ofVendor = (flags & VENDOR) != 0;
        int vendor = ofVendor ? octets.getInt() : 0;
        int length = (word & 0xff_ffff) - HEADER - (ofVendor ? Integer.BYTES : 0);
        if (length < 0 || length > octets.remaining()) {
            throw new IllegalArgumentException(
                    "AVP " + code + " says that it has " + length + " octets, and " + octets.remaining() + " are left");
        }
        byte[] data = new byte[length];
        octets.get(data);
        octets.position(Math.min(octets.limit(), octets.position() + padding(length)));
        return new DiameterAvp(code, vendor, (flags & MANDATORY) != 0, data);
    }

    int size() {
        return HEADER + (vendor == 0 ? 0 : Integer.BYTES) + data.length + padding(data.length);
    }

    void write(ByteBuffer to) {
        int flags = (vendor == 0 ? 0 : VENDOR) | (mandatory ? MANDATORY : 0);
        to.putInt(code).putInt(flags << 24 | (size() - padding(data.length)));
        if (vendor != 0) {
            to.putInt(vendor);
        }
        to.put(data).put(new byte[padding(data.length)]);
    }

    private static int padding(int length) {
        return -length & 3;
    }
}
