package org.tollbridge.service.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.charging.Affordable;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.credit.CreditFailure;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CostCap;

/** Which calls need credit, their requests, and the effect of the answers. */
record Credits(CreditBook book, NumberPlan numberPlan, int errandMillis) {

    private static final long HALF_A_SECOND = 500;

    private static final CreditAnswer.Granted A_WHILE =
            new CreditAnswer.Granted(OptionalInt.of(Affordable.PIECE), false, Optional.empty());

    /** Effect of an answer. */
    sealed interface Decision {}

    /** The call goes on. */
    record GoesOn(Call call) implements Decision {}

    /** The call is refused, or ends. */
    record Stops(Call call, Refusal refusal, Optional<String> announcement) implements Decision {

        /** Returns the reason of a conversation that ends in this way. */
        Reason inMidCall() {
            return refusal == Refusal.NO_CREDIT ? Reason.CREDIT_USED : refusal.reason();
        }
    }

    /** Returns the call with a request for credit before it is sent to its destination; empty when it needs none. */
    Optional<Call> asking(Call call, StepContext context) {
        Payer payer = call.serviceClass().tariff().payer();
        if (payer != Payer.CALLED_PARTY && payer != Payer.SPLIT) {
            return Optional.empty();
        }
        Optional<CreditTerms> own = book.of(call.number().subscriber());
        Optional<CostCap> cap = call.number()
                .plan()
                .costCap(call.number().digits(), call.offer().at(), context.world());
        Optional<CreditTerms> terms = own.or(() -> cap.map(this::terms));
        int grace = context.profile().charging() == SwitchProfile.Charging.APPLY ? Deadlines.REPORT_GRACE_MILLIS : 0;
        return terms.map(agreed ->
                call.with(Credit.under(terms, cap, own.isPresent(), grace).asking(context.now())));
    }

    /** Returns the terms of a call limited only by a monthly cost cap. */
    private CreditTerms terms(CostCap cap) {
        return new CreditTerms(cap.openWhenSilent() ? CreditFailure.CONTINUE : CreditFailure.TERMINATE, errandMillis);
    }

    /** Returns the request of a call that has begun to wait. */
    CreditRequest request(Call call, StepContext context) {
        String destination = call.attempts().isEmpty()
                ? call.route().number()
                : call.attempts().get(call.attempts().size() - 1);
        long answeredAt = call.answeredAt().orElse(context.now());
        long talked = (context.now() - answeredAt + HALF_A_SECOND) / 1000;
        Credit credit = call.credit();
        return new CreditRequest(
                credit.asked() - 1,
                credit.own() ? credit.terms() : Optional.empty(),
                credit.cap(),
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

    static Decision decide(Call call, CreditAnswer answer, long now) {
        return switch (answer) {
            case CreditAnswer.Granted granted ->
                new GoesOn(call.with(call.credit().with(granted, call.answeredAt(), now)));
            case CreditAnswer.Denied denied ->
                new Stops(
                        call,
                        denied.by() == CreditAnswer.Bound.MONTHLY_COST ? Refusal.MONTHLY_COST_USED : Refusal.NO_CREDIT,
                        denied.announcement());
            case CreditAnswer.Silent silent -> silent(call, now);
        };
    }

    /** Applies the terms when no answer has come. */
    static Decision silent(Call call, long now) {
        Credit credit = call.credit();
        if (credit.terms().orElseThrow().onFailure() != CreditFailure.CONTINUE) {
            Refusal why = credit.own() ? Refusal.CREDIT_SILENT : Refusal.COUNTER_SILENT;
            return new Stops(call, why, Optional.empty());
        }
        // A counter may answer the next request; a server is not asked again.
        return new GoesOn(call.with(credit.own() ? Credit.NONE : credit.with(A_WHILE, call.answeredAt(), now)));
    }

    /** Returns the refusal of a call; the announcement named by the server is used if the switch has it. */
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

    /** Returns the words for an answer in a call's explanation. */
    static String words(CreditAnswer answer) {
        return switch (answer) {
            case CreditAnswer.Granted granted when granted.seconds().isEmpty() -> "without bound";
            case CreditAnswer.Granted granted ->
                granted.seconds().getAsInt() + " s" + (granted.last() ? ", the last" : "")
                        + (granted.valid().isPresent()
                                ? ", good for " + granted.valid().getAsInt() + " s"
                                : "")
                        + words(granted.by());
            case CreditAnswer.Denied denied -> "none" + words(denied.by());
            case CreditAnswer.Silent silent -> "not known";
        };
    }

    private static String words(CreditAnswer.Bound by) {
        return switch (by) {
            case CREDIT -> "";
            case MONTHLY_COST -> ", by what the number may cost in a month";
        };
    }
}
