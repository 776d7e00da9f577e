package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Expected;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.AbsentException;
import org.tollbridge.provisioning.store.Balance;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.DoneBeforeException;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.charging.Yuan;

/** Handles requests about subscribers' balances. */
final class BalanceDesk {

    private static final int LONGEST_KEY = 64;

    private final Balances balances;

    BalanceDesk(NumberStore store) {
        this.balances = new Balances(store);
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = request.path("name").asText("");
        switch (action) {
            case "balance-list" -> {
                int limit = request.path("limit").asInt(Inventory.MOST);
                for (Balance balance : balances.list(request.path("after").asText(""), limit)) {
                    answer.line(line(balance));
                }
            }
            case "balance-show" ->
                answer.line(line(balances.find(name)
                        .orElseThrow(() -> new AbsentException("subscriber " + name + " has no balance"))));
            case "balance-put" ->
                answer.line(line(balances.put(name, request.path("ends_calls").asBoolean(), intent(request))));
            case "balance-add" -> add(name, amount(request), request, answer);
            case "balance-take" -> add(name, -amount(request), request, answer);
            case "balance-remove" -> {
                balances.remove(name, intent(request));
                answer.line(Replies.line().put("removed", name));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A payment repeated with the same key is not booked again. */
    private void add(String name, long amount, JsonNode request, Desk.Answer answer)
            throws StoreException, IOException {
        Intent intent = intent(request, amount + " " + name);
        try {
            boolean overdraw = request.path("overdraw").asBoolean();
            answer.line(line(balances.add(name, amount, overdraw, intent)));
        } catch (DoneBeforeException e) {
            String key = intent.once().map(Intent.Once::key).orElse("");
            if (intent.once()
                    .filter(once -> once.fingerprint().equals(e.fingerprint()))
                    .isEmpty()) {
                throw new RefusedException(
                        "--once " + key + " was used for another change; nothing was booked; use another key");
            }
            answer.line(Replies.line().put("aside", "--once " + key + " was already booked and is not booked again"));
            answer.line(line(balances.find(name)
                    .orElseThrow(() -> new AbsentException("subscriber " + name + " has no balance"))));
        }
    }

    private static long amount(JsonNode request) {
        return Yuan.read(request.path("amount").asText(""));
    }

    private static ObjectNode line(Balance balance) {
        return Replies.line()
                .put("subscriber", balance.subscriber())
                .put("amount", Yuan.text(balance.amount()))
                .put("ends_calls", balance.endsCalls());
    }

    /** @param wish the whole request, which distinguishes it from another with the same key */
    private static Intent intent(JsonNode request, String wish) {
        String key = request.path("once").asText("");
        if (key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("--once must have at most " + LONGEST_KEY + " characters");
        }
        return new Intent(
                Authors.read(request),
                new Expected.Anything(),
                key.isBlank() ? Optional.empty() : Optional.of(new Intent.Once(key, Secrets.hash(wish))));
    }

    private static Intent intent(JsonNode request) {
        Author author = Authors.read(request);
        return Intent.of(author);
    }
}
