package org.tollbridge.node.plan;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.service.call.CallRating;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.DryRun;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Quote;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceNumber;

/**
 * Tries calls with a plan, and describes the results.
 *
 * @param serviceClass service class of the dialled number
 * @param tariff tariff for quoted prices
 */
record Trial(PlanRules rules, ServiceClass serviceClass, PlanWorld world, Tariff tariff) {

    /** The class that a service number belongs to. */
    static ServiceClass classOf(PlanRules rules, String digits) {
        return rules.classes().names().stream()
                .flatMap(name -> rules.classes().find(name).stream())
                .filter(each -> each.numbers().matches(digits))
                .findFirst()
                .orElseThrow(() -> new CommandFault(
                        "--called: no service class includes the number " + digits + "; give one such as 4008101234"));
    }

    static ZoneId zone(PlanDocument plan, PlanWorld world) {
        return plan.zone().orElse(world.zone());
    }

    CallRecord play(CallPlan plan, String dialled, CaseOptions options, long now) {
        PlanWorld drawing = new PlanWorld(
                world.zone(),
                world.holidays(),
                world.places(),
                options.draws(),
                world.unreachable(),
                world.wrongPins());
        ServiceNumber number = new ServiceNumber(
                dialled, serviceClass.name(), "dry run", true, OptionalLong.empty(), OptionalLong.empty(), plan);
        return new DryRun(rules, drawing, Pbkdf2Pins::matches)
                .play(number, options.toCase(rules.numberPlan(), zone(plan.document(), world), now));
    }

    /** The result for comparison with a case file: the destination that answers, or else the reason. */
    static String result(CallRecord record) {
        return record.outcome() == Outcome.ANSWERED
                ? record.destination().orElse("")
                : record.reason().name();
    }

    /** The path of a call, one line per step. */
    static String path(CallRecord record) {
        StringBuilder text = new StringBuilder();
        for (TraceLine line : record.path()) {
            Optional<String> kind = line.visit().map(visit -> visit.asked());
            String what = kind.filter(word -> !word.equals(line.what()))
                    .map(word -> line.what() + " (" + word + ")")
                    .orElse(line.what());
            text.append("%-24s %s%n".formatted(what, line.detail()).stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }

    /** Outcome of a call, and who pays. */
    String outcome(CallRecord record) {
        String pays = pays(record);
        if (record.outcome() == Outcome.ANSWERED) {
            int forwards = record.attempts().size() - 1;
            return "answered at " + record.destination().orElse("")
                    + (forwards == 0 ? "" : " after " + forwards + (forwards == 1 ? " forward" : " forwards")) + "; "
                    + pays;
        }
        return "not answered: " + record.reason() + ", released with cause "
                + record.releaseCause().orElse(0) + "; " + pays;
    }

    /** By the tariff in force at the answer, or by the rates of the service class where it has a gap then. */
    private String pays(CallRecord record) {
        Quote quote = CallRating.call(record).map(tariff::quote).orElse(Quote.NONE);
        String subscriber = yuan(quote.subscriber()
                .map(TariffLine.Price::minuteRate)
                .orElse(serviceClass.tariff().subscriberRate()));
        String caller = yuan(quote.caller()
                .map(TariffLine.Price::minuteRate)
                .orElse(serviceClass.tariff().callerRate()));
        return switch (record.payer()) {
            case CALLED_PARTY -> "the subscriber pays " + subscriber;
            case SPLIT -> "the caller pays " + caller + ", the subscriber " + subscriber;
            case CALLING_PARTY -> "the caller pays " + caller;
            case NOBODY -> "nobody pays";
        };
    }

    private static String yuan(int thousandths) {
        return "%d.%03d yuan a minute".formatted(thousandths / 1000, thousandths % 1000);
    }
}
