package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.simulator.ssf.InteractionScript.Failure;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.simulator.ssf.PartyScript.Behaviour;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
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
                OptionalInt.empty(),
                parties,
                UNREACHABLE,
                abandons,
                InteractionScript.NONE,
                "");
    }

    /** A call at whose announcements something happens; who is called answers. */
    static CallScript interacting(InteractionScript interaction) {
        return answered(interaction, "");
    }

    /** A caller who dials this when more digits are wanted; who is called answers. */
    static CallScript dialling(String more) {
        return answered(InteractionScript.NONE, more);
    }

    private static CallScript answered(InteractionScript interaction, String dialsMore) {
        CallScript call = call(Map.of("1065550001", ANSWERS));
        return new CallScript(
                call.name(),
                call.serviceKey(),
                call.called(),
                call.calling(),
                call.category(),
                call.location(),
                call.trigger(),
                call.context(),
                call.highLayer(),
                call.parties(),
                call.otherwise(),
                call.callerAbandonsAfter(),
                interaction,
                dialsMore);
    }

    /** A caller who presses this at the prompts, one second after each began. */
    static InteractionScript pressing(String... digits) {
        return new InteractionScript(
                Arrays.stream(digits)
                        .map(pressed -> new Press(seconds(1), pressed, Duration.ofMillis(500)))
                        .toList(),
                OptionalInt.empty(),
                seconds(2),
                Optional.empty(),
                Assist.ARRIVES);
    }

    static InteractionScript failing(Operation operation, InapError error) {
        return new InteractionScript(
                List.of(),
                OptionalInt.empty(),
                seconds(2),
                Optional.of(new Failure(operation, error, 1)),
                Assist.ARRIVES);
    }

    static InteractionScript hangingUpDuring(int prompt) {
        return new InteractionScript(List.of(), OptionalInt.of(prompt), seconds(2), Optional.empty(), Assist.ARRIVES);
    }
}
