package org.tollbridge.node.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.why.Query;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.DryRun;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Criterion;
import org.tollbridge.service.plan.Draws;
import picocli.CommandLine.Option;

/** Options that describe a trial call. */
final class CaseOptions {

    @Option(
            names = "--caller",
            paramLabel = "NUMBER",
            description = "Calling number, in any usual notation: 010-88886666, 13800138000. By default no number.")
    private String caller = "";

    @Option(
            names = "--area",
            paramLabel = "CODE",
            description = "Area code where a mobile caller is, as the switch reports it in locationNumber, such as 10.")
    private String area = "";

    @Option(
            names = "--category",
            paramLabel = "CATEGORY",
            description = "Calling party's category, as in a plan: payphone, test, or its Q.763 number.")
    private String category = "";

    @Option(names = "--fax", description = "The calling terminal identifies itself as a fax.")
    private boolean fax;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Time of the call in the plan's time zone, such as 2026-10-01T09:30; by default now.")
    private String at = "";

    @Option(
            names = {"--called", "--dialled"},
            paramLabel = "NUMBER",
            defaultValue = "4000000000",
            description = "Service number, which determines the service class; default 4000000000.")
    private String dialled;

    @Option(
            names = "--digits",
            paramLabel = "DIGITS",
            description =
                    "Digits that the caller enters at each prompt, separated by commas; empty for no input: 1,,2#.")
    private String digits = "";

    @Option(names = "--busy", paramLabel = "NUMBER", description = "Destination that is busy; repeatable.")
    private List<String> busy = new ArrayList<>();

    @Option(names = "--no-answer", paramLabel = "NUMBER", description = "Destination that does not answer; repeatable.")
    private List<String> silent = new ArrayList<>();

    @Option(
            names = "--unreachable",
            paramLabel = "NUMBER",
            description = "Destination that cannot be reached; repeatable.")
    private List<String> failing = new ArrayList<>();

    @Option(
            names = "--draw",
            paramLabel = "SLOT",
            defaultValue = "0",
            description = "Slot that a percentage node draws, 0 to 99; default 0.")
    private int slot;

    /** Makes it a call to this number. */
    void call(String number) {
        dialled = number;
    }

    /** The service number that is dialled. */
    String dialled(NumberPlan plan) {
        NormalNumber number = plan.read(dialled);
        if (number.kind() != NumberKind.SERVICE) {
            throw new CommandFault("--called: '" + dialled + "' is not a service number; give one such as 4008101234");
        }
        return number.digits();
    }

    /** Draws that always give the slot. */
    Draws draws() {
        if (slot < 0 || slot > 99) {
            throw new CommandFault("--draw must be 0 to 99");
        }
        return Draws.always(slot);
    }

    /** The trial call. */
    DryRun.Case toCase(NumberPlan plan, ZoneId zone, long now) {
        CallEvent.Offered offered = new CallEvent.Offered(
                0,
                new PartyNumber(NatureOfAddress.UNKNOWN, dialled(plan)),
                caller.isEmpty() ? Optional.empty() : Optional.of(party("--caller", caller, plan)),
                categoryValue(),
                area.isEmpty() ? Optional.empty() : Optional.of(location(plan)),
                fax);
        List<String> keyed = new ArrayList<>();
        if (!digits.isEmpty()) {
            for (String each : digits.split(",", -1)) {
                String keys = each.strip();
                if (!DryRun.Case.canBeKeyed(keys)) {
                    throw new CommandFault("--digits: '" + keys + "': " + DryRun.Case.KEYS);
                }
                keyed.add(keys);
            }
        }
        return new DryRun.Case(
                offered,
                at.isEmpty() ? now : moment(zone),
                keyed,
                numbers("--busy", busy, plan),
                numbers("--no-answer", silent, plan),
                numbers("--unreachable", failing, plan));
    }

    private long moment(ZoneId zone) {
        try {
            return Query.dated(at, zone);
        } catch (DateTimeException e) {
            throw new CommandFault("--at: '" + at + "' is not a time; write it as 2026-10-01T09:30");
        }
    }

    private OptionalInt categoryValue() {
        OptionalInt value = Criterion.Category.value(category);
        if (value.isEmpty() && !category.isEmpty()) {
            throw new CommandFault("--category: '" + category + "': " + DryRun.Case.CATEGORIES);
        }
        return value;
    }

    private PartyNumber location(NumberPlan plan) {
        return DryRun.Case.locationIn(area, plan)
                .orElseThrow(() -> new CommandFault("--area: '" + area + "': " + DryRun.Case.AREAS));
    }

    private static PartyNumber party(String option, String written, NumberPlan plan) {
        NormalNumber number = plan.read(written);
        if (number.kind() == NumberKind.UNKNOWN) {
            throw new CommandFault(option + ": '" + written + "' is not a number in the number plan");
        }
        return number.kind() == NumberKind.SHORT
                ? plan.toWire(number)
                : new PartyNumber(
                        number.kind() == NumberKind.SERVICE ? NatureOfAddress.NATIONAL : NatureOfAddress.INTERNATIONAL,
                        number.digits());
    }

    private static Set<String> numbers(String option, List<String> written, NumberPlan plan) {
        return written.stream()
                .map(each -> {
                    NormalNumber number = plan.read(each);
                    if (number.kind() == NumberKind.UNKNOWN) {
                        throw new CommandFault(option + ": '" + each + "' is not a number in the number plan");
                    }
                    return number.digits();
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
