package org.tollbridge.service.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.Attempting.Cursor;
import org.tollbridge.service.call.Instruction.Redirection;
import org.tollbridge.service.call.Instruction.RedirectionReason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Quote;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceClass.Tariff;

/** Sends calls to destinations: selects the next one, and builds the instructions to the switch. */
final class Attempts {

    private static final ArmedEvent ROUTE_FAILURE =
            new ArmedEvent(BcsmEvent.ROUTE_SELECT_FAILURE, Leg.CALLED, MonitorMode.INTERRUPTED);
    private static final ArmedEvent BUSY =
            new ArmedEvent(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, MonitorMode.INTERRUPTED);
    private static final ArmedEvent ANSWER =
            new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE);
    static final ArmedEvent ABANDON = new ArmedEvent(BcsmEvent.ABANDON, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE);
    private static final ArmedEvent CALLER_DISCONNECT =
            new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLING, MonitorMode.NOTIFY_AND_CONTINUE);
    private static final ArmedEvent CALLED_DISCONNECT =
            new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE);

    private static final ArmedEvent CALLER_DISCONNECT_HELD =
            new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLING, MonitorMode.INTERRUPTED);
    private static final ArmedEvent CALLED_DISCONNECT_HELD =
            new ArmedEvent(BcsmEvent.DISCONNECT, Leg.CALLED, MonitorMode.INTERRUPTED);

    private static final long HALF_A_SECOND = 500;

    /**
     * Largest number of redirections of a call, whoever makes them: the limit of the counter of Q.763 (12/99), 3.45.
     */
    private static final int MOST_REDIRECTIONS = 5;

    private final NumberPlan numberPlan;
    private final Optional<CallRating> rating;
    private final CallLimits.Supervision supervision;
    private final int ageSeconds;

    Attempts(NumberPlan numberPlan, CallLimits limits, Optional<CallRating> rating) {
        this.numberPlan = numberPlan;
        this.rating = rating;
        this.supervision = limits.supervision();
        this.ageSeconds = (int) Math.min(Integer.MAX_VALUE, limits.ageMillis() / 1000);
    }

    /** The next destination of a call, and the redirection if it is a forward. */
    record Next(NormalNumber destination, Optional<Redirection> redirection) {}

    /** A call with its new attempt, and the instructions that start it. */
    record Begun(Call call, List<Instruction> instructions) {}

    /**
     * Result of the search for a destination.
     *
     * @param call with the destinations passed over in its path
     * @param reason why there is none, if there is none
     */
    record Search(Call call, Optional<Next> found, Outcome outcome, Reason reason, Cursor cursor) {}

    static Reason exhausted(Outcome outcome) {
        return switch (outcome) {
            case BUSY -> Reason.DESTINATION_BUSY;
            case NO_ANSWER -> Reason.DESTINATION_NO_ANSWER;
            case ROUTE_FAILURE, ANSWERED, ABANDONED, REFUSED, FAILED -> Reason.DESTINATION_UNREACHABLE;
        };
    }

    /**
     * Looks for the first destination of a call: that of its route, unless it has no room, or it was recently
     * unreachable and the subscriber wants such destinations passed over.
     */
    Search first(Call call, boolean full, StepContext context) {
        String number = call.route().number();
        if (full) {
            Call passed = call.traced(context.now(), "no room", number);
            return search(passed, Cursor.BEGIN, Outcome.BUSY, context);
        }
        if (isUnreachable(call, number, context)) {
            Call passed = call.traced(context.now(), "unreachable lately", number);
            return search(passed, Cursor.BEGIN, Outcome.ROUTE_FAILURE, context);
        }
        Next first = new Next(numberPlan.recognise(number), Optional.empty());
        return new Search(call, Optional.of(first), Outcome.BUSY, Reason.DESTINATION_BUSY, Cursor.BEGIN);
    }

    /** Looks for the next destination after one that did not take the call. */
    Search next(Attempting state, Outcome outcome, StepContext context) {
        if (outcome == Outcome.ROUTE_FAILURE) {
            List<String> attempts = state.call().attempts();
            context.world().unreachable().note(attempts.get(attempts.size() - 1));
        }
        return search(state.call(), state.cursor(), outcome, context);
    }

    /**
     * Searches the list for an outcome; a route failure counts as busy if the route has no list for it. Numbers that
     * were tried before, are forbidden or cannot be reached are passed over, and do not count as forwards.
     */
    private Search search(Call from, Cursor cursor, Outcome outcome, StepContext context) {
        PlanNode.Destination route = from.route();
        boolean noAnswer = outcome == Outcome.NO_ANSWER;
        boolean own = outcome == Outcome.ROUTE_FAILURE && route.onRouteFailure().isPresent();
        List<String> list =
                noAnswer ? route.onNoAnswer() : own ? route.onRouteFailure().get() : route.onBusy();
        int next = noAnswer ? cursor.noAnswer() : own ? cursor.routeFailure() : cursor.busy();
        Call call = from;
        Reason reason = exhausted(outcome);
        Optional<Next> found = Optional.empty();
        if (next < list.size()
                && call.forwards() >= call.serviceClass().forwards().perCall()) {
            call = call.traced(context.now(), "no further forward allowed", "");
            next = list.size();
        } else if (next < list.size() && redirections(call) >= MOST_REDIRECTIONS) {
            call = call.traced(context.now(), "redirected too often", redirections(call) + " times");
            reason = Reason.DESTINATION_LOOP;
            next = list.size();
        }
        while (found.isEmpty() && next < list.size()) {
            String candidate = list.get(next);
            next++;
            NormalNumber number = numberPlan.recognise(candidate);
            Optional<String> forbidden = call.serviceClass().destinations().refusal(number);
            if (call.attempts().contains(number.digits())) {
                reason = Reason.DESTINATION_LOOP;
                call = call.traced(context.now(), "tried before", candidate);
            } else if (forbidden.isPresent()) {
                reason = Reason.DESTINATION_FORBIDDEN;
                call = call.traced(context.now(), "destination", candidate)
                        .traced(context.now(), "forbidden", forbidden.get());
            } else if (isUnreachable(call, candidate, context)) {
                reason = Reason.DESTINATION_UNREACHABLE;
                call = call.traced(context.now(), "unreachable lately", candidate);
            } else {
                found = Optional.of(new Next(number, redirection(call, outcome)));
            }
        }
        Cursor after = new Cursor(
                noAnswer || own ? cursor.busy() : next,
                noAnswer ? next : cursor.noAnswer(),
                own ? next : cursor.routeFailure());
        return new Search(call, found, outcome, reason, after);
    }

    private static boolean isUnreachable(Call call, String number, StepContext context) {
        return call.route().skipUnreachable() && context.world().unreachable().remembers(number);
    }

    /** Returns none for a call that has not been sent anywhere before. */
    private Optional<Redirection> redirection(Call call, Outcome left) {
        if (call.attempts().isEmpty()) {
            return Optional.empty();
        }
        NormalNumber from = numberPlan.recognise(call.attempts().get(call.forwards()));
        RedirectionReason reason = switch (left) {
            case NO_ANSWER -> RedirectionReason.NO_REPLY;
            case ROUTE_FAILURE -> RedirectionReason.UNKNOWN;
            default -> RedirectionReason.USER_BUSY;
        };
        int original =
                call.offer().diverted().map(CallEvent.Diversion::originalReason).orElse(0);
        return Optional.of(new Redirection(numberPlan.toWire(from), reason, redirections(call) + 1, original));
    }

    /** Returns how often a call was redirected before its offer and since. */
    private static int redirections(Call call) {
        return call.offer().diverted().map(CallEvent.Diversion::counter).orElse(0) + call.forwards();
    }

    /**
     * Starts an attempt. A detection point is disarmed once met, and charging belongs to one connection, so each
     * attempt arms all points and repeats the charging, before its Connect and in the same message.
     */
    Begun begin(Call call, Next next, StepContext context) {
        NormalNumber destination = next.destination();
        SwitchProfile profile = context.profile();
        Call attempted = call.attempted(destination.digits())
                .traced(
                        context.now(),
                        next.redirection().isPresent() ? "forward" : "destination",
                        destination.digits());
        Reports reports = attempted.reports().withoutInformation();
        List<Instruction> instructions = new ArrayList<>(5);
        instructions.add(arm(call.route().noAnswerSeconds(), profile.furnishesAtEnd() || mayBeCut(call, profile)));
        if (profile.chargingEvents() && call.serviceClass().chargingEvents()) {
            instructions.add(new Instruction.RequestChargingEvents());
        }
        if (profile.callInformation() && !reports.informationDue()) {
            instructions.add(new Instruction.RequestInformation());
            reports = reports.informationAsked();
        }
        ChargeFacts facts = facts(attempted, destination, context, 0);
        switch (profile.charging()) {
            case FURNISH_AND_SEND -> {
                instructions.add(new Instruction.FurnishCharging(facts));
                instructions.add(new Instruction.SendCharging(facts));
            }
            case APPLY -> {
                instructions.add(new Instruction.ApplyCharging(facts));
                reports = reports.chargingAsked(watch(facts, context));
            }
        }
        instructions.add(new Instruction.Connect(
                numberPlan.toWire(destination),
                numberPlan.toWire(call.offer().dialled()),
                next.redirection(),
                next.redirection().isPresent() ? Optional.empty() : call.mailbox()));
        return new Begun(attempted.with(reports), Collections.unmodifiableList(instructions));
    }

    /**
     * Returns whether a conversation may have to be released, or its charging renewed. A switch does either only in a
     * control relationship (ETS 300 374-1, 7.1.1.5; TS 29.078, 11.2 and 11.26): an EDP-R must be armed, and of all
     * armed points only a disconnect can still be met after the answer.
     */
    private boolean mayBeCut(Call call, SwitchProfile profile) {
        boolean watched = profile.charging() == SwitchProfile.Charging.APPLY
                && (supervision.longestSeconds() > 0 || supervision.everySeconds() > 0);
        return watched || call.credit().terms().isPresent();
    }

    /** @param waits whether the switch waits for instructions when a party hangs up */
    private static Instruction.RequestReports arm(OptionalInt noAnswerSeconds, boolean waits) {
        ArmedEvent noAnswer = new ArmedEvent(BcsmEvent.NO_ANSWER, Leg.CALLED, MonitorMode.INTERRUPTED, noAnswerSeconds);
        return new Instruction.RequestReports(List.of(
                ROUTE_FAILURE,
                BUSY,
                noAnswer,
                ANSWER,
                ABANDON,
                waits ? CALLER_DISCONNECT_HELD : CALLER_DISCONNECT,
                waits ? CALLED_DISCONNECT_HELD : CALLED_DISCONNECT));
    }

    /**
     * Returns when a conversation reaches the longest time allowed, in milliseconds since the epoch; empty without a
     * limit, and for a switch that does not supervise conversations.
     */
    OptionalLong longestUntil(Call call, StepContext context) {
        boolean watched = context.profile().charging() == SwitchProfile.Charging.APPLY;
        return watched && supervision.longestSeconds() > 0
                ? OptionalLong.of(call.answeredAt().orElse(context.now()) + 1_000L * supervision.longestSeconds())
                : OptionalLong.empty();
    }

    /** Lets a conversation continue, supervised by the switch for another period. */
    Begun supervise(Call call, StepContext context) {
        NormalNumber destination =
                numberPlan.recognise(call.attempts().get(call.attempts().size() - 1));
        ChargeFacts facts = facts(call, destination, context, talkSeconds(call, context.now()));
        Reports asked = call.reports().chargingAsked(watch(facts, context));
        return new Begun(call.with(asked), List.of(new Instruction.ApplyCharging(facts)));
    }

    private static Watch watch(ChargeFacts facts, StepContext context) {
        return new Watch(
                context.now(), facts.maximumSeconds(), context.profile().chargingReports());
    }

    /** Returns the final billing data of an answered call that the switch is to release. */
    Instruction.FurnishAtEnd furnishAtEnd(Call call, CallRecord record, int cause, StepContext context) {
        NormalNumber destination =
                numberPlan.recognise(call.attempts().get(call.attempts().size() - 1));
        Optional<Charge> charge = record.wholeCharge();
        ChargeFacts.End end = new ChargeFacts.End(
                record.wholeSeconds(),
                charge.map(Charge::caller).orElse(0L),
                charge.map(Charge::subscriber).orElse(0L),
                cause);
        return new Instruction.FurnishAtEnd(facts(call, destination, context, talkSeconds(call, context.now()))
                .with(end));
    }

    private static int talkSeconds(Call call, long now) {
        return Math.toIntExact((now - call.answeredAt().orElse(now) + HALF_A_SECOND) / 1000);
    }

    /**
     * Returns the facts for the switch's billing.
     *
     * @param talked seconds that the conversation has lasted
     */
    private ChargeFacts facts(Call call, NormalNumber destination, StepContext context, int talked) {
        long now = context.now();
        Tariff tariff = call.serviceClass().tariff();
        Offer offer = call.offer();
        int left = supervision.longestSeconds() == 0
                ? Integer.MAX_VALUE
                : Math.max(1, supervision.longestSeconds() - talked);
        int watched = supervision.everySeconds() == 0 ? ageSeconds : supervision.everySeconds();
        int credit = call.credit().left(call.answeredAt(), now);
        if (call.credit().last()) {
            left = Math.min(left, credit);
        } else {
            watched = Math.min(watched, credit);
        }
        watched = Math.min(watched, call.credit().validFor(now));
        int maximum = Math.min(left, watched);
        boolean release = left <= watched;
        Quote quote = rating.map(by -> by.quote(new RatedCall(
                        call.serviceClass().name(),
                        call.number().subscriber(),
                        offer.caller().digits(),
                        destination.digits(),
                        tariff.payer(),
                        now,
                        Math.min(maximum, RatedCall.LONGEST))))
                .orElse(Quote.NONE);
        return new ChargeFacts(
                context.callId(),
                call.serviceClass().name(),
                call.number().digits(),
                call.number().subscriber(),
                offer.caller().digits(),
                offer.callerArea(),
                offer.caller().kind() == NumberKind.MOBILE,
                destination.digits(),
                destination.areaCode(),
                tariff.payer(),
                quote.subscriber().map(TariffLine.Price::minuteRate).orElse(tariff.subscriberRate()),
                quote.caller().map(TariffLine.Price::minuteRate).orElse(tariff.callerRate()),
                call.attempts().size(),
                now,
                maximum,
                new ChargeFacts.Limit(
                        release,
                        release ? Math.min(supervision.warningSeconds(), maximum) : 0,
                        quote.switchSeconds().orElse(0)),
                quote.caller(),
                quote.subscriber(),
                ChargeFacts.End.NONE);
    }
}
