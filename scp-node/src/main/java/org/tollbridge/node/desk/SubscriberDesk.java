package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.StoreException;

/** Handles requests about subscribers. */
final class SubscriberDesk {

    private final Inventory inventory;
    private final Desk.Diary diary;

    SubscriberDesk(Inventory inventory, Desk.Diary diary) {
        this.inventory = inventory;
        this.diary = diary;
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = NumberWords.text(request, "name");
        switch (action) {
            case "subscriber-list" -> {
                int limit = request.path("limit").asInt(Inventory.MOST);
                for (Subscriber subscriber : inventory.subscribers(NumberWords.text(request, "after"), limit)) {
                    answer.line(line(subscriber));
                }
            }
            case "subscriber-show" -> answer.line(line(known(name)));
            case "subscriber-put" -> put(request, answer);
            case "subscriber-remove" -> {
                Author author = Authors.read(request);
                inventory.removeSubscriber(name, Intent.of(author));
                diary.changed(author, "remove subscriber " + name);
                answer.line(Replies.line().put("removed", name));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void put(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = NumberWords.text(request, "name");
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
                request.path("language").asText(old.language()),
                request.has("packages") ? packages(NumberWords.text(request, "packages")) : old.packages());
        Author author = Authors.read(request);
        inventory.put(subscriber, Intent.of(author));
        diary.changed(author, "put subscriber " + name);
        answer.line(line(subscriber));
    }

    private static List<String> packages(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Subscriber known(String name) throws StoreException {
        return inventory
                .subscriber(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no subscriber " + name));
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
                .put("language", subscriber.language())
                .put("packages", String.join(", ", subscriber.packages()));
    }
}
