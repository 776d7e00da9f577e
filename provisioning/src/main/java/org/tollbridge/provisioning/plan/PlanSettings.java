package org.tollbridge.provisioning.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;

/**
 * A subscriber's settings in a call plan, which leave the tree unchanged: each an object, or a missing node for none.
 *
 * @param destinations by node: number, onBusy, onNoAnswer and onRouteFailure, each optional; a null onRouteFailure
 *     removes that list
 * @param announcements by node that plays an announcement
 * @param pins by node that asks for a PIN: all valid PINs; in output, their number
 * @param lists lists of calling numbers, by name
 * @param positions positions of switches, by switch
 * @param limits monthlyCalls, monthlyCost, whenCostUsed and concurrent; null removes one
 * @param why recorded with the change
 */
public record PlanSettings(
        JsonNode destinations,
        JsonNode announcements,
        JsonNode pins,
        JsonNode lists,
        JsonNode positions,
        JsonNode limits,
        String why) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PINS = PinHasher.MOST_HASHES;
    private static final String ROUTE_FAILURE = "onRouteFailure";
    private static final List<String> DESTINATION = List.of("number", "onBusy", "onNoAnswer", ROUTE_FAILURE);
    private static final List<String> LIMITS = List.of("monthlyCalls", "monthlyCost", "whenCostUsed", "concurrent");

    /** The fields in requests. */
    public static final Form<PlanSettings> FORM = new Form<>(
            "settings",
            "Settings of a subscriber in the call plan of a number, without changing its tree.",
            List.of(
                    Field.tree(
                            "destinations",
                            Need.OPTIONAL,
                            "by node: an object with number, onBusy and onNoAnswer, each optional",
                            PlanSettings::destinations),
                    Field.tree(
                            "announcements",
                            Need.OPTIONAL,
                            "by node that plays an announcement: its name",
                            PlanSettings::announcements),
                    Field.tree(
                            "pins",
                            Need.OPTIONAL,
                            "by node that asks for a PIN: an array of all valid PINs; returned as their number",
                            PlanSettings::pins),
                    Field.tree(
                            "lists",
                            Need.OPTIONAL,
                            "by list: an array of calling numbers, or of prefixes followed by *",
                            PlanSettings::lists),
                    Field.tree("positions", Need.OPTIONAL, "by switch: its position", PlanSettings::positions),
                    Field.tree(
                            "limits",
                            Need.OPTIONAL,
                            "monthlyCalls, monthlyCost (thousandths of a yuan), whenCostUsed (refuse the next call, or"
                                    + " end those in progress) and concurrent; null removes one",
                            PlanSettings::limits),
                    Field.text("why", 200, Need.OPTIONAL, "reason, kept with the change", PlanSettings::why)),
            given -> new PlanSettings(
                    given.tree("destinations").orElse(MissingNode.getInstance()),
                    given.tree("announcements").orElse(MissingNode.getInstance()),
                    given.tree("pins").orElse(MissingNode.getInstance()),
                    given.tree("lists").orElse(MissingNode.getInstance()),
                    given.tree("positions").orElse(MissingNode.getInstance()),
                    given.tree("limits").orElse(MissingNode.getInstance()),
                    given.text("why")));

    /** The current settings of a plan. */
    public static PlanSettings of(PlanDocument plan) {
        ObjectNode tree = tree(plan);
        ObjectNode destinations = JsonNodeFactory.instance.objectNode();
        ObjectNode announcements = JsonNodeFactory.instance.objectNode();
        ObjectNode pins = JsonNodeFactory.instance.objectNode();
        ObjectNode positions = JsonNodeFactory.instance.objectNode();
        plan.nodes().forEach((name, node) -> {
            JsonNode written = tree.path("nodes").path(name);
            switch (node) {
                case PlanNode.Destination to ->
                    destinations.set(
                            name, written.deepCopy() instanceof ObjectNode copy ? copy.retain(DESTINATION) : written);
                case PlanNode.Announce announce -> announcements.put(name, announce.announcement());
                case PlanNode.Pin pin -> pins.put(name, pin.hashes().size());
                case PlanNode.Position position ->
                    positions.put(position.name(), plan.positions().getOrDefault(position.name(), ""));
                case PlanNode.Origin origin -> {}
                case PlanNode.TimeOfDay time -> {}
                case PlanNode.Percentage percentage -> {}
                case PlanNode.Menu menu -> {}
                case PlanNode.Extension extension -> {}
                case PlanNode.Mailbox mailbox -> {}
                case PlanNode.Release release -> {}
            }
        });
        return new PlanSettings(
                shown(destinations),
                shown(announcements),
                shown(pins),
                tree.path("lists"),
                shown(positions),
                tree.path("limits"),
                "");
    }

    private static JsonNode shown(ObjectNode tree) {
        return tree.isEmpty() ? MissingNode.getInstance() : tree;
    }

    private static ObjectNode tree(PlanDocument plan) {
        try {
            return (ObjectNode) JSON.readTree(PlanJson.write(plan));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A plan with these settings, as JSON, not yet checked against the rules.
     *
     * @param hash hashes a PIN; slow
     * @throws FormException with each setting that names nothing in the plan
     */
    public String in(PlanDocument plan, NumberPlan numbers, UnaryOperator<String> hash) throws FormException {
        return new Setter(plan, tree(plan), numbers, hash).set(this);
    }

    private static final class Setter {
        private final PlanDocument plan;
        private final ObjectNode tree;
        private final NumberPlan numbers;
        private final UnaryOperator<String> hash;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, JsonNode> pins = new TreeMap<>();

        Setter(PlanDocument plan, ObjectNode tree, NumberPlan numbers, UnaryOperator<String> hash) {
            this.plan = plan;
            this.tree = tree;
            this.numbers = numbers;
            this.hash = hash;
        }

        String set(PlanSettings wanted) throws FormException {
            each("destinations", wanted.destinations(), names(PlanNode.Destination.class), this::destination);
            each(
                    "announcements",
                    wanted.announcements(),
                    names(PlanNode.Announce.class),
                    (path, name, value) -> node(name).set("announcement", value));
            each("pins", wanted.pins(), names(PlanNode.Pin.class), this::pins);
            each(
                    "lists",
                    wanted.lists(),
                    new TreeSet<>(plan.lists().keySet()),
                    (path, name, value) -> tree.withObject("/lists").set(name, value));
            Set<String> switches = plan.nodes().values().stream()
                    .filter(PlanNode.Position.class::isInstance)
                    .map(node -> ((PlanNode.Position) node).name())
                    .collect(Collectors.toCollection(TreeSet::new));
            each(
                    "positions",
                    wanted.positions(),
                    switches,
                    (path, name, value) -> tree.withObject("/positions").set(name, value));
            each("limits", wanted.limits(), new TreeSet<>(LIMITS), this::limit);
            if (!faults.isEmpty()) {
                throw new FormException(faults);
            }
            pins.forEach(this::hash);
            return tree.toString();
        }

        /** Done last, only when there are no faults, because hashing is slow. */
        private void hash(String name, JsonNode pins) {
            ArrayNode hashes = JsonNodeFactory.instance.arrayNode();
            pins.forEach(pin -> hashes.add(hash.apply(pin.asText())));
            node(name).set("hashes", hashes);
        }

        private interface One {
            void set(String path, String name, JsonNode value);
        }

        private void each(String field, JsonNode wanted, Set<String> known, One one) {
            if (!wanted.isMissingNode() && !wanted.isObject()) {
                faults.add(new Fault(field, "", "must be an object"));
            }
            for (Map.Entry<String, JsonNode> each : wanted.properties()) {
                String path = field + "." + each.getKey();
                if (known.contains(each.getKey())) {
                    one.set(path, each.getKey(), each.getValue());
                } else {
                    faults.add(new Fault(
                            path,
                            "",
                            known.isEmpty()
                                    ? "this plan has none"
                                    : "the " + field + " of this plan are " + String.join(", ", known)));
                }
            }
        }

        private Set<String> names(Class<? extends PlanNode> kind) {
            return plan.nodes().entrySet().stream()
                    .filter(node -> kind.isInstance(node.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private ObjectNode node(String name) {
            return (ObjectNode) tree.path("nodes").path(name);
        }

        private void destination(String path, String name, JsonNode value) {
            each(path, value, new TreeSet<>(DESTINATION), (inner, field, given) -> {
                if (field.equals(ROUTE_FAILURE) && given.isNull()) {
                    node(name).remove(field);
                } else {
                    node(name).set(field, normal(given));
                }
            });
        }

        /** Normalises numbers as dialled. */
        private JsonNode normal(JsonNode written) {
            if (written instanceof ArrayNode list) {
                ArrayNode normal = JsonNodeFactory.instance.arrayNode();
                list.forEach(each -> normal.add(normal(each)));
                return normal;
            }
            return JsonNodeFactory.instance.textNode(
                    numbers.read(written.asText()).digits());
        }

        private void pins(String path, String name, JsonNode value) {
            JsonNode node = node(name);
            int least = node.path("minDigits").asInt(1);
            int most = node.path("maxDigits").asInt(8);
            boolean good = value.isArray() && !value.isEmpty() && value.size() <= MOST_PINS;
            for (JsonNode pin : value) {
                good &= pin.isTextual() && pin.asText().matches("[0-9]{" + least + "," + most + "}");
            }
            if (!good) {
                faults.add(new Fault(
                        path,
                        "",
                        "must be an array of 1 to " + MOST_PINS + " PINs, each a text of " + least + " to " + most
                                + " digits"));
                return;
            }
            pins.put(name, value);
            if (pins.values().stream().mapToInt(JsonNode::size).sum() > PlanRules.MOST_PINS) {
                faults.add(new Fault(path, "", "a plan must have at most " + PlanRules.MOST_PINS + " PINs in all"));
            }
        }

        private void limit(String path, String name, JsonNode value) {
            ObjectNode limits = tree.withObject("/limits");
            if (value.isNull()) {
                limits.remove(name);
            } else {
                limits.set(name, value);
            }
            if (limits.isEmpty()) {
                tree.remove("limits");
            }
        }
    }
}
