package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.AbsentException;
import org.tollbridge.provisioning.store.Balance;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.charging.Yuan;

/** Answers requests about balances of subscribers. */
final class BalanceDesk {

    private final Balances balances;

    BalanceDesk(NumberStore store) {
        this.balances = new Balances(store);
    }

    /** Does what is asked; whether it is one of the actions known here. */
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
            case "balance-add" -> answer.line(line(balances.add(name, amount(request), intent(request))));
            case "balance-take" -> answer.line(line(balances.add(name, -amount(request), intent(request))));
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

    private static long amount(JsonNode request) {
        return Yuan.read(request.path("amount").asText(""));
    }

    private static ObjectNode line(Balance balance) {
        return Replies.line()
                .put("subscriber", balance.subscriber())
                .put("amount", Yuan.text(balance.amount()))
                .put("ends_calls", balance.endsCalls());
    }

    private static Intent intent(JsonNode request) {
        Author author = Authors.read(request);
        return Intent.of(author);
    }
}
