package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWalk;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.Visit;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.plan.WalkPosition;
import org.tollbridge.service.plan.WalkStep;

/** Decides whether an offered call is taken. */
record Admission(PlanRules rules, Answers answers) {

    /** Answers a step of a walk that waits; empty when nobody can. */
    @FunctionalInterface
    interface Answers {
        Optional<WalkAnswer> answer(WalkStep step);
    }

    sealed interface Decision {}

    /**
     * The call is taken and goes where its route says.
     *
     * @param full whether the first destination of the route has no room
     */
    record Taken(Call call, boolean full) implements Decision {}

    /**
     * The call is not taken.
     *
     * @param cause Q.850 cause with which it is released
     */
    record Refused(Offer offer, Optional<ServiceNumber> number, Reason reason, int cause, List<TraceLine> path)
            implements Decision {}

    Decision decide(CallEvent.Offered offered, StepContext context) {
        Offer offer = read(offered, context);
        List<TraceLine> path = new ArrayList<>(4);
        path.add(new TraceLine(offer.at(), "dialled", offer.dialled().digits()));
        path.add(new TraceLine(
                offer.at(), callerWord(offer.caller().kind()), offer.caller().digits()));
        Optional<ServiceNumber> found = context.numbers().find(offer.dialled().digits());
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
        if (!serviceClass.get().callers().allow(offer.caller())) {
            return refused(offer, found, Refusal.CALLER_NOT_ALLOWED, "the class takes no calls from such lines", path);
        }
        return walk(offer, number, serviceClass.get(), path, context);
    }

    private Decision walk(
            Offer offer, ServiceNumber number, ServiceClass serviceClass, List<TraceLine> path, StepContext context) {
        CallPlan plan = number.plan();
        PlanFacts facts = new PlanFacts(
                number.digits(),
                offer.at(),
                offer.caller(),
                offer.callerArea(),
                context.world().places().isMadeUp(offer.caller()),
                offer.category(),
                Map.of());
        WalkStep step = PlanWalk.start(plan, facts, context.world());
        while (true) {
            for (Visit visit : step.visits()) {
                path.add(TraceLine.of(offer.at(), visit));
            }
            Optional<WalkPosition> waits = step.waitsAt();
            if (waits.isEmpty()) {
                return arrived(step, offer, number, serviceClass, path);
            }
            Optional<WalkAnswer> answer = answers.answer(step);
            if (answer.isEmpty()) {
                return refused(
                        offer,
                        Optional.of(number),
                        Refusal.NUMBER_NOT_IN_SERVICE,
                        "the plan needs a resource or a counter that there is not",
                        path);
            }
            step = PlanWalk.resume(plan, facts, context.world(), waits.get(), answer.get());
        }
    }

    private Decision arrived(
            WalkStep step, Offer offer, ServiceNumber number, ServiceClass serviceClass, List<TraceLine> path) {
        if (step instanceof WalkStep.Refuse refuse) {
            Refusal refusal = Refusal.of(refuse.why());
            int cause = refuse.cause().orElse(refusal.cause());
            return new Refused(offer, Optional.of(number), refusal.reason(), cause, path);
        }
        WalkStep.Route route = (WalkStep.Route) step;
        NormalNumber destination =
                rules.numberPlan().recognise(route.destination().number());
        Optional<String> forbidden = serviceClass.destinations().refusal(destination);
        if (forbidden.isPresent()) {
            path.add(new TraceLine(offer.at(), "destination", destination.digits()));
            return refused(offer, Optional.of(number), Refusal.DESTINATION_FORBIDDEN, forbidden.get(), path);
        }
        Call call = new Call(
                offer, number, serviceClass, route.destination(), List.of(), OptionalLong.empty(), Reports.NONE, path);
        return new Taken(call, route.full());
    }

    private Offer read(CallEvent.Offered offered, StepContext context) {
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
        return new Offer(context.now(), offered.serviceKey(), dialled, caller, callerArea, offered.callingCategory());
    }

    private static Refused refused(
            Offer offer, Optional<ServiceNumber> number, Refusal refusal, String why, List<TraceLine> path) {
        path.add(new TraceLine(offer.at(), "refused", why));
        return new Refused(offer, number, refusal.reason(), refusal.cause(), path);
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
