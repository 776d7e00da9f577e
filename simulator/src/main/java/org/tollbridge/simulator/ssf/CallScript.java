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
 * One call to place.
 *
 * @param name what results and logs call it
 * @param category calling party's category, 0 to 255
 * @param trigger the detection point that InitialDP reports
 * @param context the application context asked for; empty for a dialogue without a dialogue portion
 * @param highLayer high layer compatibility's characteristics, such as 4 for a fax, 0 to 127
 * @param parties what each destination does, by its digits as the SCP sends them, with or without country code and
 *     trunk prefix
 * @param otherwise what every other destination does
 * @param callerAbandonsAfter the caller hangs up this long after dialling, unless the call was answered by then
 * @param interaction what happens while announcements are played
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

    /** What the switch asks with when it meets this call. */
    public InitialDp initialDp() {
        return InitialDps.of(this);
    }
}
