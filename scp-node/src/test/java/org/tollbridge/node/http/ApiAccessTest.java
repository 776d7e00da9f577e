package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Accounts;

/** Who may do what by the API, and how they show who they are, on each database. */
class ApiAccessTest extends ApiOnEachDatabase {

    @Test
    void accountsGetSecretsPasswordsAndTokens() throws Exception {
        String admin = fixture().token(Role.ADMINISTRATOR);
        client().put("/accounts/li")
                .token(admin)
                .fresh()
                .json("{\"name\":\"li\",\"role\":\"desk\"}")
                .send()
                .is(201);
        String secret = client().post("/accounts/li/secret")
                .token(admin)
                .send()
                .is(200)
                .json()
                .path("secret")
                .asText();
        Reply early = client().post("/tokens")
                .password("li", secret)
                .json("{}")
                .send()
                .is(403);
        assertTrue(early.text().contains("/password"), early.text());
        assertEquals(
                List.of("password"),
                faults(client().put("/password")
                        .password("li", secret)
                        .json("{\"password\":\"short\"}")
                        .send()
                        .is(422)));
        client().put("/password")
                .password("li", secret)
                .json("{\"password\":\"a long enough one\"}")
                .send()
                .is(204);
        client().put("/password")
                .password("li", secret)
                .json("{\"password\":\"a long enough one\"}")
                .send()
                .is(401);
        Reply issued = client().post("/tokens")
                .password("li", "a long enough one")
                .json("{\"scopes\":[\"numbers:read\"],\"days\":30}")
                .send()
                .is(201);
        String token = issued.json().path("token").asText();
        client().get("/numbers").token(token).send().is(200);
        client().get("/subscribers").token(token).send().is(403);
        Reply wrong = client().post("/tokens")
                .password("li", "a long enough one")
                .json("{\"scopes\":[\"everything\"]}")
                .send()
                .is(422);
        assertTrue(wrong.text().contains("numbers:write"), wrong.text());
        // A program that finds no scope to ask for must not be given all of them.
        client().post("/tokens")
                .password("li", "a long enough one")
                .json("{\"scopes\":[]}")
                .send()
                .is(422);
        client().delete("/tokens/" + issued.json().path("id").asText())
                .token(fixture().token(Role.DESK))
                .send()
                .is(404);
        String whole = client().post("/tokens")
                .password("li", "a long enough one")
                .json("{}")
                .send()
                .json()
                .path("token")
                .asText();
        assertEquals(
                2,
                client().get("/tokens")
                        .token(whole)
                        .send()
                        .is(200)
                        .json()
                        .path("items")
                        .size());
        client().delete("/tokens/" + issued.json().path("id").asText())
                .token(whole)
                .send()
                .is(204);
        client().get("/numbers").token(token).send().is(401);
        client().delete("/accounts/li")
                .token(admin)
                .match(client().get("/accounts/li").token(admin).send().tag())
                .send()
                .is(204);
        client().get("/numbers").token(whole).send().is(401);
    }

