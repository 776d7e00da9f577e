package org.tollbridge.service.call;

import java.util.Optional;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.number.NumberPlan;

/** Which calls need credit, what they ask, and what the answers mean for them. */
record Credits(CreditBook book, NumberPlan numberPlan) {

    /** A report of a switch may be on its way for so long. */
    private static final int REPORT_GRACE_MILLIS = 3_000;

    private static final long HALF_A_SECOND = 500;

    /** What an answer means. */
    sealed interface Decision {}

    /** The call goes on. */
    record GoesOn(Call call) implements Decision {}

    /** The call is refused, or ends. */
    record Stops(Call call, Refusal refusal, Optional<String> announcement) implements Decision {

        /** The reason of a conversation that ends by this. */
        Reason inMidCall() {
            return refusal == Refusal.NO_CREDIT ? Reason.CREDIT_USED : refusal.reason();
        }
    }

    /** The call as it asks for credit before it is sent off; empty when it needs none. */
    Optional<Call> asking(Call call, StepContext context) {
        Payer payer = call.serviceClass().tariff().payer();
        if (payer != Payer.CALLED_PARTY && payer != Payer.SPLIT) {
            return Optional.empty();
        }
        Optional<CreditTerms> terms = book.of(call.number().subscriber());
        int grace = context.profile().charging() == SwitchProfile.Charging.APPLY ? REPORT_GRACE_MILLIS : 0;
        return terms.map(agreed -> call.with(Credit.under(agreed, grace).asking(context.now())));
    }

    /** What a call asks that has begun to wait. */
    CreditRequest request(Call call, StepContext context) {
        String destination = call.attempts().isEmpty()
                ? call.route().number()
                : call.attempts().get(call.attempts().size() - 1);
        long answeredAt = call.answeredAt().orElse(context.now());
        long talked = (context.now() - answeredAt + HALF_A_SECOND) / 1000;
        Credit credit = call.credit();
        return new CreditRequest(
                credit.asked() - 1,
                credit.terms().orElseThrow(),
                new RatedCall(
                        call.serviceClass().name(),
                        call.number().subscriber(),
                        call.offer().caller().digits(),
                        numberPlan.recognise(destination).digits(),
                        call.serviceClass().tariff().payer(),
                        answeredAt,
                        (int) Math.min(Math.max(0, talked), RatedCall.LONGEST)),
                call.number().digits(),
                call.offer().at(),
                context.now());
    }

    static Decision decide(Call call, CreditAnswer answer) {
        return switch (answer) {
            case CreditAnswer.Granted granted ->
                new GoesOn(call.with(call.credit().with(granted)));
            case CreditAnswer.Denied denied -> new Stops(call, Refusal.NO_CREDIT, denied.announcement());
            case CreditAnswer.Silent silent -> silent(call);
        };
    }

    /** Nobody has answered: the terms decide. */
    static Decision silent(Call call) {
        boolean goesOn = call.credit().terms().orElseThrow().onFailure() == CreditFailure.CONTINUE;
        return goesOn ? new GoesOn(call.with(Credit.NONE)) : new Stops(call, Refusal.CREDIT_SILENT, Optional.empty());
    }

    /** What is said to a caller whose call is refused; what a server names is heard where the switch has it. */
    static Admission.Refused refused(Stops stops, StepContext context) {
        Call call = stops.call();
        return new Admission.Refused(
                call.offer(),
                Optional.of(call.number()),
                stops.refusal().reason(),
                stops.refusal().cause(),
                stops.announcement()
                        .filter(name -> context.profile()
                                .resource()
                                .spoken(name, stops.call().number().plan().language())
                                .isPresent())
                        .orElse(stops.refusal().announcement()),
                call.serviceClass().tariff().callerRate(),
                call.path());
    }

    /** An answer in a call's explanation. */
    static String words(CreditAnswer answer) {
        return switch (answer) {
            case CreditAnswer.Granted granted when granted.seconds().isEmpty() -> "without bound";
            case CreditAnswer.Granted granted ->
                granted.seconds().getAsInt() + " s" + (granted.last() ? ", the last" : "");
            case CreditAnswer.Denied denied -> "none";
            case CreditAnswer.Silent silent -> "not known";
        };
    }
}
