package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Accounts;
import org.tollbridge.provisioning.store.Audit;
import org.tollbridge.provisioning.store.AuditLine;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/** Handles requests about API accounts and the audit trail. */
final class AccessDesk {

    private final Accounts accounts;
    private final Audit audit;

    AccessDesk(NumberStore store) {
        this.accounts = new Accounts(store, new Passwords());
        this.audit = new Audit(store);
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = request.path("name").asText("");
        int limit = request.path("limit").asInt(Inventory.MOST);
        switch (action) {
            case "account-list" -> {
                for (Account account : accounts.list(request.path("after").asText(""), Optional.empty(), limit)) {
                    answer.line(Account.FORM.write(account));
                }
            }
            case "account-put" -> {
                Account account = new Account(
                        name,
                        Role.of(request.path("role").asText(""))
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "the roles are " + String.join(", ", Role.words()))),
                        request.path("subscriber").asText(""),
                        true,
                        Optional.empty());
                answer.line(Account.FORM.write(accounts.put(account, intent(request))));
            }
            case "account-secret" ->
                answer.line(Replies.line().put("name", name).put("secret", accounts.giveSecret(name, intent(request))));
            case "account-remove" -> {
                accounts.remove(name, intent(request));
                answer.line(Replies.line().put("removed", name));
            }
            case "audit-list" -> {
                Audit.Filter filter = new Audit.Filter(
                        request.path("resource").asText(""),
                        request.path("item").asText(""),
                        request.path("by").asText(""));
                for (AuditLine line : audit.lines(filter, Audit.Position.END, limit)) {
                    answer.line(AuditLine.FORM.write(line));
                }
            }
            case "audit-verify" -> {
                Audit.Verdict verdict = audit.verify(request.path("head").asText(""));
                answer.line(Replies.line()
                        .put("changes", verdict.changes())
                        .put("unchained", verdict.unchained())
                        .put("head", verdict.head())
                        .put("fault", verdict.fault().orElse("")));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Intent intent(JsonNode request) {
        Author author = Authors.read(request);
        return Intent.of(author);
    }
}
