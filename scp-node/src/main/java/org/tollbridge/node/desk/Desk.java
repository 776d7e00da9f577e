package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.ControlCommand;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.Applications;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.PlanVersions;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.Templates;

/**
 * Handles the service desk's requests: objects with the key {@code action} and its parameters. A response has one line
 * for each item found or changed.
 */
public final class Desk {

    /** Name of the request to a running node. */
    public static final String COMMAND = "desk";

    private final NumberStore store;
    private final Diary diary;
    private final NumberDesk numbers;
    private final VersionDesk versions;
    private final TemplateDesk templates;
    private final ApplicationDesk applications;
    private final SubscriberDesk subscribers;
    private final PackageDesk packages;
    private final AccessDesk access;
    private final BalanceDesk balances;
    private final RecordsDesk records;

    /**
     * Creates a desk for a store.
     *
     * @param callsLoaded whether call records are loaded into the store
     * @param audit receives a description of each change and its author
     */
    public Desk(NumberStore store, NumberRules rules, boolean callsLoaded, Consumer<String> audit) {
        this.store = store;
        this.diary = (author, what) ->
                audit.accept(what + " by " + author.who() + (author.why().isEmpty() ? "" : ": " + author.why()));
        Inventory inventory = new Inventory(store, rules.plan());
        NumberWords words = new NumberWords(rules);
        this.numbers = new NumberDesk(inventory, words, diary);
        this.versions = new VersionDesk(inventory, new PlanVersions(store, rules.plan()), words, diary);
        this.templates = new TemplateDesk(new Templates(store, rules.plan()), words, diary);
        this.applications = new ApplicationDesk(new Applications(store, rules.plan()), words, diary);
        this.subscribers = new SubscriberDesk(inventory, diary);
        this.packages = new PackageDesk(new Packages(store), diary);
        this.access = new AccessDesk(store);
        this.balances = new BalanceDesk(store);
        this.records = new RecordsDesk(store, words, callsLoaded);
    }

    /** Receives a description of each change and its author. */
    @FunctionalInterface
    interface Diary {
        void changed(Author author, String what);
    }

    /** Receives the lines of a response. */
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
     * Handles a request. A refusal is a line with the key {@code refused}, whose text has one line for each fault.
     *
     * @throws StoreException when the store fails
     * @throws IOException when the response cannot be sent
     */
    public void answer(JsonNode request, Answer answer) throws StoreException, IOException {
        try {
            act(request, answer);
        } catch (RefusedException e) {
            answer.line(Replies.line().put("refused", String.join("\n", e.lines())));
        } catch (IllegalArgumentException e) {
            answer.line(Replies.line().put("refused", String.valueOf(e.getMessage())));
        }
    }

    private void act(JsonNode request, Answer answer) throws StoreException, IOException {
        String action = request.path("action").asText();
        switch (action) {
            case "calls" -> records.find(request, answer);
            case "report" -> records.report(request, answer);
            case "backup" -> {
                Author author = Authors.read(request);
                Path folder = Path.of(request.path("folder").asText(""));
                prepare(folder);
                long rows = store.copyTo(StoreSettings.embedded(folder));
                diary.changed(author, "back up the store");
                answer.line(Replies.line().put("rows", rows));
            }
            default -> {
                if (!numbers.act(action, request, answer)
                        && !versions.act(action, request, answer)
                        && !templates.act(action, request, answer)
                        && !applications.act(action, request, answer)
                        && !subscribers.act(action, request, answer)
                        && !packages.act(action, request, answer)
                        && !access.act(action, request, answer)
                        && !balances.act(action, request, answer)) {
                    throw new IllegalArgumentException("there is no action '" + action + "'");
                }
            }
        }
    }

    /** A backup contains secrets, so only its owner may read it. */
    private static void prepare(Path folder) throws StoreException {
        try {
            NodeHome.create(folder);
        } catch (IOException e) {
            throw new StoreException("the folder " + folder + " cannot be created (" + e.getMessage()
                    + "); name one in a folder where the node can write");
        }
    }
}
