package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.OwnService;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWalk;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.WalkStep;

/** Decides whether an offered call is taken, and whether it may have the result of its plan. */
record Admission(PlanRules rules) {

    /** Result of an offer. */
    sealed interface Decision {}

    /** Result of a finished plan. */
    sealed interface Arrival {}

    /** The walk through the number's plan has begun. */
    record Begun(Approach approach, WalkStep step) implements Decision {}

    /**
     * The call goes to the destination of its route.
     *
     * @param full whether the first destination of the route has no room
     */
    record Taken(Call call, boolean full) implements Arrival {}

    /**
     * The call is not taken.
     *
     * @param cause Q.850 cause with which it is released
     * @param announcement what the caller hears, if the switch has it
     * @param callerRate what the caller would pay, in thousandths of a yuan a minute
     */
    record Refused(
            Offer offer,
            Optional<ServiceNumber> number,
            Reason reason,
            int cause,
            String announcement,
            int callerRate,
            List<TraceLine> path)
            implements Decision, Arrival {}

    /**
     * Decides on an offer.
     *
     * @param offeredAt milliseconds since the epoch; digits may have been collected since
     */
    Decision decide(CallEvent.Offered offered, long offeredAt, StepContext context) {
        Offer offer = read(offered, offeredAt, context);
        List<TraceLine> path = new ArrayList<>(4);
        path.add(new TraceLine(offer.at(), "dialled", offer.dialled().digits()));
        path.add(new TraceLine(
                offer.at(), callerWord(offer.caller().kind()), offer.caller().digits()));
        Optional<ServiceNumber> found = find(offer, path, context);
        if (found.isEmpty()) {
            return refused(offer, found, Refusal.UNKNOWN_NUMBER, "nobody has this number", path);
        }
        ServiceNumber number = found.get();
        path.add(new TraceLine(offer.at(), "service class", number.serviceClass()));
        Optional<ServiceClass> serviceClass = rules.classes().find(number.serviceClass());
        if (serviceClass.isEmpty()) {
            return refused(offer, found, Refusal.NUMBER_NOT_IN_SERVICE, "there is no such service class", path);
        }
        if (!number.working()) {
            return refused(offer, found, Refusal.NUMBER_NOT_IN_SERVICE, "the number is suspended", path);
        }
        if (number.validFrom().isPresent() && offer.at() < number.validFrom().getAsLong()) {
            return refused(offer, found, Refusal.NUMBER_NOT_YET_VALID, "its service has not begun", path);
        }
        if (number.validTo().isPresent() && offer.at() >= number.validTo().getAsLong()) {
            return refused(offer, found, Refusal.NUMBER_EXPIRED, "its service is over", path);
        }
        if (!serviceClass.get().hasKey(offer.serviceKey())
                && context.world().services().with(offer.serviceKey()).isEmpty()) {
            return refused(
                    offer,
                    found,
                    Refusal.WRONG_SERVICE_KEY,
                    "the class has no service key " + offer.serviceKey(),
                    path);
        }
        if (!serviceClass.get().callers().allow(offer.caller())) {
            return refused(offer, found, Refusal.CALLER_NOT_ALLOWED, "the class takes no calls from such lines", path);
        }
        return walk(offer, chosen(number, offer, path, context), serviceClass.get(), path, context);
    }

    /** Returns the number with the plan, current or next, that applies to this call. */
    private static ServiceNumber chosen(ServiceNumber number, Offer offer, List<TraceLine> path, StepContext context) {
        if (number.next().isEmpty()) {
            return number;
        }
        String caller = context.world().places().isMadeUp(offer.caller())
                ? ""
                : offer.caller().digits();
        NextPlan.Choice choice = number.next().get().choose(number.digits(), caller, offer.at());
        path.add(new TraceLine(offer.at(), "plan", choice.why()));
        return choice.taken() ? number.advanced() : number;
    }

    private static Optional<ServiceNumber> find(Offer offer, List<TraceLine> path, StepContext context) {
        Optional<OwnService> own = context.world().services().with(offer.serviceKey());
        if (own.isEmpty()) {
            return context.numbers().find(offer.dialled().digits());
        }
        path.add(new TraceLine(offer.at(), "service", own.get().name()));
        return own.get()
                .treat(
                        new OwnService.Dialled(
                                offer.serviceKey(), offer.at(), offer.dialled(), offer.caller(), offer.callerArea()),
                        context.numbers());
    }

