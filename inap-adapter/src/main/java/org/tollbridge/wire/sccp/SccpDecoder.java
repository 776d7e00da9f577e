package org.tollbridge.wire.sccp;

import java.util.ArrayList;
import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.SccpMessage.ExtendedUnitdata;
import org.tollbridge.wire.sccp.SccpMessage.ExtendedUnitdataService;
import org.tollbridge.wire.sccp.SccpMessage.LongUnitdata;
import org.tollbridge.wire.sccp.SccpMessage.LongUnitdataService;
import org.tollbridge.wire.sccp.SccpMessage.Unitdata;
import org.tollbridge.wire.sccp.SccpMessage.UnitdataService;

/**
 * Reads connectionless SCCP messages (Q.713 (03/2001) 4). Work and memory are bounded by the input; the data and the
 * address digits are slices of it. Thread-safe.
 */
public final class SccpDecoder {
    private static final String POINTERS = "2.3";
    private static final String LENGTHS = "2.2";
    /**
     * Codes below 17 are also used for connection-oriented types, which are named to distinguish them from invalid
     * codes.
     */
    private static final List<String> CONNECTION_ORIENTED = List.of(
            "CR", "CC", "CREF", "RLSD", "RLC", "DT1", "DT2", "AK", "UDT", "UDTS", "ED", "EA", "RSR", "RSC", "ERR",
            "IT");

    private final PointCodeLength pointCodes;

    public SccpDecoder(PointCodeLength pointCodes) {
        this.pointCodes = pointCodes;
    }

    /** Decodes the octets, which must hold exactly one message. */
    public Decoded decode(Octets input) {
        try {
            return message(input);
        } catch (BadMessage bad) {
            return bad.failure();
        }
    }

    private SccpMessage message(Octets input) throws BadMessage {
        int code = octet(input, 0, "message type", "2.1");
        return switch (code) {
            case 9 -> unitdata(input);
            case 10 -> unitdataService(input);
            case 17, 18 -> extended(input, code);
            case 19, 20 -> longForm(input, code);
            default -> throw new BadMessage(0, "message type", unsupported(code), "2.1");
        };
    }

    private static String unsupported(int code) {
        if (code >= 1 && code <= CONNECTION_ORIENTED.size()) {
            return CONNECTION_ORIENTED.get(code - 1) + " (" + code
                    + ") belongs to the connection-oriented service, which carries no INAP";
        }
        return code + " is no SCCP message type";
    }

    private Unitdata unitdata(Octets input) throws BadMessage {
        ProtocolClass protocolClass = protocolClass(input);
        return new Unitdata(
                protocolClass,
                address(input, 2, 5, "called party address"),
                address(input, 3, 5, "calling party address"),
                variable(input, 4, 5, "data"));
    }

    private UnitdataService unitdataService(Octets input) throws BadMessage {
        ReturnCause cause = new ReturnCause(octet(input, 1, "return cause", "3.12"));
        return new UnitdataService(
                cause,
                address(input, 2, 5, "called party address"),
                address(input, 3, 5, "calling party address"),
                variable(input, 4, 5, "data"));
    }

    private SccpMessage extended(Octets input, int code) throws BadMessage {
        int hopCounter = octet(input, 2, "hop counter", "3.18");
        SccpAddress called = address(input, 3, 7, "called party address");
        SccpAddress calling = address(input, 4, 7, "calling party address");
        Octets data = variable(input, 5, 7, "data");
        int pointer = octet(input, 6, "pointer to the optional part", POINTERS);
        List<OptionalParameter> optional =
                pointer == 0 ? List.of() : optionalPart(input, target(input, 6, 6 + pointer, 7, "optional part"));
        return code == SccpMessage.Type.XUDT.code()
                ? new ExtendedUnitdata(protocolClass(input), hopCounter, called, calling, data, optional)
                : new ExtendedUnitdataService(returnCause(input), hopCounter, called, calling, data, optional);
    }

    private SccpMessage longForm(Octets input, int code) throws BadMessage {
        int hopCounter = octet(input, 2, "hop counter", "3.18");
        SccpAddress called = longAddress(input, 3, "called party address");
        SccpAddress calling = longAddress(input, 5, "calling party address");
        int length = longPointer(input, 7, "long data");
        int count = octet(input, length, "length of long data", "3.20")
                | octet(input, length + 1, "length of long data", "3.20") << 8;
        if (count > SccpMessage.LONGEST_LONG_DATA) {
            throw new BadMessage(length, "long data", "a length of " + count + ", above the 3952 allowed", "3.20");
        }
        Octets data = slice(input, length + 2, count, length, "long data");
        int pointer = octet(input, 9, "pointer to the optional part", POINTERS)
                | octet(input, 10, "pointer to the optional part", POINTERS) << 8;
        List<OptionalParameter> optional =
                pointer == 0 ? List.of() : optionalPart(input, longPointer(input, 9, "optional part"));
        return code == SccpMessage.Type.LUDT.code()
                ? new LongUnitdata(protocolClass(input), hopCounter, called, calling, data, optional)
                : new LongUnitdataService(returnCause(input), hopCounter, called, calling, data, optional);
    }

