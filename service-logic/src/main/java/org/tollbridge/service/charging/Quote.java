package org.tollbridge.service.charging;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.charging.TariffLine.Price;

/**
 * What a call costs at the moment of its answer.
 *
 * @param caller empty when the caller pays nothing, or the tariff has a gap then
 * @param subscriber the same of the subscriber
 * @param switchSeconds whole seconds from the answer after which one of the two changes first, fewer than the call's;
 *     empty when none changes in its time
 */
public record Quote(Optional<Price> caller, Optional<Price> subscriber, OptionalInt switchSeconds) {

    /** Where there is no tariff. */
    public static final Quote NONE = new Quote(Optional.empty(), Optional.empty(), OptionalInt.empty());

    Quote with(Party party, Optional<Price> price, OptionalInt change) {
        boolean sooner =
                change.isPresent() && (switchSeconds.isEmpty() || change.getAsInt() < switchSeconds.getAsInt());
        return new Quote(
                party == Party.CALLER ? price : caller,
                party == Party.SUBSCRIBER ? price : subscriber,
                sooner ? change : switchSeconds);
    }
}
