package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.inventory.VanityPattern;
import org.tollbridge.provisioning.store.HistoryLine;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.PlanNode;

/**
 * Answers the service desk's requests: objects with the key {@code action} and what the action needs. An answer is a line for each thing found or changed.
 */
public final class Desk {

    /** Name of the request to a running node. */
    public static final String COMMAND = "desk";

    private final NumberStore store;
    private final Inventory inventory;
    private final NumberRules rules;
    private final Consumer<String> audit;
    private final AccessDesk access;
    private final BalanceDesk balances;
    private final RecordsDesk records;

    /**
     * A desk at a store.
     *
     * @param callsLoaded whether the records of calls come to the store
     * @param audit told of each change: what, and by whom
     */
    public Desk(NumberStore store, NumberRules rules, boolean callsLoaded, Consumer<String> audit) {
        this.audit = audit;
        this.store = store;
        this.inventory = new Inventory(store, rules.plan());
        this.rules = rules;
        this.access = new AccessDesk(store);
        this.balances = new BalanceDesk(store);
        this.records = new RecordsDesk(store, rules.zone(), callsLoaded);
    }

    /** Takes the lines of an answer. */
    @FunctionalInterface
    public interface Answer {
        void line(ObjectNode line) throws IOException;
    }

    /** The node's side. */
    public ControlCommand serve() {
        return (request, body, replies) -> {
            try {
                answer(request, replies::send);
            } catch (StoreException e) {
                replies.send(Replies.line().put("error", String.valueOf(e.getMessage())));
                return;
            }
            replies.send(Replies.line().put("done", true));
        };
    }

    /**
     * Answers one request. What is refused is a line with the key {@code refused}.
     *
     * @throws StoreException when the store fails
     * @throws IOException when the answer cannot be sent
     */
    public void answer(JsonNode request, Answer answer) throws StoreException, IOException {
        try {
            act(request, answer);
        } catch (RefusedException | IllegalArgumentException e) {
            answer.line(Replies.line().put("refused", String.valueOf(e.getMessage())));
        }
    }

    private void act(JsonNode request, Answer answer) throws StoreException, IOException {
        String action = request.path("action").asText();
        int limit = request.path("limit").asInt(Inventory.MOST);
        switch (action) {
            case "number-show" -> show(digits(request), answer);
            case "number-list" -> list(request, limit, answer);
            case "number-search" -> {
                VanityPattern pattern = VanityPattern.of(text(request, "pattern"), text(request, "tail"));
                for (String digits : inventory.search(pattern, text(request, "class"), limit)) {
                    answer.line(Replies.line().put("number", digits).put("state", NumberState.SPARE.word()));
                }
            }
            case "number-step" -> step(request, answer);
            case "number-rollback" -> {
                Author author = Authors.read(request);
                NumberEntry entry = inventory.rollBack(digits(request), Intent.of(author));
                audit(author, "roll back the plan of number " + entry.digits());
                answer.line(line(entry));
            }
            case "range-list" -> {
                for (NumberRange range : inventory.ranges()) {
                    answer.line(line(range));
                }
            }
            case "range-put" -> {
                NumberRange range = new NumberRange(
                        digits(text(request, "first")),
                        digits(text(request, "last")),
                        request.path("offered").asBoolean(true),
                        text(request, "note"));
                Author author = Authors.read(request);
                inventory.put(range, Intent.of(author));
                audit(author, "put range " + range.first() + " to " + range.last());
                answer.line(line(range));
            }
            case "range-remove" -> {
                String first = digits(text(request, "first"));
                Author author = Authors.read(request);
                inventory.removeRange(first, Intent.of(author));
                audit(author, "remove range " + first);
                answer.line(Replies.line().put("removed", first));
            }
            case "subscriber-list" -> {
                for (Subscriber subscriber : inventory.subscribers(text(request, "after"), limit)) {
                    answer.line(line(subscriber));
                }
            }
            case "subscriber-show" -> answer.line(line(known(text(request, "name"))));
            case "subscriber-put" -> put(request, answer);
            case "subscriber-remove" -> {
                String name = text(request, "name");
                Author author = Authors.read(request);
                inventory.removeSubscriber(name, Intent.of(author));
                audit(author, "remove subscriber " + name);
                answer.line(Replies.line().put("removed", name));
            }
            case "calls" -> records.find(request, answer);
            case "report" -> records.report(request, answer);
            case "backup" -> {
                Author author = Authors.read(request);
                long rows = store.copyTo(StoreSettings.embedded(Path.of(text(request, "folder"))));
                audit(author, "back up the store");
                answer.line(Replies.line().put("rows", rows));
            }
            default -> {
                if (!access.act(action, request, answer) && !balances.act(action, request, answer)) {
                    throw new IllegalArgumentException("there is no action '" + action + "'");
                }
            }
        }
    }

