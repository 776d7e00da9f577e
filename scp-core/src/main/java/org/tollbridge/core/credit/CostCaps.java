package org.tollbridge.core.credit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.charging.Affordable;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditAnswer.Granted;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.plan.CostCap;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.CreditControl;
import org.tollbridge.service.port.Errands;

/**
 * Applies a number's monthly cost cap in addition to its subscriber's credit: a call is granted what both allow. The
 * amount that it may cost is reserved among the counts of the number, so that calls in progress do not spend the same
 * money.
 *
 * @param credit answers for the subscriber's credit
 * @param counts keeps the number's month
 * @param price what the subscriber pays for a call, in ten-thousandths of a yuan
 */
public record CostCaps(CreditControl credit, Errands counts, ToLongFunction<RatedCall> price) implements CreditControl {

    @Override
    public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
        if (request.cap().isEmpty()) {
            credit.ask(callId, request, answer);
            return;
        }
        CostCap cap = request.cap().get();
        Consumer<CreditAnswer> also = said -> {
            if (said instanceof Granted granted) {
                reserve(callId, request, cap, granted, answer);
            } else {
                answer.accept(said);
            }
        };
        if (request.terms().isEmpty()) {
            also.accept(Granted.UNLIMITED);
        } else {
            credit.ask(callId, request, also);
        }
    }

    private void reserve(
            String callId, CreditRequest request, CostCap cap, Granted granted, Consumer<CreditAnswer> answer) {
        int talked = request.call().seconds();
        long all = (long) talked + granted.seconds().orElse(Affordable.PIECE);
        int most = (int) Math.min(all, RatedCall.LONGEST);
        long wanted = thousandths(request.call().lasting(most));
        counts.run(callId, new Errand.Reserve(request.number(), cap.claim(), wanted), said -> {
            if (said instanceof WalkAnswer.Reserved kept) {
                answer.accept(
                        kept.amount() >= wanted && most > talked
                                ? piece(granted, most - talked)
                                : last(request.call(), kept.amount(), most, granted));
            } else {
                answer.accept(
                        cap.openWhenSilent() && most > talked
                                ? piece(granted, most - talked)
                                : new CreditAnswer.Silent());
            }
        });
    }

    private long thousandths(RatedCall call) {
        return Yuan.thousandths(price.applyAsLong(call));
    }

    /** A grant not limited by the month, after which the call asks again. */
    private static Granted piece(Granted granted, int seconds) {
        return new Granted(OptionalInt.of(seconds), granted.valid(), granted.last(), granted.onFailure(), granted.by());
    }

    private CreditAnswer last(RatedCall call, long amount, int most, Granted granted) {
        int all = Affordable.seconds(call, amount, this::thousandths, most);
        return all > call.seconds()
                ? new Granted(
                        OptionalInt.of(all - call.seconds()),
                        granted.valid(),
                        true,
                        granted.onFailure(),
                        CreditAnswer.Bound.MONTHLY_COST)
                : new CreditAnswer.Denied(Optional.empty(), CreditAnswer.Bound.MONTHLY_COST);
    }

    @Override
    public void ended(CallRecord record) {
        credit.ended(record);
    }
}