    @Test
    void whoCannotShowWhoTheyAreLearnsNothing() throws Exception {
        Reply none = client().get("/numbers").send().is(401);
        assertEquals("Bearer", none.headers().get("www-authenticate"));
        client().get("/numbers").token("tb_" + "A".repeat(43)).send().is(401);
        client().get("/numbers").header("Authorization", "Basic x").send().is(401);
        client().post("/tokens").json("{}").send().is(401);
        client().post("/tokens")
                .header("Authorization", "Basic %%%")
                .json("{}")
                .send()
                .is(401);
        fixture().letLogIn(Role.DESK);
        Reply wrong = client().post("/tokens")
                .password("desk", "wrong")
                .json("{}")
                .send()
                .is(401);
        Reply nobody = client().post("/tokens")
                .password("nobody", "wrong")
                .json("{}")
                .send()
                .is(401);
        assertEquals(wrong.text(), nobody.text());
        // No account has such a name, and not every database takes it for a text.
        client().post("/tokens").password("de\0sk", "wrong").json("{}").send().is(401);
        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            client().post("/tokens").password("desk", "wrong").json("{}").send().is(401);
        }
        Reply locked = client().post("/tokens")
                .password("desk", ApiFixture.PASSWORD)
                .json("{}")
                .send()
                .is(401);
        assertEquals(wrong.text(), locked.text());
        client().get("/numbers").token(desk()).send().is(200);
    }

    @Test
    void headSaysWhatGetWouldSayWithoutItsBody() throws Exception {
        String seen = get("/numbers/8008101234").send().is(200).tag();
        Reply head = head("/numbers/8008101234").token(desk()).send().is(200);
        assertEquals(seen, head.tag());
        assertEquals("", head.text());
        head("/numbers/8008101234").send().is(401);
        head("/numbers/8008200000").token(desk()).send().is(404);
        head("/events").token(desk()).send().is(405);
        head("/calls/export").token(desk()).send().is(405);
    }

    private Request head(String path) {
        return client().request("HEAD", path);
    }

    /** Each would hold a thread, and room for sixteen megabytes, for as long as it likes. */
    @Test
    void aStrangerIsRefusedBeforeItsBodyCame() throws Exception {
        try (Socket stranger = fixture().connect()) {
            stranger.setSoTimeout(20_000);
            stranger.getOutputStream()
                    .write(("POST /api/v1/jobs HTTP/1.1\r\nHost: scp\r\nAuthorization: bearer tb_x\r\n"
                                    + "Content-Type: text/csv\r\nContent-Length: 16000000\r\n\r\nx")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] begin = stranger.getInputStream().readNBytes("HTTP/1.1 401".length());
            assertEquals("HTTP/1.1 401", new String(begin, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void theWordOfASchemeIsWrittenInAnyCase() throws Exception {
        client().get("/numbers")
                .header("Authorization", "bearer " + desk())
                .send()
                .is(200);
    }

    @Test
    void aSubscribersAdministratorHasItsOwnAccountsInHandAndNoOthers() throws Exception {
        String owner = fixture().token(Role.SUBSCRIBER_ADMINISTRATOR);
        String name = "subscriber-administrator@acme";
        String mine = "{\"name\":\"" + name + ".li\",\"role\":\"subscriber-user\",\"subscriber\":\"acme\"}";
        client().put("/accounts/" + name + ".li")
                .token(owner)
                .fresh()
                .json(mine)
                .send()
                .is(201);
        client().post("/accounts/" + name + ".li/secret").token(owner).send().is(200);
        for (String taken : List.of("desk", "nobody", "boss@other")) {
            Reply refused = client().put("/accounts/" + taken)
                    .token(owner)
                    .fresh()
                    .json("{\"name\":\"" + taken + "\",\"role\":\"subscriber-user\",\"subscriber\":\"acme\"}")
                    .send()
                    .is(422);
            assertEquals(List.of("name"), faults(refused));
            client().post("/accounts/" + taken + "/secret").token(owner).send().is(404);
        }
        for (String greedy : List.of(
                mine.replace("\"acme\"", "\"other\""), "{\"name\":\"" + name + ".li\",\"role\":\"administrator\"}")) {
            client().put("/accounts/" + name + ".li")
                    .token(owner)
                    .match(client().get("/accounts/" + name + ".li")
                            .token(owner)
                            .send()
                            .tag())
                    .json(greedy)
                    .send()
                    .is(403);
        }
        JsonNode accounts =
                client().get("/accounts").token(owner).send().is(200).json().path("items");
        accounts.forEach(
                account -> assertEquals("acme", account.path("subscriber").asText()));
        assertEquals(3, accounts.size());
    }

    @Test
    void whatSomebodyHasNoRightToSeeIsNotInLists() throws Exception {
        String user = fixture().token(Role.SUBSCRIBER_USER);
        for (String path : List.of("/numbers", "/numbers?subscriber=other", "/subscribers", "/subscribers?limit=1")) {
            String text = client().get(path).token(user).send().is(200).text();
            assertFalse(text.contains("other") || text.contains("8008105678"), text);
        }
        assertEquals(
                2,
                client().get("/numbers").token(user).send().json().path("items").size());
        assertEquals(
                0,
                client().get("/numbers?subscriber=other")
                        .token(user)
                        .send()
                        .json()
                        .path("items")
                        .size());
        client().post("/plans/try")
                .token(user)
                .json("{\"number\":\"8008105678\"}")
                .send()
                .is(404);
    }

    @Test
    void anAccountThatIsRemovedTakesItsTokensAlong() throws Exception {
        fixture().api.accounts().remove("engineer", Intent.of(new Author("setup", "", "test")));
        client().get("/numbers").token(fixture().token(Role.ENGINEER)).send().is(401);
    }
}
