package org.tollbridge.service.plan.form;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.tollbridge.service.plan.Criterion;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.FaultList;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanLimits.Period;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanNode.Branch;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.service.plan.TimeRule;

/** Reads a plan from its tree. It is strict: an unknown field is a fault. */
public final class PlanReader {

    static final List<String> KINDS = List.of(
            "origin",
            "time",
            "percentage",
            "menu",
            "extension",
            "pin",
            "announce",
            "switch",
            "destination",
            "mailbox",
            "release");

    private final List<Fault> faults = new FaultList();

    private PlanReader() {}

    /**
     * Result of reading.
     *
     * @param document empty when there is any fault
     */
    public record Reading(Optional<PlanDocument> document, List<Fault> faults) {}

    /**
     * Reads a plan.
     *
     * @param tree of Map, List, String, Long and Boolean
     */
    public static Reading read(Map<String, ?> tree) {
        PlanReader reader = new PlanReader();
        PlanDocument document = reader.document(new Fields(tree, "", reader.faults));
        return new Reading(
                reader.faults.isEmpty() ? Optional.of(document) : Optional.empty(), List.copyOf(reader.faults));
    }

    private PlanDocument document(Fields fields) {
        Optional<ZoneId> zone = fields.optionalText("zone").flatMap(text -> zone(fields, text));
        Optional<String> language = fields.optionalText("language");
        String entry = fields.text("entry");
        List<Criterion> deny = parsed(fields, "deny", Criterion::read, Criterion.GRAMMAR);
        List<Criterion> allow = parsed(fields, "allow", Criterion::read, Criterion.GRAMMAR);
        PlanLimits limits = fields.object("limits").map(this::limits).orElse(PlanLimits.NONE);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        fields.object("lists").ifPresent(all -> all.keys().forEach(name -> lists.put(name, all.texts(name))));
        Map<String, String> positions = fields.textMap("positions");
        Map<String, PlanNode> nodes = new LinkedHashMap<>();
        Optional<Fields> all = fields.object("nodes");
        if (all.isEmpty()) {
            fields.text("nodes");
        } else {
            all.get()
                    .keys()
                    .forEach(name ->
                            all.get().object(name).flatMap(this::node).ifPresent(node -> nodes.put(name, node)));
        }
        fields.done();
        return new PlanDocument(zone, language, entry, nodes, deny, allow, limits, lists, positions);
    }

