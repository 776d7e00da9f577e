package org.tollbridge.provisioning.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;

/**
 * Draws a plan: the entry on the left, each node to the right of all nodes that lead to it, leaves coloured by type,
 * and each branch with its condition. Text too long for its space is shortened, with the full text in a tooltip. A plan
 * must be free of faults.
 */
public final class PlanDrawing {

    private static final int BOX_WIDTH = 190;
    private static final int BOX_HEIGHT = 46;
    private static final int GAP = 22;
    private static final int LABEL_ROOM = 210;
    private static final int MARGIN = 20;
    private static final int LANE = 12;

    /** In units of half a Chinese character, the width of most digits and letters. */
    private static final int LONGEST_LABEL = 22;

    private static final int LONGEST_NAME = 19;
    private static final int LONGEST_DETAIL = 24;
    private static final int LONGEST_LINE = 100;
    private static final String WIDE = "mwMW%@";
    private static final char ELLIPSIS = '\u2026';

    private final PlanDocument plan;
    private final List<String> names;
    private final Map<String, List<PlanNode.Exit>> exits = new HashMap<>();
    private final Map<String, Integer> column = new HashMap<>();
    private final Map<String, Integer> top = new HashMap<>();
    private int bottom;
    private int lanes;
    private final StringBuilder svg = new StringBuilder();

    private PlanDrawing(PlanDocument plan) {
        this.plan = plan;
        this.names = plan.reachable();
    }

    /** The drawing as SVG. */
    public static String svg(PlanDocument plan) {
        return new PlanDrawing(plan).draw();
    }

