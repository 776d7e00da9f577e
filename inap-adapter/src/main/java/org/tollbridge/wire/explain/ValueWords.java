package org.tollbridge.wire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of INAP parameters in words, with their names in the ASN.1 module. */
final class ValueWords {
    private static final String HEX = "hex";

    private ValueWords() {}

    /** Adds a named value: on one line if it fits, otherwise with its parts below its name. */
    static void item(Page page, int depth, String name, JsonTree value) {
        switch (value) {
            case JsonTree.Scalar scalar -> page.item(depth, name, scalar(name, scalar.text()));
            case JsonTree.Members members -> {
                Optional<String> line = line(members);
                page.item(depth, name, line.orElse(""));
                if (line.isEmpty()) {
                    members(page, depth + 1, members);
                }
            }
            case JsonTree.Elements elements -> elements(page, depth, name, elements.inOrder());
        }
    }

    static void members(Page page, int depth, JsonTree.Members members) {
        members.byName().forEach((name, value) -> item(page, depth, name, value));
    }

    private static void elements(Page page, int depth, String name, List<JsonTree> elements) {
        if (elements.size() == 1 && isLine(elements.getFirst())) {
            item(page, depth, name, elements.getFirst());
            return;
        }
        page.item(depth, name, "");
        for (int i = 0; i < elements.size(); i++) {
            item(page, depth + 1, (i + 1) + ".", elements.get(i));
        }
    }

    private static boolean isLine(JsonTree value) {
        return switch (value) {
            case JsonTree.Scalar scalar -> true;
            case JsonTree.Members members -> line(members).isPresent();
            case JsonTree.Elements elements -> false;
        };
    }

    private static String scalar(String name, String text) {
        return switch (name) {
            case "eventTypeBCSM" -> text + Gloss.event(text);
            case "monitorMode" -> text + Gloss.monitorMode(text);
            case "messageType" -> text + Gloss.messageType(text);
            case "callAttemptElapsedTimeValue", "applicationTimer" -> text + " s";
            case "callConnectedElapsedTimeValue" -> text + " tenths of a second";
            default -> text;
        };
    }

    /** One line for octets with their meaning, or for a choice of them; empty if one line is not enough. */
    static Optional<String> line(JsonTree.Members members) {
        Optional<String> hex = members.text(HEX);
        if (hex.isPresent()) {
            return Optional.of(octets(members, hex.get()));
        }
        if (members.byName().size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, JsonTree> only =
                members.byName().entrySet().iterator().next();
        return switch (only.getValue()) {
            case JsonTree.Scalar scalar ->
                Optional.of((only.getKey() + " " + scalar(only.getKey(), scalar.text())).strip());
            case JsonTree.Members inner
            when isLeg(only.getKey()) ->
                inner.text(HEX).map(hexOfLeg -> Gloss.leg(hexOfLeg) + " (" + only.getKey() + ")");
            case JsonTree.Members inner
            when inner.text(HEX).isPresent() -> line(inner).map(line -> only.getKey() + " " + line);
            case JsonTree.Members inner -> Optional.empty();
            case JsonTree.Elements elements -> Optional.empty();
        };
    }

    private static boolean isLeg(String name) {
        return name.equals("sendingSideID") || name.equals("receivingSideID");
    }

    private static String octets(JsonTree.Members members, String hex) {
        List<String> parts = new ArrayList<>();
        members.byName().forEach((name, value) -> {
            if (!name.equals(HEX)) {
                parts.add(view(name, value));
            }
        });
        parts.removeIf(String::isEmpty);
        String spaced = "[" + Words.spaced(hex) + "]";
        return parts.isEmpty() ? spaced : String.join(", ", parts) + "  " + spaced;
    }

    private static String view(String name, JsonTree value) {
        return switch (value) {
            case JsonTree.Scalar scalar -> scalarView(name, scalar.text());
            case JsonTree.Members members ->
                line(members).map(line -> name + " " + line).orElse(name);
            case JsonTree.Elements elements -> name;
        };
    }

    /** One fact about the octets; empty for the obvious. */
    private static String scalarView(String name, String text) {
        return switch (name) {
            case "digits", "category", "medium", "characteristics", "transferCapability" -> text;
            case "cause" -> "cause " + text;
            case "text" -> "\"" + text + "\"";
            case "location" -> "from the " + text;
            case "natureOfAddress" -> Gloss.nature(text);
            case "numberingPlan" -> Gloss.plan(text);
            case "internalNumberAllowed" -> text.equals("true") ? "" : "no internal network number";
            case "incomplete" -> text.equals("true") ? "incomplete" : "";
            case "presentation" -> "presentation " + text;
            case "error" -> "not readable: " + text;
            case "constructed" -> "constructed";
            default -> name + " " + text;
        };
    }
}
