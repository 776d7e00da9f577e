package org.tollbridge.service.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;

/** Random plans without faults, random callers and times. */
public final class PlanGenerator {

    /** Destinations that class 400 allows. */
    public static final List<String> DESTINATIONS = List.of(
            "861062345678", "862162345678", "862062345678", "8675526123456", "862362345678", "8613800138000", "95588");

    private static final List<String> AREAS = List.of("10", "21", "755", "20");
    private static final List<String> NUMBERS =
            List.of("861088886666", "8613800138000", "8675526123456", "862188886666", "110");
    private static final List<String> DATES =
            List.of("2026-10-01", "2026-10-08", "2026-10-10", "2026-02-14", "2026-03-29", "2026-10-25");

    private final Random random;
    private final boolean prompts;
    private final Map<String, PlanNode> nodes = new LinkedHashMap<>();
    private final Set<String> usedLists = new LinkedHashSet<>();
    private final Map<String, String> positions = new LinkedHashMap<>();

    /**
     * Makes a generator.
     *
     * @param prompts whether plans may ask, play and count
     */
    public PlanGenerator(Random random, boolean prompts) {
        this.random = random;
        this.prompts = prompts;
    }

    /** A plan. */
    public PlanDocument plan() {
        nodes.clear();
        usedLists.clear();
        positions.clear();
        String entry = node(1 + random.nextInt(5));
        List<Criterion> deny = random.nextInt(3) == 0 ? distinct(1) : List.of();
        List<Criterion> allow = new ArrayList<>(random.nextInt(4) == 0 ? distinct(3) : List.of());
        allow.removeAll(deny);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        usedLists.forEach(name -> lists.put(name, list(name)));
        PlanLimits limits = prompts && random.nextInt(3) == 0
                ? new PlanLimits(
                        OptionalInt.of(10),
                        random.nextBoolean() ? Optional.of(new PlanLimits.Rate(100, 60)) : Optional.empty(),
                        random.nextBoolean() ? OptionalLong.of(1000) : OptionalLong.empty(),
                        OptionalLong.of(700),
                        random.nextBoolean(),
                        random.nextBoolean())
                : PlanLimits.NONE;
        Optional<ZoneId> zone = random.nextBoolean()
                ? Optional.of(ZoneId.of(pick(List.of("Asia/Shanghai", "Europe/Berlin"))))
                : Optional.empty();
        Optional<String> language = prompts && random.nextInt(3) == 0 ? Optional.of("en") : Optional.empty();
        return new PlanDocument(zone, language, entry, nodes, deny, allow, limits, lists, positions);
    }

    private static List<String> list(String name) {
        return name.equals("vip")
                ? List.of("8613800138000", "8610*", "862188886666")
                : List.of("86138*", "86755*", "8610888*");
    }