    private String draw() {
        place(plan.entry(), 0);
        int columns = names.stream().mapToInt(this::columnOf).max().orElse(0) + 1;
        bottom = stack(columns);
        int tallest = bottom + LANE * detours();
        int width = 2 * MARGIN + columns * BOX_WIDTH + (columns - 1) * LABEL_ROOM;
        int head = beside().isEmpty() ? 0 : beside().size() * 18 + 10;
        int height = tallest + head + 2 * MARGIN;
        svg.append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                                + " viewBox=\"0 0 %1$d %2$d\" ",
                        width,
                        height))
                .append("font-family=\"sans-serif\" font-size=\"13\">\n")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int i = 0; i < beside().size(); i++) {
            text(MARGIN, MARGIN + 12 + i * 18, "#333333", "", beside().get(i), LONGEST_LINE);
        }
        svg.append(String.format(Locale.ROOT, "<g transform=\"translate(0,%d)\">\n", head));
        names.forEach(this::branches);
        names.forEach(this::box);
        return svg.append("</g>\n</svg>\n").toString();
    }

    /** Lines of text shown next to the tree. */
    private List<String> beside() {
        List<String> lines = new ArrayList<>();
        plan.zone().ifPresent(zone -> lines.add("time zone " + zone));
        if (!plan.deny().isEmpty()) {
            lines.add("deny: " + words(plan.deny()));
        }
        if (!plan.allow().isEmpty()) {
            lines.add("allow only: " + words(plan.allow()));
        }
        plan.positions().forEach((name, position) -> lines.add("switch " + name + " is set to " + position));
        return lines;
    }

    private static String words(List<?> items) {
        return String.join(", ", items.stream().map(Object::toString).toList());
    }

    /**
     * Recurses only when the node moves to the right, which is bounded by the number of nodes that a call may visit.
     */
    private void place(String name, int at) {
        if (columnOf(name) >= at) {
            return;
        }
        column.put(name, at);
        exits(name).forEach(exit -> place(exit.to(), at + 1));
    }

    private int columnOf(String name) {
        return column.getOrDefault(name, -1);
    }

    /** Stacks the boxes of each column near the middle of the nodes that lead to them; returns the total height. */
    private int stack(int columns) {
        int tallest = 0;
        for (int at = 0; at < columns; at++) {
            int next = MARGIN;
            int here = at;
            for (String name :
                    names.stream().filter(each -> columnOf(each) == here).toList()) {
                int y = Math.max(next, wished(name).orElse(MARGIN));
                top.put(name, y);
                next = y + height(name) + GAP;
                tallest = Math.max(tallest, next);
            }
        }
        return tallest;
    }

    private Optional<Integer> wished(String name) {
        return names.stream()
                .filter(above -> top.containsKey(above)
                        && exits(above).stream().anyMatch(exit -> exit.to().equals(name)))
                .map(above -> exitY(above, firstExit(above, name)) - BOX_HEIGHT / 2)
                .min(Integer::compare);
    }

    private int firstExit(String above, String name) {
        List<PlanNode.Exit> exits = exits(above);
        int at = 0;
        while (!exits.get(at).to().equals(name)) {
            at++;
        }
        return at;
    }

    private int height(String name) {
        return Math.max(BOX_HEIGHT, 12 + 22 * exits(name).size());
    }

    private int x(String name) {
        return MARGIN + columnOf(name) * (BOX_WIDTH + LABEL_ROOM);
    }

    private int y(String name) {
        return top.getOrDefault(name, MARGIN);
    }

    private int exitY(String name, int exit) {
        int count = exits(name).size();
        return y(name) + height(name) * (2 * exit + 1) / (2 * count);
    }

    private void branches(String name) {
        List<PlanNode.Exit> exits = exits(name);
        for (int i = 0; i < exits.size(); i++) {
            int fromX = x(name) + BOX_WIDTH;
            int fromY = exitY(name, i);
            int toX = x(exits.get(i).to());
            int toY = y(exits.get(i).to()) + height(exits.get(i).to()) / 2;
            String way = columnOf(exits.get(i).to()) == columnOf(name) + 1
                    ? curve(fromX + LABEL_ROOM - 30, fromY, toX, toY)
                    : detour(fromX + LABEL_ROOM - 30, fromY, toX, toY);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d %d H%d %s\" fill=\"none\" stroke=\"#8a94a6\"/>\n",
                    fromX,
                    fromY,
                    fromX + LABEL_ROOM - 30,
                    way));
            text(fromX + 6, fromY - 4, "#333333", "", exits.get(i).label(), LONGEST_LABEL);
        }
    }

    private static String curve(int fromX, int fromY, int toX, int toY) {
        return String.format(Locale.ROOT, "C%d %d %d %d %d %d", fromX + 20, fromY, toX - 20, toY, toX, toY);
    }

    /** A path below all boxes, in a lane of its own, for a branch that skips a column. */
    private String detour(int fromX, int fromY, int toX, int toY) {
        int lane = bottom + LANE * lanes++;
        return curve(fromX, fromY, fromX + 30, lane) + " H" + (toX - 30) + " " + curve(toX - 30, lane, toX, toY);
    }

    private int detours() {
        int count = 0;
        for (String name : names) {
            for (PlanNode.Exit exit : exits(name)) {
                count += columnOf(exit.to()) > columnOf(name) + 1 ? 1 : 0;
            }
        }
        return count;
    }

    private void box(String name) {
        PlanNode node = node(name);
        int middle = y(name) + height(name) / 2;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"7\" fill=\"%s\" stroke=\"#5b6577\"/>\n",
                x(name),
                y(name),
                BOX_WIDTH,
                height(name),
                colour(node)));
        text(x(name) + 10, middle - 5, "#111111", " font-weight=\"bold\"", name, LONGEST_NAME);
        text(x(name) + 10, middle + 13, "#333333", "", shortened(detail(node), LONGEST_DETAIL), whole(node));
    }

    private static String colour(PlanNode node) {
        return switch (node) {
            case PlanNode.Destination destination -> "#d8f0dc";
            case PlanNode.Mailbox mailbox -> "#d8f0dc";
            case PlanNode.Release release -> "#f6d9d5";
            case PlanNode.Menu menu -> "#fdeecb";
            case PlanNode.Extension extension -> "#fdeecb";
            case PlanNode.Pin pin -> "#fdeecb";
            case PlanNode.Announce announce -> "#fdeecb";
            case PlanNode.Origin origin -> "#dbe7f8";
            case PlanNode.TimeOfDay time -> "#dbe7f8";
            case PlanNode.Percentage percentage -> "#dbe7f8";
            case PlanNode.Position position -> "#dbe7f8";
        };
    }

    private static String detail(PlanNode node) {
        return switch (node) {
            case PlanNode.Destination destination ->
                destination.number()
                        + (destination.onBusy().isEmpty()
                                        && destination.onNoAnswer().isEmpty()
                                ? ""
                                : " + forwards");
            case PlanNode.Mailbox mailbox -> "mailbox " + mailbox.mailbox();
            case PlanNode.Release release -> "release, cause " + release.cause();
            case PlanNode.Menu menu -> "menu \"" + menu.prompt().announcement() + "\"";
            case PlanNode.Extension extension ->
                "extension, " + extension.directory().size() + " lines";
            case PlanNode.Pin pin -> "PIN";
            case PlanNode.Announce announce -> "plays \"" + announce.announcement() + "\"";
            case PlanNode.Position position -> "switch " + position.name();
            case PlanNode.Origin origin -> "where from?";
            case PlanNode.TimeOfDay time -> "when?";
            case PlanNode.Percentage percentage -> "shares";
        };
    }

    /** The full text of a node for its tooltip: all numbers of a destination, whose box shows only the first. */
    private static String whole(PlanNode node) {
        if (!(node instanceof PlanNode.Destination destination)) {
            return detail(node);
        }
        List<String> parts = new ArrayList<>(List.of(destination.number()));
        if (!destination.onBusy().isEmpty()) {
            parts.add("on busy " + words(destination.onBusy()));
        }
        if (!destination.onNoAnswer().isEmpty()) {
            parts.add("on no answer " + words(destination.onNoAnswer()));
        }
        return String.join("; ", parts);
    }

    private void text(int x, int y, String fill, String style, String text, int longest) {
        text(x, y, fill, style, shortened(text, longest), text);
    }

    private void text(int x, int y, String fill, String style, String shown, String whole) {
        String title = shown.equals(whole) ? "" : "<title>" + escaped(whole) + "</title>";
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" fill=\"%s\"%s>%s%s</text>\n",
                x,
                y,
                fill,
                style,
                title,
                escaped(shown)));
    }

    private static String shortened(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        int left = longest;
        for (int c : text.codePoints().toArray()) {
            left -= Character.isIdeographic(c) || WIDE.indexOf(c) >= 0 ? 2 : 1;
            if (left < 0) {
                break;
            }
            shown.appendCodePoint(c);
        }
        if (shown.length() == text.length()) {
            return text;
        }
        shown.setLength(shown.offsetByCodePoints(shown.length(), -1));
        return shown.append(ELLIPSIS).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private List<PlanNode.Exit> exits(String name) {
        return exits.computeIfAbsent(name, each -> node(each).exits());
    }

    private PlanNode node(String name) {
        return Optional.ofNullable(plan.nodes().get(name)).orElseThrow();
    }
}
