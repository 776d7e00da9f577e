package org.tollbridge.adapter.sccp;

import java.util.List;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;

/**
 * The message return procedure: UDTS for UDT, XUDTS for XUDT, LUDTS for LUDT, and nothing for these service messages.
 */
final class ReturnedMessage {

    private static final int MOST_HOPS = 15;

    private ReturnedMessage() {}

    /** Whether the sender wants the message returned. */
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
     * The service message that returns a message.
     *
     * @param sender its calling address, translated if necessary
     * @throws IllegalArgumentException if the message is itself a service message
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

    /** The segmentation is returned with the message; other optional parameters are not. */
    private static List<OptionalParameter> segmentation(List<OptionalParameter> optional) {
        return optional.stream().filter(OptionalParameter::isSegmentation).toList();
    }
}
