package org.tollbridge.wire.sccp;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A called or calling party address (Q.713 (03/2001) 3.4 and 3.5). Any part may be missing, as on the wire; the routing
 * function decides whether an address is usable.
 *
 * @param routing the part that a relay routes on
 * @param nationalUse bit 8 of the address indicator, 1 in some national networks; kept as received
 * @param pointCode the signalling point code; its range is the network's {@link PointCodeLength}
 * @param subsystemNumber 0 to 255; 0 means not known
 * @param globalTitle the digits to translate, if any
 */
public record SccpAddress(
        RoutingIndicator routing,
        boolean nationalUse,
        OptionalInt pointCode,
        OptionalInt subsystemNumber,
        Optional<GlobalTitle> globalTitle) {

    public SccpAddress {
        if (pointCode.isPresent() && (pointCode.getAsInt() & ~0xffffff) != 0) {
            throw new IllegalArgumentException("point code " + pointCode.getAsInt() + " does not fit 24 bits");
        }
        if (subsystemNumber.isPresent() && (subsystemNumber.getAsInt() & ~0xff) != 0) {
            throw new IllegalArgumentException("subsystem number " + subsystemNumber.getAsInt() + " is not 0 to 255");
        }
    }

    /** An address routed on point code and subsystem number. */
    public static SccpAddress ofSubsystem(int pointCode, int subsystemNumber) {
        return new SccpAddress(
                RoutingIndicator.SUBSYSTEM_NUMBER,
                false,
                OptionalInt.of(pointCode),
                OptionalInt.of(subsystemNumber),
                Optional.empty());
    }

    /** An address routed on a global title, which also carries the subsystem number. */
    public static SccpAddress ofGlobalTitle(GlobalTitle title, int subsystemNumber) {
        return new SccpAddress(
                RoutingIndicator.GLOBAL_TITLE,
                false,
                OptionalInt.empty(),
                OptionalInt.of(subsystemNumber),
                Optional.of(title));
    }
}
