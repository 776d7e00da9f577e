package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;

/** Decides whether an offered call is taken. */
record Admission(PlanRules rules) {

    sealed interface Decision {}

    /** The call is taken and goes to {@code destination} first. */
    record Taken(Call call, NormalNumber destination) implements Decision {}

    record Refused(Offer offer, Optional<ServiceNumber> number, Refusal refusal, List<TraceLine> path)
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
        NormalNumber destination = rules.numberPlan().recognise(number.plan().number());
        Optional<String> forbidden = serviceClass.get().destinations().refusal(destination);
        if (forbidden.isPresent()) {
            path.add(new TraceLine(offer.at(), "destination", destination.digits()));
            return refused(offer, found, Refusal.DESTINATION_FORBIDDEN, forbidden.get(), path);
        }
        Call call = new Call(offer, number, serviceClass.get(), List.of(), OptionalLong.empty(), Reports.NONE, path);
        return new Taken(call, destination);
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
        NormalNumber dialled = plan.normalise(offered.called(), area);
        return new Offer(context.now(), offered.serviceKey(), dialled, caller, callerArea);
    }

    private static Refused refused(
            Offer offer, Optional<ServiceNumber> number, Refusal refusal, String why, List<TraceLine> path) {
        path.add(new TraceLine(offer.at(), "refused", why));
        return new Refused(offer, number, refusal, path);
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