    private static ProtocolClass protocolClass(Octets input) throws BadMessage {
        int octet = octet(input, 1, "protocol class", "3.6");
        return ProtocolClass.ofOctet(octet)
                .orElseThrow(() -> new BadMessage(
                        1, "protocol class", (octet & 0xf) + " where a connectionless message has 0 or 1", "3.6"));
    }

    private static ReturnCause returnCause(Octets input) throws BadMessage {
        return new ReturnCause(octet(input, 1, "return cause", "3.12"));
    }

    private SccpAddress address(Octets input, int pointerAt, int fixedEnd, String place) throws BadMessage {
        int from = mandatory(input, pointerAt, fixedEnd, place);
        return AddressCodec.read(variableAt(input, from, place), from + 1, place, pointCodes);
    }

    private SccpAddress longAddress(Octets input, int pointerAt, String place) throws BadMessage {
        int from = longPointer(input, pointerAt, place);
        return AddressCodec.read(variableAt(input, from, place), from + 1, place, pointCodes);
    }

    private static Octets variable(Octets input, int pointerAt, int fixedEnd, String place) throws BadMessage {
        return variableAt(input, mandatory(input, pointerAt, fixedEnd, place), place);
    }

    private static int mandatory(Octets input, int pointerAt, int fixedEnd, String place) throws BadMessage {
        int pointer = octet(input, pointerAt, "pointer to the " + place, POINTERS);
        if (pointer == 0) {
            throw new BadMessage(pointerAt, place, "its pointer is 0 though the parameter is mandatory", POINTERS);
        }
        return target(input, pointerAt, pointerAt + pointer, fixedEnd, place);
    }

    /** A pointer of two octets counts from its own second octet. */
    private static int longPointer(Octets input, int at, String place) throws BadMessage {
        int pointer = octet(input, at, "pointer to the " + place, POINTERS)
                | octet(input, at + 1, "pointer to the " + place, POINTERS) << 8;
        return target(input, at, at + 1 + pointer, 11, place);
    }

    private static int target(Octets input, int pointerAt, int target, int fixedEnd, String place) throws BadMessage {
        if (target < fixedEnd) {
            throw new BadMessage(pointerAt, place, "its pointer leads back into the fixed part", POINTERS);
        }
        if (target >= input.length()) {
            throw new BadMessage(
                    pointerAt,
                    place,
                    "its pointer leads to octet " + target + " of a message of " + input.length(),
                    POINTERS);
        }
        return target;
    }

    private static Octets variableAt(Octets input, int lengthAt, String place) throws BadMessage {
        return slice(input, lengthAt + 1, input.at(lengthAt), lengthAt, place);
    }

    private static List<OptionalParameter> optionalPart(Octets input, int from) throws BadMessage {
        List<OptionalParameter> parameters = new ArrayList<>();
        int at = from;
        while (true) {
            int name = octet(input, at, "optional part", "1.6");
            if (name == OptionalParameter.END) {
                return parameters;
            }
            String place = "optional parameter " + name;
            int length = octet(input, at + 1, place, "1.5");
            Octets value = slice(input, at + 2, length, at + 1, place);
            if (name == OptionalParameter.SEGMENTATION && length != Segmentation.OCTETS) {
                throw new BadMessage(at + 1, "segmentation", length + " octets where it has four", "3.17");
            }
            if (name == OptionalParameter.IMPORTANCE && length != 1) {
                throw new BadMessage(at + 1, "importance", length + " octets where it has one", "3.19");
            }
            parameters.add(new OptionalParameter(name, value));
            at += 2 + length;
        }
    }

    private static Octets slice(Octets input, int from, int count, int lengthAt, String place) throws BadMessage {
        if (count > input.length() - from) {
            throw new BadMessage(
                    lengthAt,
                    place,
                    "a length of " + count + " where " + Math.max(0, input.length() - from) + " octets are left",
                    LENGTHS);
        }
        return input.slice(from, count);
    }

    private static int octet(Octets input, int at, String place, String clause) throws BadMessage {
        if (at >= input.length()) {
            throw new BadMessage(at, place, "the message ends before it", clause);
        }
        return input.at(at);
    }
}
