package org.tollbridge.service.call;

import java.util.OptionalInt;

/**
 * One detection point to arm.
 *
 * @param timer seconds for {@link BcsmEvent#NO_ANSWER}; empty otherwise, or if the switch's own timer applies
 */
public record ArmedEvent(BcsmEvent event, Leg leg, MonitorMode mode, OptionalInt timer) {

    public ArmedEvent(BcsmEvent event, Leg leg, MonitorMode mode) {
        this(event, leg, mode, OptionalInt.empty());
    }
}
