package org.tollbridge.service.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tollbridge.service.number.NumberKind;

/**
 * A second evaluator of plans, written from the user guide and not from the code: it reads the document and its conditions as
 * text, and tries everything one by one. It knows plans without prompts and counters.
 */
final class PlanOracle {

    private final PlanDocument plan;
    private final PlanFacts facts;
    private final PlanWorld world;

    PlanOracle(PlanDocument plan, PlanFacts facts, PlanWorld world) {
        this.plan = plan;
        this.facts = facts;
        this.world = world;
    }

    /** Name of the leaf that the call comes to; "deny" or "allow" when screening refuses it. */
    String leaf() {
        if (plan.deny().stream().anyMatch(c -> strength(c.toString(), true) > 0)) {
            return "deny";
        }
        if (!plan.allow().isEmpty() && plan.allow().stream().noneMatch(c -> strength(c.toString(), false) > 0)) {
            return "allow";
        }
        return below(plan.entry());
    }

    private String below(String name) {
        PlanNode node = Objects.requireNonNull(plan.nodes().get(name));
        return switch (node) {
            case PlanNode.Origin origin -> below(origin(origin));
            case PlanNode.TimeOfDay time ->
                below(time.branches().stream()
                        .filter(branch -> branch.when().stream().anyMatch(rule -> holds(rule.toString())))
                        .findFirst()
                        .map(PlanNode.Branch::to)
                        .orElse(time.otherwise()));
            case PlanNode.Percentage percentage -> below(share(percentage, name));
            case PlanNode.Position position -> {
                String stands = facts.positions()
                        .getOrDefault(position.name(), plan.positions().get(position.name()));
                yield below(position.branches().stream()
                        .filter(branch -> branch.when().contains(stands))
                        .findFirst()
                        .map(PlanNode.Branch::to)
                        .orElse(position.otherwise()));
            }
            case PlanNode.Destination destination -> name;
            case PlanNode.Release release -> name;
            case PlanNode other -> throw new AssertionError(other);
        };
    }

    private String origin(PlanNode.Origin origin) {
        int best = 0;
        String to = origin.otherwise();
        for (PlanNode.Branch<Criterion> branch : origin.branches()) {
            for (Criterion criterion : branch.when()) {
                int strength = strength(criterion.toString(), false);
                // Of a list and a number that fit as closely, the number itself wins.
                int ranked = 2 * strength - (criterion instanceof Criterion.InList ? 1 : 0);
                if (strength > 0 && ranked > best) {
                    best = ranked;
                    to = branch.to();
                }
            }
        }
        return to;
    }

    /** How strongly a condition holds; zero when it does not. */
    private int strength(String condition, boolean refuses) {
        String[] words = condition.split(" ", 2);
        String caller = facts.madeUp() ? "" : facts.caller().digits();
        return switch (words[0]) {
            case "absent" -> caller.isEmpty() ? 2000 : 0;
            case "number" -> !caller.isEmpty() && caller.equals(words[1]) ? 1099 : 0;
            case "prefix" -> !caller.isEmpty() && caller.startsWith(words[1]) ? 1000 + words[1].length() : 0;
            case "list" ->
                Objects.requireNonNull(plan.lists().get(words[1])).stream()
                        .mapToInt(entry -> strength(
                                entry.endsWith("*") ? "prefix " + entry.replace("*", "") : "number " + entry, refuses))
                        .max()
                        .orElse(0);
            case "category" -> categories(words[1]).contains(facts.category().orElse(-1)) ? 900 : 0;
            case "fax" -> facts.fax() ? 950 : 0;
            case "area" -> facts.area().equals(words[1]) ? 800 : 0;
            case "carrier" -> {
                Optional<String> carrier = refuses
                        ? world.places().provenCarrierOf(facts.caller())
                        : world.places().carrierOf(facts.caller());
                yield carrier.isPresent() && carrier.get().equals(words[1]) ? 700 : 0;
            }
            case "fixed" -> facts.caller().kind() == NumberKind.FIXED ? 600 : 0;
            case "mobile" -> facts.caller().kind() == NumberKind.MOBILE ? 600 : 0;
            case "short" -> facts.caller().kind() == NumberKind.SHORT ? 600 : 0;
            default -> throw new AssertionError(condition);
        };
    }

    private static List<Integer> categories(String word) {
        return switch (word) {
            case "payphone" -> List.of(15);
            case "operator" -> List.of(1, 2, 3, 4, 5, 9);
            case "test" -> List.of(13);
            default -> List.of(Integer.valueOf(word));
        };
    }

    /** Compares texts, and asks whether the day on which the range began is meant. */
    private boolean holds(String rule) {
        ZoneId zone = plan.zone().orElse(world.zone());
        ZonedDateTime local = Instant.ofEpochMilli(facts.at()).atZone(zone);
        String days = "daily";
        String dates = "0000-01-01..9999-12-31";
        String hours = "00:00-24:00";
        for (String word : rule.split(" ")) {
            if (word.contains(":")) {
                hours = word;
            } else if (Character.isDigit(word.charAt(0))) {
                dates = word.contains("..") ? word : word + ".." + word;
            } else {
                days = word;
            }
        }
        String from = hours.substring(0, 5);
        String to = hours.substring(6).equals("23:59") ? "24:00" : hours.substring(6);
        String now = local.toLocalTime().toString().substring(0, 5);
        LocalDate day = local.toLocalDate();
        if (from.compareTo(to) < 0) {
            return from.compareTo(now) <= 0 && now.compareTo(to) < 0 && meant(day, days, dates);
        }
        return (from.compareTo(now) <= 0 && meant(day, days, dates))
                || (now.compareTo(to) < 0 && meant(day.minusDays(1), days, dates));
    }

    private boolean meant(LocalDate day, String days, String dates) {
        String text = day.toString();
        if (text.compareTo(dates.substring(0, 10)) < 0 || text.compareTo(dates.substring(12)) > 0) {
            return false;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean off = world.holidays().off().contains(day);
        boolean work = !off && (!weekend || world.holidays().makeUp().contains(day));
        return switch (days) {
            case "daily" -> true;
            case "workday" -> work;
            case "restday" -> !work;
            case "holiday" -> off;
            default -> List.of(days.split("\\+")).stream().anyMatch(part -> inRange(day, part));
        };
    }

    private static boolean inRange(LocalDate day, String part) {
        List<String> names = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        String[] ends = part.split("-");
        int at = day.getDayOfWeek().getValue() - 1;
        return names.indexOf(ends[0]) <= at && at <= names.indexOf(ends[ends.length - 1]);
    }

    private String share(PlanNode.Percentage percentage, String name) {
        int left = world.draws().next(facts.number(), name).slot();
        for (PlanNode.Percentage.Share share : percentage.branches()) {
            left -= share.percent();
            if (left < 0) {
                return share.to();
            }
        }
        throw new AssertionError("shares do not add up");
    }
}
