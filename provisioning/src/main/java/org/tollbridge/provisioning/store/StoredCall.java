package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Yuan;

/**
 * An ended call, as stored. Missing texts are empty.
 *
 * @param attempts number of destinations tried
 * @param chargedSeconds seconds from answer to end, rounded up
 * @param callerPays in ten-thousandths of the currency; empty where the call has no price
 */
public record StoredCall(
        String callId,
        Instant offeredAt,
        Optional<Instant> answeredAt,
        Instant endedAt,
        String switchName,
        long serviceKey,
        String dialled,
        String caller,
        String serviceClass,
        String subscriber,
        String destination,
        int attempts,
        String outcome,
        String reason,
        OptionalInt releaseCause,
        long chargedSeconds,
        String payer,
        OptionalLong callerPays,
        OptionalLong subscriberPays,
        String currency) {

    /** The fields in responses. */
    public static final Form<StoredCall> FORM = Form.shown(
            "call",
            "An ended call.",
            List.of(
                    Field.text("call", 64, Need.SHOWN, "identifier of the call, as used by why", StoredCall::callId),
                    Field.moment(
                            "offered_at",
                            Need.SHOWN,
                            "time at which the switch offered the call",
                            call -> Optional.of(call.offeredAt())),
                    Field.moment(
                            "answered_at", Need.SHOWN, "time of answer, if it was answered", StoredCall::answeredAt),
                    Field.moment("ended_at", Need.SHOWN, "time of its end", call -> Optional.of(call.endedAt())),
                    Field.text("switch", 64, Need.SHOWN, "switch that offered the call", StoredCall::switchName),
                    Field.text("number", 64, Need.SHOWN, "dialled service number", StoredCall::dialled),
                    Field.text(
                            "caller", 64, Need.SHOWN, "calling number; digits may be hidden as x", StoredCall::caller),
                    Field.text("class", 64, Need.SHOWN, "service class of the number", StoredCall::serviceClass),
                    Field.text("subscriber", 64, Need.SHOWN, "subscriber that has the number", StoredCall::subscriber),
                    Field.text("destination", 64, Need.SHOWN, "last destination", StoredCall::destination),
                    Field.whole(
                            "attempts",
                            0,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of destinations tried",
                            call -> OptionalInt.of(call.attempts())),
                    Field.word(
                            "outcome", words(Outcome.values()), Need.SHOWN, "outcome of the call", StoredCall::outcome),
                    Field.word("reason", words(Reason.values()), Need.SHOWN, "why", StoredCall::reason),
                    Field.whole(
                            "release_cause", 0, 127, Need.SHOWN, "Q.850 cause that ended it", StoredCall::releaseCause),
                    Field.whole(
                            "seconds",
                            0,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "charged duration, rounded up",
                            call -> OptionalInt.of((int) Math.min(Integer.MAX_VALUE, call.chargedSeconds()))),
                    Field.text("payer", 32, Need.SHOWN, "party that pays", StoredCall::payer),
                    Field.text(
                            "caller_pays",
                            20,
                            Need.SHOWN,
                            "amount that the caller pays",
                            call -> yuan(call.callerPays())),
                    Field.text(
                            "subscriber_pays",
                            20,
                            Need.SHOWN,
                            "amount that the subscriber pays",
                            call -> yuan(call.subscriberPays())),
                    Field.text("currency", 3, Need.SHOWN, "ISO 4217 code of both amounts", StoredCall::currency)));

    /** Longer texts are truncated: a record that does not fit must not block those after it. */
    private static final int LONGEST_TEXT = 64;

    /**
     * Converts a call's record to its stored form.
     *
     * @param hiddenDigits how many digits at the end of the caller's number are replaced by x
     */
    static StoredCall of(CallRecord record, int hiddenDigits) {
        Optional<Charge> charge = record.wholeCharge();
        return new StoredCall(
                record.callId(),
                Instant.ofEpochMilli(record.offeredAt()),
                record.answeredAt().isPresent()
                        ? Optional.of(Instant.ofEpochMilli(record.answeredAt().getAsLong()))
                        : Optional.empty(),
                Instant.ofEpochMilli(record.endedAt()),
                cut(record.switchName()),
                record.serviceKey(),
                cut(record.dialled()),
                cut(record.callerWithout(hiddenDigits)),
                cut(record.serviceClass().orElse("")),
                cut(record.subscriber().orElse("")),
                cut(record.destination().orElse("")),
                record.attempts().size(),
                record.outcome().name(),
                record.reason().name(),
                record.releaseCause(),
                record.correction().isPresent() ? record.chargedSeconds() : record.wholeSeconds(),
                record.payer().name(),
                charge.map(price -> OptionalLong.of(price.caller())).orElse(OptionalLong.empty()),
                charge.map(price -> OptionalLong.of(price.subscriber())).orElse(OptionalLong.empty()),
                charge.map(Charge::currency).orElse(""));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static String yuan(OptionalLong amount) {
        return amount.isPresent() ? Yuan.text(amount.getAsLong()) : "";
    }
}
