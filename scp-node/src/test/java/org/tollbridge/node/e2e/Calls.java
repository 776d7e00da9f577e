package org.tollbridge.node.e2e;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.simulator.ssf.CallScript;
import org.tollbridge.simulator.ssf.InteractionScript;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.Behaviour;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;

/** Calls to place, made by saying what is out of the ordinary. All times are seconds of calls. */
final class Calls {

    static final String FIXED_CALLER = "1062345678";
    static final String MOBILE_CALLER = "13912345678";
    /** What InitialDP has unless a test says otherwise. */
    static final long SERVICE_KEY = 1;

    private static final int ORDINARY_SUBSCRIBER = 10;

    private final String dialled;
    private long serviceKey = SERVICE_KEY;
    private String caller = FIXED_CALLER;
    private OptionalInt category = OptionalInt.of(ORDINARY_SUBSCRIBER);
    private OptionalInt highLayer = OptionalInt.empty();
    private Optional<String> location = Optional.empty();
    private EventTypeBcsm trigger = EventTypeBcsm.ANALYSED_INFORMATION;
    private Optional<ApplicationContext> context = Optional.of(ApplicationContext.ETSI_SSP_TO_SCP);
    private final Map<String, PartyScript> parties = new LinkedHashMap<>();
    private PartyScript otherwise = answers(60, HangsUp.CALLING);
    private Optional<Duration> abandonsAfter = Optional.empty();
    private InteractionScript interaction = InteractionScript.NONE;
    private String dialsMore = "";

    private Calls(String dialled) {
        this.dialled = dialled;
    }

    /** A call from a fixed line in Beijing that whoever gets it answers, and that the caller ends after a minute. */
    static Calls to(String dialled) {
        return new Calls(dialled);
    }

    Calls from(String digits) {
        caller = digits;
        return this;
    }

    Calls withServiceKey(long other) {
        serviceKey = other;
        return this;
    }

    /** The calling party's category of Q.763. */
    Calls ofCategory(int other) {
        category = OptionalInt.of(other);
        return this;
    }

    /** High layer compatibility's characteristics of Q.931. */
    Calls ofHighLayer(int characteristics) {
        highLayer = OptionalInt.of(characteristics);
        return this;
    }

    /** Where a mobile is: a national number of the place. */
    Calls locatedAt(String digits) {
        location = Optional.of(digits);
        return this;
    }

    Calls at(EventTypeBcsm other) {
        trigger = other;
        return this;
    }

    Calls in(Optional<ApplicationContext> other) {
        context = other;
        return this;
    }

    Calls where(String destination, PartyScript party) {
        parties.put(destination, party);
        return this;
    }

    Calls everyone(PartyScript party) {
        otherwise = party;
        return this;
    }

    Calls abandonedAfter(long seconds) {
        abandonsAfter = Optional.of(Duration.ofSeconds(seconds));
        return this;
    }

    /** What the caller presses, and what the resource does. */
    Calls hearing(InteractionScript other) {
        interaction = other;
        return this;
    }

    /** Digits that the caller dials when more are wanted. */
    Calls dialling(String more) {
        dialsMore = more;
        return this;
    }

    CallScript script() {
        return new CallScript(
                dialled + " from " + caller,
                serviceKey,
                IsupNumber.of(NumberFormat.CALLED, NatureOfAddress.NATIONAL, dialled),
                Optional.of(IsupNumber.of(NumberFormat.CALLING, NatureOfAddress.NATIONAL, caller)),
                category,
                location.map(digits -> IsupNumber.of(NumberFormat.LOCATION, NatureOfAddress.NATIONAL, digits)),
                trigger,
                context,
                highLayer,
                parties,
                otherwise,
                abandonsAfter,
                interaction,
                dialsMore);
    }

    static PartyScript answers(long talkSeconds, HangsUp hangsUp) {
        return new PartyScript(
                Behaviour.ANSWER, Duration.ofSeconds(3), Duration.ofSeconds(talkSeconds), hangsUp, OptionalInt.empty());
    }

    static PartyScript answersAtOnce(long talkSeconds, HangsUp hangsUp) {
        return new PartyScript(
                Behaviour.ANSWER, Duration.ofMillis(50), Duration.ofSeconds(talkSeconds), hangsUp, OptionalInt.empty());
    }

    static PartyScript isBusy() {
        return does(Behaviour.BUSY, 1);
    }

    /** Rings for longer than any number of the samples lets it. */
    static PartyScript rings() {
        return does(Behaviour.NO_ANSWER, 120);
    }

    static PartyScript isOutOfReach() {
        return does(Behaviour.ROUTE_FAILURE, 1);
    }

    private static PartyScript does(Behaviour behaviour, long after) {
        return new PartyScript(
                behaviour, Duration.ofSeconds(after), Duration.ZERO, HangsUp.CALLED, OptionalInt.empty());
    }
}
