package org.tollbridge.wire.sccp;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.SccpMessage.ExtendedUnitdata;
import org.tollbridge.wire.sccp.SccpMessage.ExtendedUnitdataService;
import org.tollbridge.wire.sccp.SccpMessage.LongUnitdata;
import org.tollbridge.wire.sccp.SccpMessage.LongUnitdataService;
import org.tollbridge.wire.sccp.SccpMessage.Unitdata;
import org.tollbridge.wire.sccp.SccpMessage.UnitdataService;

/**
 * Writes connectionless SCCP messages (Q.713 (03/2001) 4): called address, calling address, data and optional part in
 * this order without gaps, spare bits 0, no optional part if there is no optional parameter. Thread-safe.
 */
public final class SccpEncoder {
    private final PointCodeLength pointCodes;

    public SccpEncoder(PointCodeLength pointCodes) {
        this.pointCodes = pointCodes;
    }

    /**
     * Encodes a message.
     *
     * @throws IllegalArgumentException if an address has a point code above the network's highest, or the parts are
     *     together so long that a pointer cannot reach the last
     */
    public Octets encode(SccpMessage message) {
        return switch (message) {
            case Unitdata m -> encode(m, m.protocolClass().octet());
            case UnitdataService m -> encode(m, m.cause().code());
            case ExtendedUnitdata m -> encode(m, m.protocolClass().octet(), m.hopCounter());
            case ExtendedUnitdataService m -> encode(m, m.cause().code(), m.hopCounter());
            case LongUnitdata m -> encodeLong(m, m.protocolClass().octet(), m.hopCounter());
            case LongUnitdataService m -> encodeLong(m, m.cause().code(), m.hopCounter());
        };
    }

    private Octets encode(SccpMessage message, int... fixed) {
        Octets called = AddressCodec.write(message.called(), pointCodes);
        Octets calling = AddressCodec.write(message.calling(), pointCodes);
        Octets data = message.data();
        // UDT and UDTS have three pointers; the fourth, to the optional part, comes with the hop counter.
        int pointers = fixed.length == 1 ? 3 : 4;
        OctetBuffer out = new OctetBuffer(16 + called.length() + calling.length() + data.length());
        out.put(message.type().code());
        for (int octet : fixed) {
            out.put(octet);
        }
        int behind = pointers;
        putPointer(out, behind, message);
        behind += called.length();
        putPointer(out, behind, message);
        behind += calling.length();
        putPointer(out, behind, message);
        if (pointers == 4) {
            behind += data.length();
            putPointer(out, message.optional().isEmpty() ? 0 : behind, message);
        }
        putVariable(out, called);
        putVariable(out, calling);
        putVariable(out, data);
        putOptional(out, message);
        return out.toOctets();
    }

    private Octets encodeLong(SccpMessage message, int fixed, int hopCounter) {
        Octets called = AddressCodec.write(message.called(), pointCodes);
        Octets calling = AddressCodec.write(message.calling(), pointCodes);
        Octets data = message.data();
        OctetBuffer out = new OctetBuffer(32 + called.length() + calling.length() + data.length());
        out.put(message.type().code());
        out.put(fixed);
        out.put(hopCounter);
        // Each pointer counts from its own second octet.
        int behind = 7;
        putShort(out, behind);
        behind += called.length() - 1;
        putShort(out, behind);
        behind += calling.length() - 1;
        putShort(out, behind);
        behind += data.length();
        putShort(out, message.optional().isEmpty() ? 0 : behind);
        putVariable(out, called);
        putVariable(out, calling);
        putShort(out, data.length());
        out.put(data);
        putOptional(out, message);
        return out.toOctets();
    }

    private static void putPointer(OctetBuffer out, int pointer, SccpMessage message) {
        if (pointer > 255) {
            throw new IllegalArgumentException(message.type() + ": no one-octet pointer reaches " + pointer
                    + " octets on; shorten the addresses or the data");
        }
        out.put(pointer);
    }

    private static void putShort(OctetBuffer out, int value) {
        out.put(value);
        out.put(value >> 8);
    }

    private static void putVariable(OctetBuffer out, Octets value) {
        out.put(value.length());
        out.put(value);
    }

    private static void putOptional(OctetBuffer out, SccpMessage message) {
        if (message.optional().isEmpty()) {
            return;
        }
        for (OptionalParameter parameter : message.optional()) {
            out.put(parameter.name());
            putVariable(out, parameter.value());
        }
        out.put(OptionalParameter.END);
    }
}
