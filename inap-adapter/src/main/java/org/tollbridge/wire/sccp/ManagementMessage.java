package org.tollbridge.wire.sccp;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An SCCP management message: the user data of a UDT or XUDT to subsystem 1 (Q.713 (03/2001) 5).
 *
 * @param type the message type (5.3)
 * @param affectedSubsystem the affected subsystem, 0 to 255; 0 in SSC (5.2.1)
 * @param affectedPointCode the affected signalling point (5.2.2)
 * @param multiplicity the subsystem multiplicity indicator, 0 to 3 (5.2.3)
 * @param congestionLevel 1 to 8 in SSC (5.2.4), absent in the others
 */
public record ManagementMessage(
        Type type, int affectedSubsystem, int affectedPointCode, int multiplicity, OptionalInt congestionLevel)
        implements ManagementDecoded {

    /** The subsystem number of SCCP management. */
    public static final int SUBSYSTEM = 1;

    public ManagementMessage {
        if ((affectedSubsystem & ~0xff) != 0
                || (affectedPointCode & ~0xffffff) != 0
                || (multiplicity & ~3) != 0
                || congestionLevel.orElse(0) < 0
                || congestionLevel.orElse(0) > 15) {
            throw new IllegalArgumentException("management message out of range: subsystem " + affectedSubsystem
                    + ", point code " + affectedPointCode + ", multiplicity " + multiplicity + ", congestion level "
                    + congestionLevel);
        }
        if (congestionLevel.isPresent() != (type == Type.SSC)) {
            throw new IllegalArgumentException("a congestion level belongs to SSC and to no other message: " + type);
        }
    }

    /** A message without congestion level. */
    public static ManagementMessage of(Type type, int affectedSubsystem, int affectedPointCode) {
        return new ManagementMessage(type, affectedSubsystem, affectedPointCode, 0, OptionalInt.empty());
    }

    /** The message types (5.1.1). */
    public enum Type {
        SSA(1, "subsystem allowed"),
        SSP(2, "subsystem prohibited"),
        SST(3, "subsystem status test"),
        SOR(4, "subsystem out-of-service request"),
        SOG(5, "subsystem out-of-service grant"),
        SSC(6, "SCCP/subsystem congested");

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

        static Optional<Type> ofCode(int code) {
            return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
        }
    }
}
