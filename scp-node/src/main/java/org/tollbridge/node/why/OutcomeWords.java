package org.tollbridge.node.why;

import java.util.Optional;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.wire.isup.Q850;

/** Describes in sentences how a call ended, why, and who pays. */
final class OutcomeWords {

    private OutcomeWords() {}

    /** A short phrase for a line of a list. */
    static String brief(CallRecord record) {
        return switch (record.outcome()) {
            case ANSWERED ->
                "answered" + record.destination().map(to -> " at " + to).orElse("") + " for "
                        + seconds(record.durationMillis());
            case BUSY -> "busy";
            case NO_ANSWER -> "no answer";
            case ROUTE_FAILURE -> "unreachable";
            case ABANDONED -> "given up by the caller";
            case REFUSED -> "refused: " + reason(record.reason());
            case FAILED -> "failed: " + reason(record.reason());
        };
    }

    /** Outcome of a call. */
    static String outcome(CallRecord record) {
        int forwards = Math.max(0, record.attempts().size() - 1);
        String after = forwards == 0 ? "" : forwards == 1 ? " after 1 forward" : " after " + forwards + " forwards";
        return record.outcome() == Outcome.ANSWERED
                ? "answered" + record.destination().map(to -> " at " + to).orElse("") + after
                : "not answered" + after + ": " + reason(record.reason());
    }

    static String reason(Reason reason) {
        return switch (reason) {
            case GOES_ON -> "the call continues; this is an interim record";
            case COMPLETED -> "the call was answered, and one side hung up";
            case DESTINATION_BUSY -> "every destination that could still be tried was busy";
            case DESTINATION_NO_ANSWER -> "nobody answered in time";
            case DESTINATION_UNREACHABLE -> "no destination that could still be tried was reachable";
            case CALLER_ABANDONED -> "the caller hung up before anyone answered";
            case TIME_LIMIT -> "the call reached the maximum duration";
            case UNKNOWN_NUMBER -> "the dialled number is not allocated";
            case NUMBER_NOT_IN_SERVICE -> "the number is not in service";
            case NUMBER_NOT_YET_VALID -> "the number's service has not started yet";
            case NUMBER_EXPIRED -> "the number's service has ended";
            case CALLER_NOT_ALLOWED -> "the service accepts no calls from this kind of line";
            case WRONG_SERVICE_KEY -> "the service does not accept the service key that the switch sent";
            case CALLER_DENIED -> "the caller is on the subscriber's deny list";
            case CALLER_NOT_LISTED -> "the caller is not on the subscriber's allow list";
            case PIN_LOCKED -> "the caller entered wrong PINs too often and is locked out for a while";
            case TOO_MANY_CALLS -> "the number already had its maximum of concurrent calls";
            case TOO_MANY_CALLS_IN_PERIOD -> "the number already had its maximum of calls in the period";
            case MONTHLY_CALLS_USED -> "the number's calls for this month are used up";
            case MONTHLY_COST_USED -> "the number's amount for this month is used up";
            case COUNTER_SILENT -> "a limit's counter did not respond, and in that case the plan refuses calls";
            case NO_CREDIT -> "the subscriber has no credit for the call";
            case CREDIT_USED -> "the subscriber's credit was used up";
            case CREDIT_SILENT ->
                "no server answered the credit request, and in that case the subscriber wants no calls";
            case DESTINATION_FORBIDDEN -> "the plan leads to a destination that the service does not allow";
            case DESTINATION_LOOP -> "the plan leads back to a destination that was already tried";
            case PLAN_RELEASE -> "the plan releases the call here";
            case SWITCH_REFUSED -> "the switch refused an operation";
            case SWITCH_ENDED_EARLY -> "the switch ended its dialogue before the end of the call";
            case SWITCH_OUT_OF_STEP ->
                "the switch suspended the answered call at a report that only occurs in unanswered calls";
            case SWITCH_ABORTED -> "the switch aborted the dialogue";
            case LINK_LOST -> "the link to the switch was lost";
            case SWITCH_LOST -> "the switch did not answer, or could not be sent a message";
            case SWITCH_SILENT -> "the switch sent nothing until the call's time limit";
            case NODE_STOPPED -> "the node was stopped during the call";
            case NODE_LOST -> "the node was killed during the call";
            case INTERNAL_ERROR -> "an internal error of Tollbridge; see the log under the call's identifier";
        };
    }

    static String payer(CallRecord record) {
        return switch (record.payer()) {
            case CALLED_PARTY -> "the subscriber pays everything, the caller nothing";
            case SPLIT -> "the caller pays the local part, the subscriber the rest";
            case CALLING_PARTY -> "the caller pays everything, the subscriber nothing";
            case NOBODY -> "nobody pays, because the call was not answered";
        };
    }

    /** What the parties pay, and the tariff; empty when nobody pays. */
    static Optional<String> price(CallRecord record) {
        if (record.unpriced()) {
            return Optional.of("unknown: the call was not rated, or no line of the tariff matches it");
        }
        return record.wholeCharge()
                .map(charge -> "caller " + Yuan.text(charge.caller()) + ", subscriber " + Yuan.text(charge.subscriber())
                        + " " + charge.currency() + ", by tariff " + charge.tariff()
                        + (charge.versions().isEmpty() ? "" : ", version " + String.join(" and ", charge.versions())));
    }

    /** A Q.850 cause, such as "17 (user busy)". */
    static String cause(int value) {
        return value + " (" + Q850.text(value) + ")";
    }

    /** A duration: with a tenth of a second, or in milliseconds when shorter than one second. */
    static String seconds(long millis) {
        if (millis > 0 && millis < 1_000) {
            return millis + " ms";
        }
        long tenths = (millis + 50) / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
