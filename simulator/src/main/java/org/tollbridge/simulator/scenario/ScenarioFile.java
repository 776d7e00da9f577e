package org.tollbridge.simulator.scenario;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.simulator.ssf.CallScript;
import org.tollbridge.simulator.ssf.PartyScript;
import org.tollbridge.simulator.ssf.PartyScript.Behaviour;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NatureOfAddress;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.Presentation;
import org.tollbridge.wire.isup.Screening;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a scenario. The format is described in docs/simulator.md. */
public final class ScenarioFile {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_CALLS = 10_000;
    private static final Duration SOON = Duration.ofMillis(10);
    private static final PartyScript ANSWERS =
            new PartyScript(Behaviour.ANSWER, SOON, SOON, HangsUp.CALLED, OptionalInt.empty());

    private static final List<String> CALL_KEYS = Stream.concat(
                    Stream.of(
                            "name",
                            "service-key",
                            "dials",
                            "dials-more",
                            "caller",
                            "trigger",
                            "context",
                            "high-layer",
                            "parties",
                            "otherwise",
                            "abandons-after",
                            "expect"),
                    InteractionReader.KEYS.stream())
            .toList();

    private final YamlReader in = new YamlReader();

    private ScenarioFile() {}

    /**
     * Reads the text of a scenario.
     *
     * @throws ScenarioException with every fault and its line
     */
    public static Scenario read(String yaml) throws ScenarioException {
        if (yaml.length() > LONGEST) {
            throw new ScenarioException(List.of("longer than " + LONGEST + " characters; split the scenario"));
        }
        ScenarioFile file = new ScenarioFile();
        Node root = compose(yaml);
        Scenario scenario = file.scenario(root);
        if (!file.in.faults().isEmpty()) {
            throw new ScenarioException(file.in.faults());
        }
        return scenario;
    }

