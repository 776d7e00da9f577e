package org.tollbridge.wire.sccp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/** A connectionless SCCP message (Q.713 (03/2001) 4.10, 4.11 and 4.18 to 4.21). */
public sealed interface SccpMessage extends Decoded {
    /** The longest user data that a one-octet length allows, in octets. */
    int LONGEST_SHORT_DATA = 255;
    /** The longest user data in LUDT and LUDTS, in octets (3.20). */
    int LONGEST_LONG_DATA = 3952;

    /** Message type code and name (2.1). */
    Type type();

    SccpAddress called();

    SccpAddress calling();

    /** The user's data: for TCAP users a TCAP message, for subsystem 1 a management message. */
    Octets data();

    /** The parameters of the optional part in the order on the wire; none in UDT and UDTS. */
    List<OptionalParameter> optional();

    /** The segmentation parameter, if the message is one segment of a longer one. */
    default Optional<Segmentation> segmentation() {
        for (OptionalParameter parameter : optional()) {
            if (parameter.name() == OptionalParameter.SEGMENTATION) {
                return Optional.of(parameter.segmentation());
            }
        }
        return Optional.empty();
    }

    /** The importance, 0 to 7, if the message has it. */
    default OptionalInt importance() {
        for (OptionalParameter parameter : optional()) {
            if (parameter.name() == OptionalParameter.IMPORTANCE) {
                return OptionalInt.of(parameter.value().at(0) & 7);
            }
        }
        return OptionalInt.empty();
    }

    /** The message types of the connectionless service. */
    enum Type {
        UDT(9, "Unitdata"),
        UDTS(10, "Unitdata service"),
        XUDT(17, "Extended unitdata"),
        XUDTS(18, "Extended unitdata service"),
        LUDT(19, "Long unitdata"),
        LUDTS(20, "Long unitdata service");

        private final int code;
        private final String title;

        Type(int code, String title) {
            this.code = code;
            this.title = title;
        }

        /** The value on the wire. */
        public int code() {
            return code;
        }

        /** The name in the standard. */
        public String title() {
            return title;
        }
    }

    /** UDT (4.10). One-octet pointers limit the total length of called address, calling address and data. */
    record Unitdata(ProtocolClass protocolClass, SccpAddress called, SccpAddress calling, Octets data)
            implements SccpMessage {
        public Unitdata {
            requireFits(data, LONGEST_SHORT_DATA);
        }

        @Override
        public Type type() {
            return Type.UDT;
        }

        @Override
        public List<OptionalParameter> optional() {
            return List.of();
        }
    }

    /** UDTS (4.11): a returned UDT, with its addresses exchanged. */
    record UnitdataService(ReturnCause cause, SccpAddress called, SccpAddress calling, Octets data)
            implements SccpMessage {
        public UnitdataService {
            requireFits(data, LONGEST_SHORT_DATA);
        }

        @Override
        public Type type() {
            return Type.UDTS;
        }

        @Override
        public List<OptionalParameter> optional() {
            return List.of();
        }
    }

    /**
     * XUDT (4.18).
     *
     * @param hopCounter 1 to 15 by 3.18; 0 to 255 is kept as received
     */
    record ExtendedUnitdata(
            ProtocolClass protocolClass,
            int hopCounter,
            SccpAddress called,
            SccpAddress calling,
            Octets data,
            List<OptionalParameter> optional)
            implements SccpMessage {
        public ExtendedUnitdata {
            requireFits(data, LONGEST_SHORT_DATA);
            requireOctet(hopCounter);
            optional = List.copyOf(optional);
        }

        @Override
        public Type type() {
            return Type.XUDT;
        }
    }

    /**
     * XUDTS (4.19): a returned XUDT.
     *
     * @param hopCounter 1 to 15 by 3.18; 0 to 255 is kept as received
     */
    record ExtendedUnitdataService(
            ReturnCause cause,
            int hopCounter,
            SccpAddress called,
            SccpAddress calling,
            Octets data,
            List<OptionalParameter> optional)
            implements SccpMessage {
        public ExtendedUnitdataService {
            requireFits(data, LONGEST_SHORT_DATA);
            requireOctet(hopCounter);
            optional = List.copyOf(optional);
        }

        @Override
        public Type type() {
            return Type.XUDTS;
        }
    }

    /**
     * LUDT (4.20).
     *
     * @param hopCounter 1 to 15 by 3.18; 0 to 255 is kept as received
     */
    record LongUnitdata(
            ProtocolClass protocolClass,
            int hopCounter,
            SccpAddress called,
            SccpAddress calling,
            Octets data,
            List<OptionalParameter> optional)
            implements SccpMessage {
        public LongUnitdata {
            requireFits(data, LONGEST_LONG_DATA);
            requireOctet(hopCounter);
            optional = List.copyOf(optional);
        }

        @Override
        public Type type() {
            return Type.LUDT;
        }
    }

    /**
     * LUDTS (4.21): a returned LUDT.
     *
     * @param hopCounter 1 to 15 by 3.18; 0 to 255 is kept as received
     */
    record LongUnitdataService(
            ReturnCause cause,
            int hopCounter,
            SccpAddress called,
            SccpAddress calling,
            Octets data,
            List<OptionalParameter> optional)
            implements SccpMessage {
        public LongUnitdataService {
            requireFits(data, LONGEST_LONG_DATA);
            requireOctet(hopCounter);
            optional = List.copyOf(optional);
        }

        @Override
        public Type type() {
            return Type.LUDTS;
        }
    }

    private static void requireFits(Octets data, int longest) {
        if (data.length() > longest) {
            throw new IllegalArgumentException(
                    "user data of " + data.length() + " octets is longer than the " + longest + " of this message");
        }
    }

    private static void requireOctet(int hopCounter) {
        if ((hopCounter & ~0xff) != 0) {
            throw new IllegalArgumentException("hop counter " + hopCounter + " does not fit an octet");
        }
    }
}
