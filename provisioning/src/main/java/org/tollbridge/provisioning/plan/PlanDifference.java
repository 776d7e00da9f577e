package org.tollbridge.provisioning.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.Criterion;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanFacts;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.TimeRule;
import org.tollbridge.service.plan.form.PlanText;

/**
 * The difference between two plans, in their lines and in their effect on callers over time. Both plans must be free of
 * faults.
 */
public final class PlanDifference {

    /** Digits that callers are assumed to enter at every prompt. */
    private static final List<String> KEYED = List.of("", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private static final int DAYS = 7;
    private static final int MOST_CALLERS = 300;
    private static final int MOST_TIMES = 20_000;

    /** Limit for each plan, as counted by {@link PlanEnds}. */
    private static final long MOST_WORK = 15_000_000;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ROOT);

    private final PlanRules rules;
    private final PlanWorld world;
    private final PlanDocument before;
    private final PlanDocument after;
    private final String dialled;

    /**
     * The difference between two plans.
     *
     * @param serviceClass service class of both plans
     */
    public PlanDifference(
            PlanRules rules, ServiceClass serviceClass, PlanWorld world, PlanDocument before, PlanDocument after) {
        this.rules = rules;
        this.world = world;
        this.before = before;
        this.after = after;
        this.dialled = serviceClass.name();
    }

    /** The blocks of the text forms that differ, with - before removed lines and + before added lines. */
    public static List<String> lines(PlanDocument before, PlanDocument after) {
        Map<String, List<String>> old = blocks(before);
        Map<String, List<String>> fresh = blocks(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            List<String> was = old.getOrDefault(name, List.of());
            List<String> is = fresh.getOrDefault(name, List.of());
            if (was.equals(is)) {
                continue;
            }
            lines.add(was.isEmpty() ? "added " + name : is.isEmpty() ? "removed " + name : "changed " + name);
            was.stream().filter(line -> !is.contains(line)).forEach(line -> lines.add("  - " + line.strip()));
            is.stream().filter(line -> !was.contains(line)).forEach(line -> lines.add("  + " + line.strip()));
            if (Set.copyOf(was).equals(Set.copyOf(is))) {
                lines.add("  the order of its branches");
            }
        }
        return lines;
    }

    /** Lines with which a plan may begin. */
    private static final List<String> HEAD = List.of("zone:", "language:", "entry:");