    private Decision walk(
            Offer offer, ServiceNumber number, ServiceClass serviceClass, List<TraceLine> path, StepContext context) {
        PlanFacts facts = new PlanFacts(
                number.digits(),
                offer.at(),
                offer.caller(),
                offer.callerArea(),
                context.world().places().isMadeUp(offer.caller()),
                offer.category(),
                offer.fax(),
                Map.of());
        Approach approach = new Approach(
                offer, number, serviceClass, facts, Suspension.begun(context), 0, Collections.unmodifiableList(path));
        return new Begun(approach, PlanWalk.start(number.plan(), facts, context.world()));
    }

    /** The plan releases the call. */
    Arrival arrived(Approach approach, WalkStep.Refuse refuse) {
        Refusal refusal = Refusal.of(refuse.why());
        return new Refused(
                approach.offer(),
                Optional.of(approach.number()),
                refusal.reason(),
                refuse.cause().orElse(refusal.cause()),
                refuse.announcement().orElse(refusal.announcement()),
                approach.serviceClass().tariff().callerRate(),
                approach.path());
    }

    /** The plan gives a destination, which the service class may forbid. */
    Arrival arrived(Approach approach, WalkStep.Route route) {
        Offer offer = approach.offer();
        NormalNumber destination =
                rules.numberPlan().recognise(route.destination().number());
        Optional<String> forbidden = approach.serviceClass().destinations().refusal(destination);
        if (forbidden.isPresent()) {
            List<TraceLine> path = new ArrayList<>(approach.path());
            path.add(new TraceLine(offer.at(), "destination", destination.digits()));
            return refused(offer, Optional.of(approach.number()), Refusal.DESTINATION_FORBIDDEN, forbidden.get(), path);
        }
        Call call = new Call(
                offer,
                approach.number(),
                approach.serviceClass(),
                route.destination(),
                route.mailbox(),
                List.of(),
                OptionalLong.empty(),
                Reports.NONE,
                Credit.NONE,
                Optional.empty(),
                approach.path());
        return new Taken(call, route.full());
    }

    /** Returns whether further digits may turn the dialled ones into a service number. */
    boolean incomplete(CallEvent.Offered offered, StepContext context) {
        if (offered.complete()) {
            return false;
        }
        NormalNumber dialled =
                rules.numberPlan().normalise(offered.called(), context.profile().areaCode());
        return dialled.kind() == NumberKind.UNKNOWN && rules.numberPlan().beginsService(dialled.digits());
    }

    /** Reads an offer and normalises its numbers. */
    Offer read(CallEvent.Offered offered, long offeredAt, StepContext context) {
        NumberPlan plan = rules.numberPlan();
        String area = context.profile().areaCode();
        NormalNumber caller =
                offered.calling().map(number -> plan.normalise(number, area)).orElse(NormalNumber.ABSENT);
        String callerArea = caller.areaCode();
        if (callerArea.isEmpty() && offered.location().isPresent()) {
            callerArea = plan.normalise(offered.location().get(), area).areaCode();
        }
        if (callerArea.isEmpty() && caller.kind() == NumberKind.MOBILE) {
            callerArea = context.world().places().areaOf(caller);
        }
        NormalNumber dialled = plan.normalise(offered.called(), area);
        return new Offer(
                offeredAt,
                offered.serviceKey(),
                dialled,
                caller,
                callerArea,
                offered.callingCategory(),
                offered.fax(),
                offered.diverted());
    }

    private Refused refused(
            Offer offer, Optional<ServiceNumber> number, Refusal refusal, String why, List<TraceLine> path) {
        path.add(new TraceLine(offer.at(), "refused", why));
        int callerRate = number.flatMap(known -> rules.classes().find(known.serviceClass()))
                .map(found -> found.tariff().callerRate())
                .orElse(0);
        return new Refused(offer, number, refusal.reason(), refusal.cause(), refusal.announcement(), callerRate, path);
    }

    private static String callerWord(NumberKind kind) {
        return switch (kind) {
            case FIXED -> "fixed caller";
            case MOBILE -> "mobile caller";
            case SHORT -> "caller with a short number";
            case SERVICE -> "caller with a service number";
            case FOREIGN -> "caller from another country";
            case UNKNOWN -> "unknown caller";
        };
    }
}
