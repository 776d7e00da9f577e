package org.tollbridge.adapter.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.CallingPartysCategory;
import org.tollbridge.wire.isup.HighLayerCompatibility;

/** Reads an InitialDP as an offer to service logic. */
final class Offers {

    /** The offer of an InitialDP, or the error to answer it with. */
    sealed interface Reading {}

    /**
     * @param terminating whether the trigger is in the terminating half of the call, whose detection points must then
     *     be armed
     */
    record Call(CallEvent.Offered offered, boolean terminating) implements Reading {}

    record Refused(InapError error) implements Reading {}

    private Offers() {}

    /**
     * Reads what the service needs. Without a dialled number there is no call; any other unreadable number counts as
     * absent.
     */
    static Reading read(InitialDp argument) {
        Optional<Octets> dialled =
                argument.get(InitialDp.CALLED_PARTY_NUMBER).or(() -> argument.get(InitialDp.DIALLED_DIGITS));
        if (dialled.isEmpty()) {
            return new Refused(InapError.MISSING_PARAMETER);
        }
        Optional<PartyNumber> called = Numbers.called(dialled.get());
        if (called.isEmpty()) {
            return new Refused(InapError.UNEXPECTED_DATA_VALUE);
        }
        OptionalInt category = argument.get(InitialDp.CALLING_PARTYS_CATEGORY)
                .flatMap(octets -> CallingPartysCategory.view(octets).toOptional())
                .map(known -> OptionalInt.of(known.code()))
                .orElse(OptionalInt.empty());
        CallEvent.Offered offered = new CallEvent.Offered(
                argument.get(InitialDp.SERVICE_KEY).orElse(0L),
                called.get(),
                argument.get(InitialDp.CALLING_PARTY_NUMBER).flatMap(Numbers::calling),
                category,
                argument.get(InitialDp.LOCATION_NUMBER).flatMap(Numbers::location),
                argument.get(InitialDp.HIGH_LAYER_COMPATIBILITY)
                        .map(Offers::isFax)
                        .orElse(false),
                Numbers.isComplete(dialled.get()),
                argument.get(InitialDp.REDIRECTION_INFORMATION).flatMap(Numbers::diversion));
        boolean terminating = argument.get(InitialDp.EVENT_TYPE_BCSM)
                .map(Offers::isTerminating)
                .orElse(false);
        return new Call(offered, terminating);
    }

    private static boolean isFax(Octets highLayer) {
        return HighLayerCompatibility.view(highLayer)
                .toOptional()
                .filter(terminal -> terminal.characteristics() == HighLayerCompatibility.FACSIMILE_GROUP_2_3
                        || terminal.characteristics() == HighLayerCompatibility.FACSIMILE_GROUP_4)
                .isPresent();
    }

    private static boolean isTerminating(EventTypeBcsm trigger) {
        return switch (trigger) {
            case TERM_ATTEMPT_AUTHORIZED, T_BUSY, T_NO_ANSWER, T_ANSWER, T_MID_CALL, T_DISCONNECT, T_ABANDON -> true;
            case ORIG_ATTEMPT_AUTHORIZED,
                    COLLECTED_INFO,
                    ANALYSED_INFORMATION,
                    ROUTE_SELECT_FAILURE,
                    O_CALLED_PARTY_BUSY,
                    O_NO_ANSWER,
                    O_ANSWER,
                    O_MID_CALL,
                    O_DISCONNECT,
                    O_ABANDON -> false;
        };
    }
}
