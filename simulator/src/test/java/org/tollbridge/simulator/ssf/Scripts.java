package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.PartyScript.Behaviour;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;

/** Calls that tests place: from a Beijing number to 8001234567. */
final class Scripts {
    static final PartyScript ANSWERS =
            new PartyScript(Behaviour.ANSWER, seconds(3), seconds(65), HangsUp.CALLED, OptionalInt.empty());
    static final PartyScript BUSY = party(Behaviour.BUSY, 1);
    static final PartyScript SILENT = party(Behaviour.NO_ANSWER, 60);
    static final PartyScript UNREACHABLE = party(Behaviour.ROUTE_FAILURE, 0);

    private Scripts() {}

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static PartyScript party(Behaviour behaviour, long after) {
        return new PartyScript(behaviour, seconds(after), Duration.ZERO, HangsUp.CALLED, OptionalInt.empty());
    }

    static CallScript call(Map<String, PartyScript> parties) {
        return call(parties, Optional.empty());
    }

    static CallScript call(Map<String, PartyScript> parties, Optional<Duration> abandons) {
        return call(parties, abandons, Optional.of(ApplicationContext.ETSI_SSP_TO_SCP));
    }

    static CallScript call(
            Map<String, PartyScript> parties, Optional<Duration> abandons, Optional<ApplicationContext> context) {
        return new CallScript(
                "test",
                800,
                IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, "8001234567"),
                Optional.of(IsupNumber.of(NumberFormat.CALLING, NatureOfAddress.NATIONAL, "1062345678")),
                OptionalInt.of(10),
                Optional.empty(),
                EventTypeBcsm.ANALYSED_INFORMATION,
                context,
                parties,
                UNREACHABLE,
                abandons);
    }
}
