package org.tollbridge.service.plan.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.plan.Criterion;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.Prompt;

/** Writes a plan as the tree that {@link PlanReader} reads. Nodes are in the order in which a call may reach them. */
public final class PlanWriter {

    private PlanWriter() {}

    /** Returns the tree of a plan: Map, List, String, Long and Boolean. Default values are left out. */
    public static Map<String, Object> tree(PlanDocument plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        plan.zone().ifPresent(zone -> tree.put("zone", zone.getId()));
        plan.language().ifPresent(language -> tree.put("language", language));
        tree.put("entry", plan.entry());
        putTexts(tree, "deny", plan.deny().stream().map(Criterion::toString).toList());
        putTexts(tree, "allow", plan.allow().stream().map(Criterion::toString).toList());
        if (!plan.limits().equals(PlanLimits.NONE)) {
            tree.put("limits", limits(plan.limits()));
        }
        if (!plan.positions().isEmpty()) {
            tree.put("positions", new LinkedHashMap<>(plan.positions()));
        }
        if (!plan.lists().isEmpty()) {
            tree.put("lists", new LinkedHashMap<>(plan.lists()));
        }
        Map<String, Object> nodes = new LinkedHashMap<>();
        plan.reachable().forEach(name -> put(nodes, name, plan));
        plan.nodes().keySet().forEach(name -> put(nodes, name, plan));
        tree.put("nodes", nodes);
        return tree;
    }

    private static void put(Map<String, Object> nodes, String name, PlanDocument plan) {
        PlanNode node = plan.nodes().get(name);
        if (node != null) {
            nodes.putIfAbsent(name, node(node));
        }
    }

    private static Map<String, Object> limits(PlanLimits limits) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "concurrent", limits.concurrent());
        limits.rate().ifPresent(rate -> {
            tree.put("calls", (long) rate.calls());
            rate.period()
                    .ifPresentOrElse(
                            period -> tree.put("period", period.word()),
                            () -> tree.put("seconds", (long) rate.seconds()));
        });
        put(tree, "monthlyCalls", limits.monthlyCalls());
        put(tree, "monthlyCost", limits.monthlyCost());
        if (!limits.openWhenSilent()) {
            tree.put("whenSilent", "closed");
        }
        if (limits.costEndsCalls()) {
            tree.put("whenCostUsed", "end");
        }
        return tree;
    }

    private static Map<String, Object> node(PlanNode node) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", node.kind());
        switch (node) {
            case PlanNode.Origin origin -> {
                tree.put("branches", branches(origin.branches()));
                tree.put("otherwise", origin.otherwise());
            }
            case PlanNode.TimeOfDay time -> {
                tree.put("branches", branches(time.branches()));
                tree.put("otherwise", time.otherwise());
            }
            case PlanNode.Percentage percentage -> tree.put("branches", shares(percentage));
            case PlanNode.Menu menu -> {
                putPrompt(tree, menu.prompt(), 1);
                tree.put("branches", branches(menu.branches()));
                menu.noInput().ifPresent(to -> tree.put("noInput", to));
                tree.put("otherwise", menu.otherwise());
            }
            case PlanNode.Extension extension -> {
                putPrompt(tree, extension.prompt(), 4);
                tree.put("directory", new LinkedHashMap<>(extension.directory()));
                extension.noInput().ifPresent(to -> tree.put("noInput", to));
                tree.put("otherwise", extension.otherwise());
            }
            case PlanNode.Pin pin -> {
                putPrompt(tree, pin.prompt(), 8);
                tree.put("hashes", pin.hashes());
                putUnless(tree, "lockSeconds", pin.lockSeconds(), 900);
                tree.put("to", pin.to());
                tree.put("otherwise", pin.otherwise());
            }
            case PlanNode.Announce announce -> {
                tree.put("announcement", announce.announcement());
                tree.put("to", announce.to());
            }
            case PlanNode.Position position -> {
                tree.put("switch", position.name());
                tree.put("branches", branches(position.branches()));
                tree.put("otherwise", position.otherwise());
            }
            case PlanNode.Destination destination -> putDestination(tree, destination);
            case PlanNode.Mailbox mailbox -> {
                tree.put("media", PlanReader.word(mailbox.media()));
                tree.put("number", mailbox.number());
                tree.put("mailbox", mailbox.mailbox());
            }
            case PlanNode.Release release -> {
                tree.put("cause", (long) release.cause());
                release.announcement().ifPresent(text -> tree.put("announcement", text));
            }
        }
        return tree;
    }

    private static void putPrompt(Map<String, Object> tree, Prompt prompt, int usualMost) {
        Prompt usual = Prompt.of("", 1, usualMost);
        tree.put("announcement", prompt.announcement());
        putUnless(tree, "minDigits", prompt.minDigits(), usual.minDigits());
        putUnless(tree, "maxDigits", prompt.maxDigits(), usual.maxDigits());
        putUnless(tree, "firstDigitSeconds", prompt.firstDigitSeconds(), usual.firstDigitSeconds());
        putUnless(tree, "nextDigitSeconds", prompt.nextDigitSeconds(), usual.nextDigitSeconds());
        putUnless(tree, "tries", prompt.tries(), usual.tries());
        if (prompt.bargeIn() != usual.bargeIn()) {
            tree.put("bargeIn", prompt.bargeIn());
        }
    }

    private static void putDestination(Map<String, Object> tree, PlanNode.Destination destination) {
        tree.put("number", destination.number());
        putTexts(tree, "onBusy", destination.onBusy());
        putTexts(tree, "onNoAnswer", destination.onNoAnswer());
        destination.onRouteFailure().ifPresent(list -> tree.put("onRouteFailure", list));
        put(tree, "noAnswerSeconds", destination.noAnswerSeconds());
        if (destination.skipUnreachable()) {
            tree.put("skipUnreachable", true);
        }
        put(tree, "concurrent", destination.concurrent());
    }

    private static <C> List<Object> branches(List<PlanNode.Branch<C>> branches) {
        List<Object> list = new ArrayList<>();
        for (PlanNode.Branch<C> branch : branches) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("when", branch.when().stream().map(Object::toString).toList());
            tree.put("to", branch.to());
            list.add(tree);
        }
        return list;
    }

    private static List<Object> shares(PlanNode.Percentage percentage) {
        List<Object> list = new ArrayList<>();
        for (PlanNode.Percentage.Share share : percentage.branches()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("percent", (long) share.percent());
            tree.put("to", share.to());
            list.add(tree);
        }
        return list;
    }

    private static void putTexts(Map<String, Object> tree, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            tree.put(key, texts);
        }
    }

    private static void putUnless(Map<String, Object> tree, String key, int value, int usual) {
        if (value != usual) {
            tree.put(key, (long) value);
        }
    }

    private static void put(Map<String, Object> tree, String key, OptionalInt value) {
        value.ifPresent(number -> tree.put(key, (long) number));
    }

    private static void put(Map<String, Object> tree, String key, OptionalLong value) {
        value.ifPresent(number -> tree.put(key, number));
    }
}
