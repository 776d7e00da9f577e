package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * A service number as the inventory has it, in service or not.
 *
 * @param digits normalised, such as 8008101234
 * @param ends when the state expires; empty when it does not
 * @param subscriber its subscriber, or for whom it is kept; empty when none
 * @param serviceClass name of the service class, such as "800"
 * @param validFrom start of service, milliseconds since the epoch
 * @param validTo end of service, exclusive, milliseconds since the epoch
 * @param plan its call plan, if it has one yet
 * @param next the next plan, which may already apply to some callers
 */
public record NumberEntry(
        String digits,
        NumberState state,
        Optional<Instant> ends,
        String subscriber,
        String serviceClass,
        OptionalLong validFrom,
        OptionalLong validTo,
        Optional<CallPlan> plan,
        Optional<NextPlan> next) {

    private static final int LONGEST_NUMBER = 20;
    private static final int MOST_FORWARDS = 100;

    /** Largest number of callers named in a trial. */
    public static final int MOST_TEST_CALLERS = 100;

    /** The fields in requests and in the audit trail. */
    public static final Form<NumberEntry> FORM = form(StoredPlans::keyOf);

    /**
     * The form, for when plan keys are already known.
     *
     * @param keyOf the key of a plan
     */
    static Form<NumberEntry> form(Function<CallPlan, String> keyOf) {
        FieldType number = new FieldType.Text(LONGEST_NUMBER);
        return Form.shown(
                "number",
                "A service number, in service or not.",
                List.of(
                        Field.text("number", LONGEST_NUMBER, Need.SHOWN, "digits of the number", NumberEntry::digits),
                        Field.word(
                                "state",
                                NumberState.words(),
                                Need.SHOWN,
                                "state of the number",
                                entry -> entry.state().word()),
                        Field.moment("until", Need.SHOWN, "time at which the state ends by itself", NumberEntry::ends),
                        Field.text("service_class", 20, Need.SHOWN, "such as 800", NumberEntry::serviceClass),
                        Field.text(
                                "subscriber",
                                64,
                                Need.SHOWN,
                                "subscriber that has the number, or for whom it is reserved",
                                NumberEntry::subscriber),
                        Field.moment("valid_from", Need.SHOWN, "start of service", entry -> moment(entry.validFrom())),
                        Field.moment("valid_to", Need.SHOWN, "end of service", entry -> moment(entry.validTo())),
                        Field.text(
                                "destination",
                                LONGEST_NUMBER,
                                Need.SHOWN,
                                "destination of its calls, if its plan is a single destination",
                                entry -> entry.plain()
                                        .map(PlanNode.Destination::number)
                                        .orElse("")),
                        Field.texts(
                                "on_busy",
                                number,
                                MOST_FORWARDS,
                                Need.SHOWN,
                                "destinations to try if it is busy",
                                entry -> entry.plain()
                                        .map(PlanNode.Destination::onBusy)
                                        .orElse(List.of())),
                        Field.texts(
                                "on_no_answer",
                                number,
                                MOST_FORWARDS,
                                Need.SHOWN,
                                "destinations to try if it does not answer",
                                entry -> entry.plain()
                                        .map(PlanNode.Destination::onNoAnswer)
                                        .orElse(List.of())),
                        Field.whole(
                                "no_answer_seconds",
                                1,
                                300,
                                Need.SHOWN,
                                "ringing time",
                                entry -> entry.plain()
                                        .map(PlanNode.Destination::noAnswerSeconds)
                                        .orElse(OptionalInt.empty())),
                        Field.text(
                                "plan",
                                40,
                                Need.SHOWN,
                                "key of its call plan, derived from the contents of the plan",
                                entry -> entry.plan()
                                        .filter(plan -> !NumberLine.isPlain(plan))
                                        .map(keyOf)
                                        .orElse("")),
                        Field.whole(
                                "next_version",
                                1,
                                Integer.MAX_VALUE,
                                Need.SHOWN,
                                "version of its call plan that is scheduled or on trial",
                                entry -> whole(entry.next().map(NextPlan::version))),
                        Field.moment(
                                "next_from",
                                Need.SHOWN,
                                "time from which that version applies to all calls",
                                entry -> entry.next().flatMap(plan -> moment(plan.from()))),
                        Field.whole(
                                "next_percent",
                                0,
                                100,
                                Need.SHOWN,
                                "percentage of callers to whom it applies already",
                                entry -> whole(
                                        entry.next().map(NextPlan::percent).filter(share -> share > 0))),
                        Field.texts(
                                "next_callers",
                                number,
                                MOST_TEST_CALLERS,
                                Need.SHOWN,
                                "callers to whom it applies already",
                                entry -> entry.next()
                                        .map(plan ->
                                                plan.callers().stream().sorted().toList())
                                        .orElse(List.of()))));
    }

    private static OptionalInt whole(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    /**
     * Destination of its calls, when the number's own fields describe the whole plan; empty when it has another plan,
     * or none.
     */
    public Optional<PlanNode.Destination> plain() {
        return plan.filter(NumberLine::isPlain).flatMap(CallPlan::only);
    }

    /** The plan as JSON. */
    public Optional<JsonNode> planTree() {
        return plan.map(known -> AuditLine.tree(PlanJson.write(known.document())));
    }

    private static Optional<Instant> moment(OptionalLong millis) {
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    /** The state at a given time, which takes expiry into account. */
    NumberState stateAt(Instant now) {
        boolean over = state.endsByItself() && ends.isPresent() && !ends.get().isAfter(now);
        return over ? NumberState.SPARE : state;
    }

    /** A number in service. */
    public static NumberEntry of(ServiceNumber number) {
        return new NumberEntry(
                number.digits(),
                number.working() ? NumberState.WORKING : NumberState.SUSPENDED,
                Optional.empty(),
                number.subscriber(),
                number.serviceClass(),
                number.validFrom(),
                number.validTo(),
                Optional.of(number.plan()),
                number.next());
    }

    /** A number without a subscriber. */
    static NumberEntry spare(String digits, String serviceClass) {
        return new NumberEntry(
                digits,
                NumberState.SPARE,
                Optional.empty(),
                "",
                serviceClass,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The number with another plan. */
    NumberEntry with(CallPlan other) {
        return new NumberEntry(
                digits, state, ends, subscriber, serviceClass, validFrom, validTo, Optional.of(other), next);
    }

    /** The number with or without a next plan. */
    NumberEntry with(Optional<NextPlan> other) {
        return new NumberEntry(digits, state, ends, subscriber, serviceClass, validFrom, validTo, plan, other);
    }

    /** The number with the next plan that a row of the same subscriber has. */
    NumberEntry keeping(Optional<NumberEntry> row) {
        return with(row.filter(known -> known.subscriber().equals(subscriber)).flatMap(NumberEntry::next));
    }

    /** The number in another state, which does not expire. */
    NumberEntry in(NumberState other) {
        return new NumberEntry(
                digits, other, Optional.empty(), subscriber, serviceClass, validFrom, validTo, plan, next);
    }

    /** The number as calls see it; empty when it is not in service. */
    public Optional<ServiceNumber> service() {
        return plan.filter(known -> state.served())
                .map(known -> new ServiceNumber(
                        digits,
                        serviceClass,
                        subscriber,
                        state == NumberState.WORKING,
                        validFrom,
                        validTo,
                        known,
                        next));
    }
}
