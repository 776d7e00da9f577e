package org.tollbridge.adapter.sccp;

import java.util.List;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;

/** The message return procedure: UDTS for UDT, XUDTS for XUDT, LUDTS for LUDT, and nothing for these. */
final class ReturnedMessage {

    private static final int MOST_HOPS = 15;

    private ReturnedMessage() {}

    /** Whether its sender wants a message back. */
    static boolean isWanted(SccpMessage message) {
        return switch (message) {
            case SccpMessage.Unitdata m -> m.protocolClass().returnOnError();
            case SccpMessage.ExtendedUnitdata m -> m.protocolClass().returnOnError();
            case SccpMessage.LongUnitdata m -> m.protocolClass().returnOnError();
            case SccpMessage.UnitdataService m -> false;
            case SccpMessage.ExtendedUnitdataService m -> false;
            case SccpMessage.LongUnitdataService m -> false;
        };
    }

    /**
     * The message that brings another back.
     *
     * @param sender its calling address, translated if need be
     * @throws IllegalArgumentException if it is itself one that came back
     */
    static SccpMessage of(SccpMessage message, SccpAddress sender, ReturnCause cause) {
        SccpAddress origin = message.called();
        return switch (message) {
            case SccpMessage.Unitdata m -> new SccpMessage.UnitdataService(cause, sender, origin, m.data());
            case SccpMessage.ExtendedUnitdata m ->
                new SccpMessage.ExtendedUnitdataService(
                        cause, MOST_HOPS, sender, origin, m.data(), segmentation(m.optional()));
            case SccpMessage.LongUnitdata m ->
                new SccpMessage.LongUnitdataService(
                        cause, MOST_HOPS, sender, origin, m.data(), segmentation(m.optional()));
            case SccpMessage.UnitdataService m -> throw twice(m);
            case SccpMessage.ExtendedUnitdataService m -> throw twice(m);
            case SccpMessage.LongUnitdataService m -> throw twice(m);
        };
    }

    private static IllegalArgumentException twice(SccpMessage message) {
        return new IllegalArgumentException(message.type() + " has been returned before");
    }

    /** The segmentation goes back with the message; what else was optional does not. */
    private static List<OptionalParameter> segmentation(List<OptionalParameter> optional) {
        return optional.stream().filter(OptionalParameter::isSegmentation).toList();
    }
}