    /** What may be known of a call. */
    public PlanFacts facts() {
        NormalNumber caller = random.nextInt(6) == 0
                ? NormalNumber.ABSENT
                : NumberPlan.china().recognise(random.nextInt(3) == 0 ? pick(NUMBERS) : pick(DESTINATIONS));
        String area = caller.areaCode().isEmpty() && random.nextBoolean() ? pick(AREAS) : caller.areaCode();
        return new PlanFacts(
                "4008101234",
                at(),
                caller,
                area,
                random.nextInt(8) == 0,
                random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(20)) : OptionalInt.empty(),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0 ? Map.of("emergency", pick(List.of("on", "off", "half"))) : Map.of());
    }

    /** A moment, most often near a border of something. */
    public long at() {
        long day = LocalDate.parse(pick(DATES)).plusDays(random.nextInt(3) - 1).toEpochDay();
        long minute = pick(List.of(0, 1, 539, 540, 1079, 1080, 1319, 1320, 1439, random.nextInt(1440)));
        return ((day * 24 - pick(List.of(0, 1, 2, 8))) * 60 + minute) * 60_000 + random.nextInt(60_000);
    }

    private String node(int depth) {
        if (!nodes.isEmpty() && random.nextInt(4) == 0) {
            // A node that is finished stands below this one nowhere, so this makes no cycle.
            return pick(List.copyOf(nodes.keySet()));
        }
        PlanNode node = depth == 0 || random.nextInt(8) == 0 ? leaf() : inner(depth - 1);
        String name = "n" + nodes.size();
        nodes.put(name, node);
        return name;
    }

    private PlanNode leaf() {
        if (random.nextInt(4) == 0) {
            return new PlanNode.Release(
                    1 + random.nextInt(127),
                    prompts && random.nextBoolean() ? Optional.of("closed") : Optional.empty());
        }
        if (prompts && random.nextInt(5) == 0) {
            return new PlanNode.Mailbox(PlanNode.Mailbox.Media.FAX, "861062345678", "17");
        }
        List<String> numbers = new ArrayList<>(DESTINATIONS);
        java.util.Collections.shuffle(numbers, random);
        return new PlanNode.Destination(
                numbers.get(0),
                numbers.subList(1, 1 + random.nextInt(3)),
                numbers.subList(3, 3 + random.nextInt(3)),
                random.nextInt(3) == 0 ? Optional.of(numbers.subList(5, 6)) : Optional.empty(),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(300)) : OptionalInt.empty(),
                random.nextInt(3) == 0,
                prompts && random.nextInt(4) == 0 ? OptionalInt.of(5) : OptionalInt.empty());
    }

    private PlanNode inner(int depth) {
        return switch (random.nextInt(prompts ? 8 : 4)) {
            case 0 -> new PlanNode.Origin(origins(depth), node(depth));
            case 1 -> new PlanNode.TimeOfDay(times(depth), node(depth));
            case 2 -> shares(depth);
            case 3 -> {
                positions.put("emergency", pick(List.of("on", "off")));
                yield new PlanNode.Position(
                        "emergency",
                        List.of(
                                new PlanNode.Branch<>(List.of("on"), node(depth)),
                                new PlanNode.Branch<>(List.of("half", "third"), node(depth))),
                        node(depth));
            }
            case 4 ->
                new PlanNode.Menu(
                        Prompt.of("welcome", 1, 2),
                        List.of(
                                new PlanNode.Branch<>(List.of("1", "11"), node(depth)),
                                new PlanNode.Branch<>(List.of("2"), node(depth))),
                        random.nextBoolean() ? Optional.of(node(depth)) : Optional.empty(),
                        node(depth));
            case 5 ->
                new PlanNode.Extension(
                        new Prompt("extension", 2, 4, 7, 4, 2, false),
                        Map.of("11", pick(DESTINATIONS)),
                        random.nextBoolean() ? Optional.of(node(depth)) : Optional.empty(),
                        node(depth));
            case 6 ->
                new PlanNode.Pin(
                        Prompt.of("pin", 1, 8),
                        List.of("pbkdf2:100000:" + "0f".repeat(16) + ":" + "0f".repeat(32)),
                        random.nextBoolean() ? 900 : 0,
                        node(depth),
                        node(depth));
            default -> new PlanNode.Announce("hello", node(depth));
        };
    }

    private PlanNode shares(int depth) {
        int first = random.nextInt(101);
        int second = random.nextInt(101 - first);
        return new PlanNode.Percentage(List.of(
                new PlanNode.Percentage.Share(first, node(depth)),
                new PlanNode.Percentage.Share(second, node(depth)),
                new PlanNode.Percentage.Share(100 - first - second, node(depth))));
    }

    private List<PlanNode.Branch<TimeRule>> times(int depth) {
        List<PlanNode.Branch<TimeRule>> branches = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            branches.add(new PlanNode.Branch<>(List.of(rule(), rule()), node(depth)));
        }
        return branches;
    }

    private TimeRule rule() {
        String days = pick(List.of("", "mon-fri", "sat+sun", "fri-mon", "workday", "restday", "holiday", "tue"));
        String dates = pick(List.of("", "", "2026-10-01..2026-10-08", "2026-03-29", "2026-10-10..2027-01-01"));
        String hours = pick(List.of("", "09:00-18:00", "22:00-06:00", "00:00-23:59", "18:00-24:00", "23:59-00:01"));
        String text = (days + " " + dates + " " + hours).strip().replaceAll(" +", " ");
        return TimeRule.read(text.isEmpty() ? "daily" : text).orElseThrow();
    }

    private List<PlanNode.Branch<Criterion>> origins(int depth) {
        List<Criterion> all = distinct(1 + random.nextInt(6));
        List<PlanNode.Branch<Criterion>> branches = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            branches.add(new PlanNode.Branch<>(all.subList(i, Math.min(all.size(), i + 2)), node(depth)));
        }
        return branches;
    }

    private List<Criterion> distinct(int count) {
        Set<Criterion> criteria = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            criteria.add(criterion());
        }
        return List.copyOf(criteria);
    }

    private Criterion criterion() {
        return switch (random.nextInt(10)) {
            case 0 -> new Criterion.Area(pick(AREAS));
            case 1 -> new Criterion.Prefix(pick(NUMBERS).substring(0, 3 + random.nextInt(1)));
            case 2 -> new Criterion.Prefix(pick(DESTINATIONS).substring(0, 5));
            case 3 -> new Criterion.Caller(pick(NUMBERS));
            case 4 -> {
                String name = pick(List.of("vip", "south"));
                usedLists.add(name);
                yield new Criterion.InList(name);
            }
            case 5 -> new Criterion.Carrier(pick(List.of("China Mobile", "Other")));
            case 6 -> new Criterion.Category(pick(List.of("payphone", "operator", "test", "17")));
            case 7 -> new Criterion.Kind(pick(List.of(NumberKind.FIXED, NumberKind.MOBILE, NumberKind.SHORT)));
            case 8 -> new Criterion.Fax();
            default -> new Criterion.Absent();
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