    private void show(String digits, Answer answer) throws StoreException, IOException {
        NumberEntry entry = inventory
                .find(digits)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no range has number " + digits + ", and nobody has it; see tollbridge range list"));
        answer.line(line(entry));
        for (HistoryLine line : inventory.history(digits, 100)) {
            answer.line(Replies.line()
                    .put("at", moment(line.at()))
                    .put("who", line.who())
                    .put("step", line.step())
                    .put("before", line.before())
                    .put("after", line.after())
                    .put("why", line.why()));
        }
    }

    private void list(JsonNode request, int limit, Answer answer) throws StoreException, IOException {
        String word = text(request, "state");
        Optional<NumberState> state = NumberState.of(word);
        if (!word.isEmpty() && state.isEmpty()) {
            throw new IllegalArgumentException("the states are " + String.join(", ", NumberState.words()));
        }
        String after = text(request, "after");
        for (NumberEntry entry :
                inventory.list(after.isEmpty() ? "" : digits(after), state, text(request, "subscriber"), limit)) {
            answer.line(line(entry));
        }
    }

    private void step(JsonNode request, Answer answer) throws StoreException, IOException {
        Step step = Step.valueOf(text(request, "step").toUpperCase(Locale.ROOT));
        String digits = digits(request);
        String destination = text(request, "destination");
        NumberOrder order = new NumberOrder(
                step,
                digits,
                text(request, "subscriber"),
                request.has("days") ? OptionalInt.of(request.path("days").asInt()) : OptionalInt.empty(),
                Optional.of(destination)
                        .filter(written -> !written.isEmpty())
                        .map(written -> new PlanNode.Destination(
                                rules.plan().numberPlan().read(written).digits(),
                                List.of(),
                                List.of(),
                                OptionalInt.empty())));
        Author author = Authors.read(request);
        NumberEntry entry = inventory.order(order, Intent.of(author));
        audit(author, step.word() + " number " + digits);
        answer.line(line(entry));
    }

    private void put(JsonNode request, Answer answer) throws StoreException, IOException {
        String name = text(request, "name");
        Subscriber old = inventory.subscriber(name).orElseGet(() -> Subscriber.named(name));
        Subscriber subscriber = new Subscriber(
                name,
                request.path("company").asText(old.company()),
                request.path("contact").asText(old.contact()),
                request.path("phone").asText(old.phone()),
                request.path("email").asText(old.email()),
                request.path("contract").asText(old.contract()),
                request.path("class").asText(old.serviceClass()),
                request.path("time_zone").asText(old.timeZone()),
                request.path("language").asText(old.language()));
        Author author = Authors.read(request);
        inventory.put(subscriber, Intent.of(author));
        audit(author, "put subscriber " + name);
        answer.line(line(subscriber));
    }

    private Subscriber known(String name) throws StoreException {
        return inventory
                .subscriber(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no subscriber " + name));
    }

    private void audit(Author author, String what) {
        audit.accept(what + " by " + author.who() + (author.why().isEmpty() ? "" : ": " + author.why()));
    }

    private String digits(JsonNode request) {
        return digits(text(request, "number"));
    }

    private String digits(String written) {
        NormalNumber number = rules.plan().numberPlan().read(written);
        if (number.kind() != NumberKind.SERVICE) {
            throw new IllegalArgumentException("'" + written + "' is no service number; write one such as 8008101234");
        }
        return number.digits();
    }

    private static String text(JsonNode request, String key) {
        return request.path(key).asText("");
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(rules.zone()));
    }

    private ObjectNode line(NumberEntry entry) {
        ObjectNode line = Replies.line()
                .put("number", entry.digits())
                .put("state", entry.state().word())
                .put("class", entry.serviceClass());
        entry.ends().ifPresent(end -> line.put("until", moment(end)));
        if (!entry.subscriber().isEmpty()) {
            line.put("subscriber", entry.subscriber());
        }
        entry.plan()
                .ifPresent(plan -> plan.only()
                        .ifPresentOrElse(
                                destination -> line.put("destination", destination.number()),
                                () -> line.put("plan", plan.document().nodes().size() + " nodes")));
        return line;
    }

    private static ObjectNode line(NumberRange range) {
        return Replies.line()
                .put("first", range.first())
                .put("last", range.last())
                .put("use", range.offered() ? "offered" : "never given out")
                .put("note", range.note());
    }

    private static ObjectNode line(Subscriber subscriber) {
        return Replies.line()
                .put("name", subscriber.name())
                .put("company", subscriber.company())
                .put("contact", subscriber.contact())
                .put("phone", subscriber.phone())
                .put("email", subscriber.email())
                .put("contract", subscriber.contract())
                .put("class", subscriber.serviceClass())
                .put("time_zone", subscriber.timeZone())
                .put("language", subscriber.language());
    }
}
