package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.VanityPattern;
import org.tollbridge.provisioning.store.HistoryLine;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberEntry;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.provisioning.store.StoreException;

/** Handles requests about numbers and their ranges. */
final class NumberDesk {

    private final Inventory inventory;
    private final NumberWords words;
    private final Desk.Diary diary;

    NumberDesk(Inventory inventory, NumberWords words, Desk.Diary diary) {
        this.inventory = inventory;
        this.words = words;
        this.diary = diary;
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        switch (action) {
            case "number-show" -> show(words.digits(request), answer);
            case "number-list" -> list(request, limit(request), answer);
            case "number-search" -> search(request, answer);
            case "number-step" -> step(request, answer);
            case "range-list" -> {
                for (NumberRange range : inventory.ranges()) {
                    answer.line(line(range));
                }
            }
            case "range-put" -> putRange(request, answer);
            case "range-remove" -> {
                String first = words.digits(NumberWords.text(request, "first"));
                Author author = Authors.read(request);
                inventory.removeRange(first, Intent.of(author));
                diary.changed(author, "remove range " + first);
                answer.line(Replies.line().put("removed", first));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int limit(JsonNode request) {
        return request.path("limit").asInt(Inventory.MOST);
    }

    private void show(String digits, Desk.Answer answer) throws StoreException, IOException {
        NumberEntry entry = inventory
                .find(digits)
                .orElseThrow(() -> new IllegalArgumentException("no range includes number " + digits
                        + ", and no subscriber has it; see tollbridge range list"));
        answer.line(words.line(entry));
        for (HistoryLine line : inventory.history(digits, 100)) {
            answer.line(Replies.line()
                    .put("at", NumberWords.moment(line.at()))
                    .put("who", line.who())
                    .put("step", line.step())
                    .put("before", line.before())
                    .put("after", line.after())
                    .put("why", line.why()));
        }
    }

    private void list(JsonNode request, int limit, Desk.Answer answer) throws StoreException, IOException {
        String word = NumberWords.text(request, "state");
        Optional<NumberState> state = NumberState.of(word);
        if (!word.isEmpty() && state.isEmpty()) {
            throw new IllegalArgumentException("the states are " + String.join(", ", NumberState.words()));
        }
        String after = NumberWords.text(request, "after");
        for (NumberEntry entry : inventory.list(
                after.isEmpty() ? "" : words.digits(after), state, NumberWords.text(request, "subscriber"), limit)) {
            answer.line(words.line(entry));
        }
    }

    private void search(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        VanityPattern pattern =
                VanityPattern.of(NumberWords.text(request, "pattern"), NumberWords.text(request, "tail"));
        for (String digits : inventory.search(pattern, NumberWords.text(request, "class"), limit(request))) {
            answer.line(Replies.line().put("number", digits).put("state", NumberState.SPARE.word()));
        }
    }

    private void step(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        Step step = Step.valueOf(NumberWords.text(request, "step").toUpperCase(Locale.ROOT));
        String digits = words.digits(request);
        String destination = NumberWords.text(request, "destination");
        NumberOrder order = new NumberOrder(
                step,
                digits,
                NumberWords.text(request, "subscriber"),
                request.has("days") ? OptionalInt.of(request.path("days").asInt()) : OptionalInt.empty(),
                words.destination(destination));
        Author author = Authors.read(request);
        NumberEntry entry = inventory.order(order, Intent.of(author));
        diary.changed(author, step.word() + " number " + digits);
        answer.line(words.line(entry));
    }

    private void putRange(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        NumberRange range = new NumberRange(
                words.digits(NumberWords.text(request, "first")),
                words.digits(NumberWords.text(request, "last")),
                request.path("offered").asBoolean(true),
                NumberWords.text(request, "note"));
        Author author = Authors.read(request);
        inventory.put(range, Intent.of(author));
        diary.changed(author, "put range " + range.first() + " to " + range.last());
        answer.line(line(range));
    }

    private static ObjectNode line(NumberRange range) {
        return Replies.line()
                .put("first", range.first())
                .put("last", range.last())
                .put("use", range.offered() ? "offered" : "never allocated")
                .put("note", range.note());
    }
}