    private static Optional<ZoneId> zone(Fields fields, String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            fields.wrong("zone", text, "must be a time zone, such as Asia/Shanghai");
            return Optional.empty();
        }
    }

    private PlanLimits limits(Fields fields) {
        String silent = fields.optionalText("whenSilent").orElse("open");
        if (!silent.equals("open") && !silent.equals("closed")) {
            fields.wrong("whenSilent", silent, "must be open or closed");
        }
        String used = fields.optionalText("whenCostUsed").orElse("refuse");
        if (!used.equals("refuse") && !used.equals("end")) {
            fields.wrong("whenCostUsed", used, "must be refuse or end");
        }
        PlanLimits limits = new PlanLimits(
                fields.optionalInteger("concurrent"),
                rate(fields),
                fields.optionalNumber("monthlyCalls"),
                fields.optionalNumber("monthlyCost"),
                silent.equals("open"),
                used.equals("end"));
        fields.done();
        return limits;
    }

    private static Optional<PlanLimits.Rate> rate(Fields fields) {
        OptionalInt calls = fields.optionalInteger("calls");
        OptionalInt seconds = period(fields);
        if (fields.has("calls") != (fields.has("seconds") || fields.has("period"))) {
            fields.wrong(
                    "calls",
                    "",
                    "calls requires a period, such as hour, or seconds: the maximum number of calls in any such"
                            + " period");
        }
        return calls.isPresent() && seconds.isPresent()
                ? Optional.of(new PlanLimits.Rate(calls.getAsInt(), seconds.getAsInt()))
                : Optional.empty();
    }

    /** Returns the length of a rate's period, given by name or in seconds. */
    private static OptionalInt period(Fields fields) {
        OptionalInt seconds = fields.optionalInteger("seconds");
        Optional<String> name = fields.optionalText("period");
        Optional<Period> period = name.flatMap(Period::of);
        if (name.isPresent() && period.isEmpty()) {
            fields.wrong("period", name.get(), "must be minute, hour, day or week; give another length as seconds");
        } else if (name.isPresent() && fields.has("seconds")) {
            fields.wrong("period", name.get(), "seconds also gives the length of the period; keep one of them");
        }
        return period.isPresent() ? OptionalInt.of(period.get().seconds()) : seconds;
    }

    private Optional<PlanNode> node(Fields fields) {
        String kind = fields.text("kind");
        Optional<PlanNode> node = switch (kind) {
            case "origin" ->
                Optional.of(new PlanNode.Origin(
                        branches(fields, Criterion::read, Criterion.GRAMMAR), fields.text("otherwise")));
            case "time" ->
                Optional.of(new PlanNode.TimeOfDay(
                        branches(fields, TimeRule::read, TimeRule.GRAMMAR), fields.text("otherwise")));
            case "percentage" -> Optional.of(percentage(fields));
            case "menu" ->
                Optional.of(new PlanNode.Menu(
                        prompt(fields, 1),
                        branches(fields, Optional::of, ""),
                        fields.optionalText("noInput"),
                        fields.text("otherwise")));
            case "extension" ->
                Optional.of(new PlanNode.Extension(
                        prompt(fields, 4),
                        fields.textMap("directory"),
                        fields.optionalText("noInput"),
                        fields.text("otherwise")));
            case "pin" ->
                Optional.of(new PlanNode.Pin(
                        prompt(fields, 8),
                        fields.texts("hashes"),
                        fields.integer("lockSeconds", 900),
                        fields.text("to"),
                        fields.text("otherwise")));
            case "announce" -> Optional.of(new PlanNode.Announce(fields.text("announcement"), fields.text("to")));
            case "switch" ->
                Optional.of(new PlanNode.Position(
                        fields.text("switch"), branches(fields, Optional::of, ""), fields.text("otherwise")));
            case "destination" -> Optional.of(destination(fields));
            case "mailbox" -> Optional.of(mailbox(fields));
            case "release" ->
                Optional.of(new PlanNode.Release(fields.integer("cause"), fields.optionalText("announcement")));
            default -> Optional.empty();
        };
        if (node.isEmpty()) {
            if (!kind.isEmpty()) {
                fields.wrong("kind", kind, "the kinds of node are " + String.join(", ", KINDS));
            }
            return node;
        }
        fields.done();
        return node;
    }

    private <C> List<Branch<C>> branches(Fields fields, Function<String, Optional<C>> reader, String grammar) {
        List<Branch<C>> branches = new ArrayList<>();
        for (Fields branch : fields.objects("branches")) {
            branches.add(new Branch<>(parsed(branch, "when", reader, grammar), branch.text("to")));
            branch.done();
        }
        return branches;
    }

    private static <C> List<C> parsed(Fields fields, String key, Function<String, Optional<C>> reader, String grammar) {
        List<C> values = new ArrayList<>();
        List<String> texts = fields.texts(key);
        for (int i = 0; i < texts.size(); i++) {
            Optional<C> value = reader.apply(texts.get(i));
            if (value.isEmpty()) {
                fields.wrong(key + "[" + i + "]", texts.get(i), grammar);
            }
            value.ifPresent(values::add);
        }
        return values;
    }

    private PlanNode percentage(Fields fields) {
        List<PlanNode.Percentage.Share> shares = new ArrayList<>();
        for (Fields branch : fields.objects("branches")) {
            shares.add(new PlanNode.Percentage.Share(branch.integer("percent"), branch.text("to")));
            branch.done();
        }
        return new PlanNode.Percentage(shares);
    }

    private static Prompt prompt(Fields fields, int usualMost) {
        Prompt usual = Prompt.of("", 1, usualMost);
        return new Prompt(
                fields.text("announcement"),
                fields.integer("minDigits", usual.minDigits()),
                fields.integer("maxDigits", usual.maxDigits()),
                fields.integer("firstDigitSeconds", usual.firstDigitSeconds()),
                fields.integer("nextDigitSeconds", usual.nextDigitSeconds()),
                fields.integer("tries", usual.tries()),
                fields.flag("bargeIn", usual.bargeIn()));
    }

    private static PlanNode destination(Fields fields) {
        return new PlanNode.Destination(
                fields.text("number"),
                fields.texts("onBusy"),
                fields.texts("onNoAnswer"),
                fields.optionalTexts("onRouteFailure"),
                fields.optionalInteger("noAnswerSeconds"),
                fields.flag("skipUnreachable", false),
                fields.optionalInteger("concurrent"));
    }

    private static PlanNode mailbox(Fields fields) {
        String media = fields.text("media");
        if (!media.equals("voice") && !media.equals("fax") && !media.isEmpty()) {
            fields.wrong("media", media, "must be voice or fax");
        }
        return new PlanNode.Mailbox(
                media.equals("fax") ? PlanNode.Mailbox.Media.FAX : PlanNode.Mailbox.Media.VOICE,
                fields.text("number"),
                fields.text("mailbox"));
    }

    /** Returns the word for a medium in the written forms. */
    static String word(PlanNode.Mailbox.Media media) {
        return media.name().toLowerCase(Locale.ROOT);
    }
}