    private static Map<String, List<String>> blocks(PlanDocument plan) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        for (String block : PlanText.write(plan).split("\n\n")) {
            List<String> lines = Arrays.asList(block.strip().split("\n"));
            String name = lines.getFirst();
            blocks.put(HEAD.stream().anyMatch(name::startsWith) ? "head" : name.substring(0, name.indexOf(':')), lines);
        }
        return blocks;
    }

    /** A caller with a number that meets no condition. */
    private static final NormalNumber NOBODY = new NormalNumber("0", NumberKind.UNKNOWN, "");

    private record Caller(String words, NormalNumber number, String area, OptionalInt category, boolean fax) {}

    /**
     * Changes in routing, one per line: who, when, and from where to where. The work is bounded for any plans: if there
     * are too many callers and times to try, the last lines list those that were not tried.
     *
     * @param now milliseconds since the epoch; start of the seven days examined
     */
    public List<String> forWhom(long now) {
        if (before.equals(after)) {
            return List.of();
        }
        PlanEnds old = new PlanEnds(before, world, MOST_WORK);
        PlanEnds fresh = new PlanEnds(after, world, MOST_WORK);
        ZoneId zone = after.zone().orElse(world.zone());
        List<LocalDateTime> times = times(now, zone);
        List<Caller> callers = callers();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(callers.size(), MOST_CALLERS); i++) {
            forWhom(callers.get(i), old, fresh, times, zone, lines);
            if (old.isWorn() || fresh.isWorn()) {
                lines.add("not tried at all times, because the plans are too large: "
                        + callers.get(i).words() + ", and " + (callers.size() - i - 1) + " more");
                return lines;
            }
        }
        if (callers.size() > MOST_CALLERS) {
            lines.add("not tried: " + (callers.size() - MOST_CALLERS) + " more callers, the last in the plans");
        }
        if (times.size() == MOST_TIMES) {
            lines.add("not tried: times after " + MINUTE.format(times.getLast()));
        }
        return lines;
    }

    /** Adds a line for each period with the same difference for this caller, until the work limit is reached. */
    private void forWhom(
            Caller caller, PlanEnds old, PlanEnds fresh, List<LocalDateTime> times, ZoneId zone, List<String> lines) {
        String last = "";
        int from = 0;
        for (int i = 0; i <= times.size(); i++) {
            String change = i == times.size() ? "" : change(old, fresh, caller, times.get(i), zone);
            boolean worn = old.isWorn() || fresh.isWorn();
            if (worn || !change.equals(last)) {
                if (!last.isEmpty()) {
                    lines.add(caller.words() + ", " + period(times, from, i) + ": " + last);
                }
                last = change;
                from = i;
            }
            if (worn) {
                return;
            }
        }
    }

    private static String period(List<LocalDateTime> times, int from, int to) {
        if (from == 0 && to == times.size()) {
            return "always";
        }
        return to == times.size()
                ? "from " + MINUTE.format(times.get(from))
                : MINUTE.format(times.get(from)) + " to " + MINUTE.format(times.get(to));
    }

    private String change(PlanEnds old, PlanEnds fresh, Caller caller, LocalDateTime time, ZoneId zone) {
        PlanFacts facts = new PlanFacts(
                dialled,
                time.atZone(zone).toInstant().toEpochMilli(),
                caller.number(),
                caller.area(),
                false,
                caller.category(),
                caller.fax(),
                Map.of());
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (String digits : KEYED) {
            String was = old.of(facts, digits);
            String is = fresh.of(facts, digits);
            if (!was.equals(is)) {
                changes.computeIfAbsent(was + " -> " + is, same -> new ArrayList<>())
                        .add(digits.isEmpty() ? "nothing" : digits);
            }
        }
        return changes.entrySet().stream()
                .map(change ->
                        (change.getValue().size() == KEYED.size() ? "" : "keys " + either(change.getValue()) + ": ")
                                + change.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String either(List<String> keys) {
        int last = keys.size() - 1;
        return last == 0 ? keys.getFirst() : String.join(", ", keys.subList(0, last)) + " or " + keys.getLast();
    }

    private List<Caller> callers() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        add(callers, new Caller("anyone else", NOBODY, "", OptionalInt.empty(), false));
        Set<String> lists = new LinkedHashSet<>(before.lists().keySet());
        lists.addAll(after.lists().keySet());
        lists.forEach(name -> addList(callers, name));
        for (PlanDocument plan : List.of(before, after)) {
            plan.deny().forEach(criterion -> add(callers, criterion));
            plan.allow().forEach(criterion -> add(callers, criterion));
            plan.nodes().values().forEach(node -> {
                if (node instanceof PlanNode.Origin origin) {
                    origin.branches().forEach(branch -> branch.when().forEach(c -> add(callers, c)));
                }
            });
        }
        return List.copyOf(callers.values());
    }

    /** Adds one caller who is in the list in both plans, one who was removed, and one who was added. */
    private void addList(Map<String, Caller> callers, String name) {
        Set<String> was = new LinkedHashSet<>(before.lists().getOrDefault(name, List.of()));
        Set<String> is = new LinkedHashSet<>(after.lists().getOrDefault(name, List.of()));
        String list = " list " + name;
        was.stream().filter(is::contains).findFirst().ifPresent(entry -> add(callers, "callers of" + list, entry));
        was.stream()
                .filter(entry -> !is.contains(entry))
                .findFirst()
                .ifPresent(entry -> add(callers, "callers removed from" + list + ", such as " + entry, entry));
        is.stream()
                .filter(entry -> !was.contains(entry))
                .findFirst()
                .ifPresent(entry -> add(callers, "callers added to" + list + ", such as " + entry, entry));
    }

    private void add(Map<String, Caller> callers, String words, String entry) {
        add(callers, caller(words, entry.endsWith("*") ? filled(entry.replace("*", "")) : entry, ""));
    }

    private void add(Map<String, Caller> callers, Criterion criterion) {
        String words = "callers of " + criterion;
        switch (criterion) {
            case Criterion.InList list -> {
                // Callers in lists were added above.
            }
            case Criterion.Area area -> add(callers, caller(words, "86" + area.code() + "62000000", area.code()));
            case Criterion.Prefix prefix -> add(callers, caller(words, filled(prefix.digits()), ""));
            case Criterion.Caller number -> add(callers, caller(words, number.digits(), ""));
            case Criterion.Kind kind -> {
                String digits = switch (kind.kind()) {
                    case FIXED -> "861062000000";
                    case MOBILE -> "8613000000000";
                    case SHORT -> "10000";
                    case SERVICE, FOREIGN, UNKNOWN -> "12125550100";
                };
                add(callers, caller(words, digits, ""));
            }
            case Criterion.Category category -> {
                OptionalInt value =
                        category.values().stream().mapToInt(Integer::intValue).min();
                add(callers, new Caller(words, NOBODY, "", value, false));
            }
            case Criterion.Carrier carrier -> add(callers, caller(words, "8613000000000", ""));
            case Criterion.Absent absent ->
                add(
                        callers,
                        new Caller("callers without a number", NormalNumber.ABSENT, "", OptionalInt.empty(), false));
            case Criterion.Fax fax -> add(callers, new Caller("fax callers", NOBODY, "", OptionalInt.empty(), true));
        }
    }

    private static void add(Map<String, Caller> callers, Caller caller) {
        callers.putIfAbsent(caller.words(), caller);
    }

    private Caller caller(String words, String digits, String area) {
        NormalNumber number = rules.numberPlan().recognise(digits);
        return new Caller(words, number, area.isEmpty() ? number.areaCode() : area, OptionalInt.empty(), false);
    }

    /** Digits padded with zeros to the length of a number. */
    private static String filled(String prefix) {
        int length = prefix.startsWith("861") && !prefix.startsWith("8610") ? 13 : 12;
        return prefix + "0".repeat(Math.max(0, length - prefix.length()));
    }

    /**
     * The boundaries of all time rules of both plans, in the next days and on each date named by a rule; limited in
     * number.
     */
    private List<LocalDateTime> times(long now, ZoneId zone) {
        LocalDate today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
        Set<LocalDate> days = new TreeSet<>();
        for (int i = 0; i < DAYS; i++) {
            days.add(today.plusDays(i));
        }
        Set<LocalTime> borders = new TreeSet<>(Set.of(LocalTime.MIDNIGHT));
        for (PlanDocument plan : List.of(before, after)) {
            plan.nodes().values().forEach(node -> {
                if (node instanceof PlanNode.TimeOfDay time) {
                    time.branches().forEach(branch -> branch.when().forEach(rule -> add(rule, days, borders)));
                }
            });
        }
        return days.stream()
                .flatMap(day -> borders.stream().map(day::atTime))
                .limit(MOST_TIMES)
                .toList();
    }

    private static void add(TimeRule rule, Set<LocalDate> days, Set<LocalTime> borders) {
        borders.add(LocalTime.ofSecondOfDay(rule.start() * 60L));
        borders.add(LocalTime.ofSecondOfDay(rule.end() % 1440 * 60L));
        rule.from().ifPresent(days::add);
        rule.to().ifPresent(last -> {
            days.add(last);
            days.add(last.plusDays(1));
        });
    }
}
