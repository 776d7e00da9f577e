package org.tollbridge.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tollbridge.simulator.ssf.InteractionScript;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.simulator.ssf.InteractionScript.Failure;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the keys that a caller presses, when it hangs up, and the behaviour of the resource. */
final class InteractionReader {
    /** The keys of a call that are read here. */
    static final List<String> KEYS = List.of("presses", "hangs-up-during-prompt", "resource");

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration USUAL_GAP = Duration.ofMillis(300);
    private static final int MOST_PROMPTS = 100;

    private final YamlReader in;

    InteractionReader(YamlReader in) {
        this.in = in;
    }

    InteractionScript read(Map<String, Node> members, String path) {
        @Nullable Node presses = members.get("presses");
        @Nullable Node hangsUp = members.get("hangs-up-during-prompt");
        @Nullable Node resource = members.get("resource");
        Map<String, Node> of = resource == null
                ? Map.of()
                : in.mapping(resource, path + ".resource", List.of("announcements-last", "fails", "assist"));
        return new InteractionScript(
                presses == null ? List.of() : presses(presses, path + ".presses"),
                hangsUp == null
                        ? OptionalInt.empty()
                        : in.integer(hangsUp, path + ".hangs-up-during-prompt", 1, MOST_PROMPTS)
                                .map(OptionalInt::of)
                                .orElse(OptionalInt.empty()),
                YamlReader.optional(
                                of.get("announcements-last"),
                                at -> in.duration(at, path + ".resource.announcements-last"))
                        .orElse(InteractionScript.NONE.announcementLasts()),
                YamlReader.optional(of.get("fails"), at -> failure(at, path + ".resource.fails")),
                YamlReader.optional(of.get("assist"), at -> in.constant(at, path + ".resource.assist", Assist.class))
                        .orElse(Assist.ARRIVES));
    }

    private List<Press> presses(Node node, String path) {
        List<Press> presses = new ArrayList<>();
        List<Node> nodes = in.list(node, path);
        for (int i = 0; i < nodes.size(); i++) {
            press(nodes.get(i), path + "[" + i + "]").ifPresent(presses::add);
        }
        return presses;
    }

    /** Reads digits alone, or a mapping that also gives the times. */
    private Optional<Press> press(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            return keys(node, path).map(digits -> new Press(SECOND, digits, USUAL_GAP));
        }
        Map<String, Node> members = in.mapping(node, path, List.of("after", "digits", "gap"));
        @Nullable Node digits = members.get("digits");
        if (digits == null) {
            in.fault(node, path, "\"digits\" is missing; \"\" is a caller who presses nothing");
            return Optional.empty();
        }
        Duration after = YamlReader.optional(members.get("after"), at -> in.duration(at, path + ".after"))
                .orElse(SECOND);
        Duration gap = YamlReader.optional(members.get("gap"), at -> in.duration(at, path + ".gap"))
                .orElse(USUAL_GAP);
        return keys(digits, path + ".digits").map(pressed -> new Press(after, pressed, gap));
    }

    private Optional<String> keys(Node node, String path) {
        Optional<String> text = in.text(node, path);
        if (text.isPresent() && !text.get().matches("[0-9*#A-D]{0,30}")) {
            in.fault(node, path, "\"" + text.get() + "\" cannot be pressed; expected 0 to 9, * and #, at most 30");
            return Optional.empty();
        }
        return text.map(written -> written.replace('*', 'B').replace('#', 'C'));
    }

    private Optional<Failure> failure(Node node, String path) {
        Map<String, Node> members = in.mapping(node, path, List.of("operation", "error", "time"));
        @Nullable Node operation = members.get("operation");
        @Nullable Node error = members.get("error");
        if (operation == null || error == null) {
            in.fault(node, path, "needs \"operation\" and \"error\", such as playAnnouncement and unavailableResource");
            return Optional.empty();
        }
        Optional<Operation> failing = in.text(operation, path + ".operation").flatMap(name -> named(name));
        Optional<InapError> with = in.text(error, path + ".error")
                .flatMap(name -> Arrays.stream(InapError.values())
                        .filter(one -> one.asn1Name().equalsIgnoreCase(name))
                        .findFirst());
        if (failing.isEmpty()) {
            in.fault(
                    operation,
                    path + ".operation",
                    "is not connectToResource, establishTemporaryConnection, "
                            + "playAnnouncement or promptAndCollectUserInformation");
        }
        if (with.isEmpty() || (failing.isPresent() && !failing.get().errors().contains(with.get()))) {
            in.fault(error, path + ".error", "is no error of that operation");
            return Optional.empty();
        }
        int time = YamlReader.optional(members.get("time"), at -> in.integer(at, path + ".time", 1, MOST_PROMPTS))
                .orElse(1);
        return failing.map(present -> new Failure(present, with.get(), time));
    }

    private static Optional<Operation> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "connecttoresource" -> Optional.of(Operation.CONNECT_TO_RESOURCE);
            case "establishtemporaryconnection" -> Optional.of(Operation.ESTABLISH_TEMPORARY_CONNECTION);
            case "playannouncement" -> Optional.of(Operation.PLAY_ANNOUNCEMENT);
            case "promptandcollectuserinformation" -> Optional.of(Operation.PROMPT_AND_COLLECT_USER_INFORMATION);
            default -> Optional.empty();
        };
    }
}
