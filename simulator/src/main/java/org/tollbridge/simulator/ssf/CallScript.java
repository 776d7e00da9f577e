package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.IsupNumber;

/**
 * A call to place.
 *
 * @param name its name in results and logs
 * @param category calling party's category, 0 to 255
 * @param trigger the detection point that InitialDP reports
 * @param context the requested application context; empty for a dialogue without a dialogue portion
 * @param highLayer high layer compatibility's characteristics, for example 4 for a fax, 0 to 127
 * @param parties the behaviour of each destination, by its digits as the SCP sends them, with or without country code
 *     and trunk prefix
 * @param otherwise the behaviour of every other destination
 * @param callerAbandonsAfter the caller hangs up this long after dialling, unless the call has been answered by then
 * @param interaction what happens during announcements
 * @param dialsMore digits that the caller dials when the SCP has the switch collect more; may be none
 */
public record CallScript(
        String name,
        long serviceKey,
        IsupNumber called,
        Optional<IsupNumber> calling,
        OptionalInt category,
        Optional<IsupNumber> location,
        EventTypeBcsm trigger,
        Optional<ApplicationContext> context,
        OptionalInt highLayer,
        Map<String, PartyScript> parties,
        PartyScript otherwise,
        Optional<Duration> callerAbandonsAfter,
        InteractionScript interaction,
        String dialsMore) {

    public CallScript {
        parties = Map.copyOf(parties);
    }

    /** The InitialDP for this call. */
    public InitialDp initialDp() {
        return InitialDps.of(this);
    }
}
