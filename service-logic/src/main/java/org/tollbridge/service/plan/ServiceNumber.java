package org.tollbridge.service.plan;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A service number with all that a call to it needs.
 *
 * @param digits normalised, such as 8008101234
 * @param serviceClass name of the service class, such as "800"
 * @param subscriber identifier of the subscriber who owns the number
 * @param working false while the number is suspended
 * @param validFrom first moment of service, milliseconds since the epoch
 * @param validTo first moment after service, milliseconds since the epoch
 * @param plan where its calls go
 */
public record ServiceNumber(
        String digits,
        String serviceClass,
        String subscriber,
        boolean working,
        OptionalLong validFrom,
        OptionalLong validTo,
        Destination plan) {

    /**
     * A destination with its alternatives.
     *
     * @param number in the form of {@link org.tollbridge.service.number.NormalNumber#digits}, such as 861062345678
     * @param onBusy tried in order when the destination is busy
     * @param onNoAnswer tried in order when the destination does not answer
     * @param noAnswerSeconds how long it rings, 1 to 300; empty leaves it to the switch
     */
    public record Destination(
            String number, List<String> onBusy, List<String> onNoAnswer, OptionalInt noAnswerSeconds) {

        public Destination {
            onBusy = List.copyOf(onBusy);
            onNoAnswer = List.copyOf(onNoAnswer);
        }
    }
}
