package org.tollbridge.service.charging;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.charging.TariffLine.Price;

/**
 * The price of a call at its answer.
 *
 * @param caller empty when the caller pays nothing, or the tariff has a gap then
 * @param subscriber likewise for the subscriber
 * @param switchSeconds whole seconds from the answer after which one of the two first changes, fewer than the call's;
 *     empty when neither changes during the call
 */
public record Quote(Optional<Price> caller, Optional<Price> subscriber, OptionalInt switchSeconds) {

    /** Used if there is no tariff. */
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
