package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.ServiceNumber;

/** Builds the one record of a call. */
final class Settlement {

    private Settlement() {}

    /** Returns the record of a call that was taken. Nobody pays for one that was never answered. */
    static CallRecord ended(Call call, Verdict verdict, StepContext context) {
        Optional<CallInformation> information = call.reports().information();
        List<String> attempts = call.attempts();
        CallRecord record = new CallRecord(
                new CallRecord.Request(
                        context.callId(),
                        context.profile().name(),
                        call.offer().serviceKey(),
                        call.offer().dialled().digits(),
                        present(call.offer().caller().digits()),
                        Optional.of(call.serviceClass().name()),
                        Optional.of(call.number().subscriber()),
                        call.offer().at()),
                new CallRecord.Course(
                        attempts,
                        call.answeredAt(),
                        verdict.at(),
                        verdict.outcome(),
                        verdict.reason(),
                        verdict.cause().isPresent()
                                ? verdict.cause()
                                : information.map(CallInformation::releaseCause).orElse(OptionalInt.empty()),
                        information.map(CallInformation::connectedSeconds).orElse(OptionalInt.empty())),
                new CallRecord.Billing(
                        call.answered() ? call.serviceClass().tariff().payer() : Payer.NOBODY,
                        call.reports().charging(),
                        Optional.empty()),
                call.path());
        return call.part().map(record::of).orElse(record);
    }

    /**
     * Returns the record of a part of a call that goes on, in whole seconds of the conversation. It has no path: the
     * record of the call's end has all of it.
     *
     * @param seconds from the answer
     */
    static CallRecord part(Call call, long seconds, StepContext context) {
        long answeredAt = call.answeredAt().orElse(context.now());
        long at = answeredAt + 1_000 * seconds;
        Verdict verdict = new Verdict(Outcome.ANSWERED, Reason.GOES_ON, OptionalInt.empty(), at);
        return ended(call.with(Reports.NONE), verdict, context)
                .of(call.part().orElseGet(() -> CallPart.first(answeredAt)))
                .withoutPath();
    }

    /** Returns the record of a call that was not taken. */
    static CallRecord refused(Admission.Refused refused, StepContext context) {
        Offer offer = refused.offer();
        return unsent(
                offer.serviceKey(),
                offer.dialled().digits(),
                present(offer.caller().digits()),
                refused.number(),
                offer.at(),
                new Verdict(Outcome.REFUSED, refused.reason(), OptionalInt.of(refused.cause()), context.now()),
                refused.path(),
                context);
    }

    /** Returns the record of a call that ended before its plan did. */
    static CallRecord unrouted(Approach approach, Verdict verdict, StepContext context) {
        Offer offer = approach.offer();
        return unsent(
                offer.serviceKey(),
                offer.dialled().digits(),
                present(offer.caller().digits()),
                Optional.of(approach.number()),
                offer.at(),
                verdict,
                approach.path(),
                context);
    }

    /** Returns the record of a call that ended before all of its digits were dialled. */
    static CallRecord undialled(Offer offer, Verdict verdict, StepContext context) {
        return unsent(
                offer.serviceKey(),
                offer.dialled().digits(),
                present(offer.caller().digits()),
                Optional.empty(),
                offer.at(),
                verdict,
                List.of(),
                context);
    }

    /** Returns the record of a call that could not be read; its numbers are as received. */
    static CallRecord unread(CallEvent.Offered offered, Verdict verdict, StepContext context) {
        return unsent(
                offered.serviceKey(),
                offered.called().digits(),
                offered.calling().map(PartyNumber::digits).filter(digits -> !digits.isEmpty()),
                Optional.empty(),
                context.now(),
                verdict,
                List.of(),
                context);
    }

    private static CallRecord unsent(
            long serviceKey,
            String dialled,
            Optional<String> caller,
            Optional<ServiceNumber> number,
            long offeredAt,
            Verdict verdict,
            List<TraceLine> path,
            StepContext context) {
        return new CallRecord(
                new CallRecord.Request(
                        context.callId(),
                        context.profile().name(),
                        serviceKey,
                        dialled,
                        caller,
                        number.map(ServiceNumber::serviceClass),
                        number.map(ServiceNumber::subscriber),
                        offeredAt),
                new CallRecord.Course(
                        List.of(),
                        OptionalLong.empty(),
                        verdict.at(),
                        verdict.outcome(),
                        verdict.reason(),
                        verdict.cause(),
                        OptionalInt.empty()),
                CallRecord.Billing.NOBODY,
                path);
    }

    private static Optional<String> present(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }
}