    private static Node compose(String yaml) throws ScenarioException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        options.setNestingDepthLimit(20);
        try {
            Node root = new Yaml(options).compose(new StringReader(yaml));
            if (root == null) {
                throw new ScenarioException(List.of("line 1: the scenario is empty; it needs \"calls\""));
            }
            return root;
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 1
                    : malformed.getProblemMark().getLine() + 1;
            throw new ScenarioException(List.of("line " + line + ": not YAML: " + malformed.getProblem()));
        }
    }

    private Scenario scenario(Node root) {
        Map<String, Node> members = in.mapping(root, "scenario", List.of("name", "calls"));
        String name = YamlReader.optional(members.get("name"), node -> in.text(node, "name"))
                .orElse("scenario");
        List<Scenario.Call> calls = new ArrayList<>();
        @Nullable Node list = members.get("calls");
        if (list == null) {
            in.fault(root, "calls", "missing; a scenario needs at least one call");
        } else {
            List<Node> nodes = in.list(list, "calls");
            if (nodes.isEmpty() || nodes.size() > MOST_CALLS) {
                in.fault(list, "calls", "expected 1 to " + MOST_CALLS + " calls");
            }
            for (int i = 0; i < Math.min(nodes.size(), MOST_CALLS); i++) {
                call(nodes.get(i), "calls[" + i + "]").ifPresent(calls::add);
            }
        }
        return new Scenario(name, calls);
    }

    private Optional<Scenario.Call> call(Node node, String path) {
        Map<String, Node> members = in.mapping(node, path, CALL_KEYS);
        @Nullable Node dials = members.get("dials");
        if (dials == null) {
            in.fault(node, path, "\"dials\" is missing; it says what number is called");
            return Optional.empty();
        }
        Optional<IsupNumber> called = number(dials, path + ".dials", NumberFormat.CALLED);
        Caller caller = YamlReader.optional(members.get("caller"), at -> Optional.of(caller(at, path + ".caller")))
                .orElse(Caller.UNKNOWN);
        String name = YamlReader.optional(members.get("name"), at -> in.text(at, path + ".name"))
                .orElse(called.map(IsupNumber::digits).orElse(path));
        Optional<CallScript> script = called.map(number -> new CallScript(
                name,
                YamlReader.optional(
                                members.get("service-key"),
                                at -> in.integer(at, path + ".service-key", 0, Integer.MAX_VALUE))
                        .orElse(800),
                number,
                caller.number(),
                caller.category(),
                caller.location(),
                YamlReader.optional(
                                members.get("trigger"), at -> in.constant(at, path + ".trigger", EventTypeBcsm.class))
                        .orElse(EventTypeBcsm.COLLECTED_INFO),
                context(members.get("context"), path + ".context"),
                integer(members.get("high-layer"), path + ".high-layer", 0),
                parties(members.get("parties"), path + ".parties"),
                YamlReader.optional(members.get("otherwise"), at -> party(at, path + ".otherwise"))
                        .orElse(ANSWERS),
                YamlReader.optional(members.get("abandons-after"), at -> in.duration(at, path + ".abandons-after")),
                new InteractionReader(in).read(members, path),
                YamlReader.optional(members.get("dials-more"), at -> more(at, path + ".dials-more"))
                        .orElse("")));
        Expectation expected = expectation(members.get("expect"), path + ".expect");
        return script.map(present -> new Scenario.Call(present, expected));
    }

    private Optional<String> more(Node node, String path) {
        Optional<String> digits = in.text(node, path);
        if (digits.isPresent() && !digits.get().matches("[0-9]{0,16}")) {
            in.fault(node, path, "expected up to 16 digits, found \"" + digits.get() + "\"");
            return Optional.empty();
        }
        return digits;
    }

    private record Caller(Optional<IsupNumber> number, OptionalInt category, Optional<IsupNumber> location) {
        static final Caller UNKNOWN = new Caller(Optional.empty(), OptionalInt.of(10), Optional.empty());
    }

    private Caller caller(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            return new Caller(number(node, path, NumberFormat.CALLING), OptionalInt.of(10), Optional.empty());
        }
        Map<String, Node> members =
                in.mapping(node, path, List.of("number", "nature", "restricted", "category", "location"));
        Optional<IsupNumber> number = YamlReader.optional(
                        members.get("number"), at -> numberOf(at, members.get("nature"), path, NumberFormat.CALLING))
                .map(plain -> YamlReader.optional(members.get("restricted"), at -> in.text(at, path + ".restricted"))
                                .filter("true"::equals)
                                .isPresent()
                        ? plain.withPresentation(Presentation.RESTRICTED)
                        : plain);
        int category = YamlReader.optional(members.get("category"), at -> in.integer(at, path + ".category", 0, 255))
                .orElse(10);
        return new Caller(
                number,
                OptionalInt.of(category),
                YamlReader.optional(
                        members.get("location"), at -> number(at, path + ".location", NumberFormat.LOCATION)));
    }

    /** Nature of address of a number, in words. */
    private enum Nature {
        SUBSCRIBER,
        UNKNOWN,
        NATIONAL,
        INTERNATIONAL;

        NatureOfAddress onTheWire() {
            return switch (this) {
                case SUBSCRIBER -> NatureOfAddress.SUBSCRIBER;
                case UNKNOWN -> NatureOfAddress.UNKNOWN;
                case NATIONAL -> NatureOfAddress.NATIONAL;
                case INTERNATIONAL -> NatureOfAddress.INTERNATIONAL;
            };
        }
    }

    /** Reads a number, or a mapping of number and nature. */
    private Optional<IsupNumber> number(Node node, String path, NumberFormat format) {
        if (!(node instanceof MappingNode)) {
            return numberOf(node, null, path, format);
        }
        Map<String, Node> members = in.mapping(node, path, List.of("number", "nature"));
        @Nullable Node digits = members.get("number");
        if (digits == null) {
            in.fault(node, path, "\"number\" is missing");
            return Optional.empty();
        }
        return numberOf(digits, members.get("nature"), path, format);
    }

    private Optional<IsupNumber> numberOf(Node node, @Nullable Node nature, String path, NumberFormat format) {
        Optional<String> written = in.text(node, path);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        boolean plus = written.get().startsWith("+");
        String digits = plus ? written.get().substring(1) : written.get();
        if (!digits.matches("[0-9A-F]{1,30}")) {
            in.fault(
                    node,
                    path,
                    "\"" + written.get() + "\" is no number; expected 1 to 30 digits, + before it if international");
            return Optional.empty();
        }
        Nature said = YamlReader.optional(nature, at -> in.constant(at, path + ".nature", Nature.class))
                .orElse(plus ? Nature.INTERNATIONAL : Nature.NATIONAL);
        IsupNumber number = IsupNumber.of(format, said.onTheWire(), digits);
        return Optional.of(format == NumberFormat.CALLING ? number.withScreening(Screening.NETWORK_PROVIDED) : number);
    }

    private Optional<ApplicationContext> context(@Nullable Node node, String path) {
        if (node == null) {
            return Optional.of(ApplicationContext.ETSI_SSP_TO_SCP);
        }
        return switch (in.text(node, path).orElse("etsi")) {
            case "etsi" -> Optional.of(ApplicationContext.ETSI_SSP_TO_SCP);
            case "q1218" -> Optional.of(ApplicationContext.Q1218_GENERIC_TO_SCF);
            case "none" -> Optional.empty();
            default -> {
                in.fault(node, path, "is not one of etsi, q1218, none");
                yield Optional.empty();
            }
        };
    }

    private Map<String, PartyScript> parties(@Nullable Node node, String path) {
        Map<String, PartyScript> parties = new HashMap<>();
        if (node != null) {
            in.anyKeys(node, path)
                    .forEach((digits, party) ->
                            party(party, path + "." + digits).ifPresent(script -> parties.put(digits, script)));
        }
        return parties;
    }

    private Optional<PartyScript> party(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            return in.constant(node, path, Behaviour.class)
                    .map(behaviour -> new PartyScript(behaviour, SOON, SOON, HangsUp.CALLED, OptionalInt.empty()));
        }
        Map<String, Node> members = in.mapping(node, path, List.of("does", "after", "talk", "hangs-up", "cause"));
        Behaviour does = YamlReader.optional(
                        members.get("does"), at -> in.constant(at, path + ".does", Behaviour.class))
                .orElse(Behaviour.ANSWER);
        return Optional.of(new PartyScript(
                does,
                YamlReader.optional(members.get("after"), at -> in.duration(at, path + ".after"))
                        .orElse(SOON),
                YamlReader.optional(members.get("talk"), at -> in.duration(at, path + ".talk"))
                        .orElse(SOON),
                YamlReader.optional(members.get("hangs-up"), at -> in.constant(at, path + ".hangs-up", HangsUp.class))
                        .orElse(HangsUp.CALLED),
                cause(members.get("cause"), path + ".cause")));
    }

    private Expectation expectation(@Nullable Node node, String path) {
        if (node == null) {
            return new Expectation(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Map<String, Node> members = in.mapping(
                node,
                path,
                List.of(
                        "outcome",
                        "destination",
                        "destinations",
                        "payer",
                        "cause",
                        "operations",
                        "announcements",
                        "digits"));
        Optional<List<String>> one = YamlReader.optional(
                        members.get("destination"), at -> in.text(at, path + ".destination"))
                .map(List::of);
        return new Expectation(
                YamlReader.optional(members.get("outcome"), at -> in.constant(at, path + ".outcome", Outcome.class)),
                YamlReader.optional(members.get("destinations"), at -> Optional.of(texts(at, path + ".destinations")))
                        .or(() -> one),
                YamlReader.optional(members.get("payer"), at -> in.text(at, path + ".payer")),
                cause(members.get("cause"), path + ".cause"),
                YamlReader.optional(members.get("operations"), at -> Optional.of(texts(at, path + ".operations"))),
                YamlReader.optional(
                        members.get("announcements"), at -> Optional.of(texts(at, path + ".announcements"))),
                YamlReader.optional(members.get("digits"), at -> Optional.of(texts(at, path + ".digits"))));
    }

    private List<String> texts(Node node, String path) {
        List<String> texts = new ArrayList<>();
        List<Node> nodes = in.list(node, path);
        for (int i = 0; i < nodes.size(); i++) {
            in.text(nodes.get(i), path + "[" + i + "]").ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    private OptionalInt cause(@Nullable Node node, String path) {
        return integer(node, path, 1);
    }

    private OptionalInt integer(@Nullable Node node, String path, int lowest) {
        return YamlReader.optional(node, at -> in.integer(at, path, lowest, 127))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
