package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;

/** The API over HTTP, on each database. {@link ApiClient} holds every answer to the API's own description besides. */
class ApiTest extends ApiOnEachDatabase {

    @Test
    void subscribersAndRangesArePutAndRemoved() throws Exception {
        String path = "/subscribers/%E5%8C%97%E4%BA%AC%20Kite";
        String kite = "{\"name\":\"北京 Kite\",\"language\":\"zh\"}";
        client().put(path).token(desk()).json(kite).send().is(428);
        Reply added = client().put(path).token(desk()).fresh().json(kite).send().is(201);
        client().put(path).token(desk()).fresh().json(kite).send().is(412);
        assertEquals(kite, get(path).send().is(200).text());
        Reply changed = client().put(path + "?why=moved")
                .token(desk())
                .match(added.tag())
                .json("{\"name\":\"北京 Kite\",\"email\":\"li@kite.example\"}")
                .send()
                .is(200);
        assertEquals(
                List.of("email", "time_zone"),
                faults(client().put(path)
                        .token(desk())
                        .match(changed.tag())
                        .json("{\"name\":\"北京 Kite\",\"email\":\"li\",\"time_zone\":\"Mars\"}")
                        .send()
                        .is(422)));
        assertEquals(
                List.of("name"),
                faults(client().put(path)
                        .token(desk())
                        .match(changed.tag())
                        .json("{\"name\":\"another\"}")
                        .send()
                        .is(422)));
        client().delete(path).token(desk()).send().is(428);
        client().delete(path).token(desk()).match(added.tag()).send().is(412);
        client().delete(path).token(desk()).match(changed.tag()).send().is(204);
        get(path).send().is(404);
        String acme = get("/subscribers/acme").send().tag();
        client().delete("/subscribers/acme").token(desk()).match(acme).send().is(409);
        assertEquals(
                List.of("last"),
                faults(client().put("/ranges/8008300000")
                        .token(desk())
                        .fresh()
                        .json("{\"first\":\"8008300000\",\"last\":\"8110000000\"}")
                        .send()
                        .is(422)));
        client().put("/ranges/8008300000")
                .token(desk())
                .fresh()
                .json("{\"first\":\"8008300000\",\"last\":\"8008300009\",\"offered\":false}")
                .send()
                .is(201);
        assertEquals(3, get("/ranges").send().is(200).json().path("items").size());
    }

    @Test
    void listsComeInPages() throws Exception {
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/numbers?limit=1" + (next.isEmpty() ? "" : "&after=" + next))
                    .send()
                    .is(200)
                    .json();
            assertEquals(1, page.path("items").size());
            seen.add(page.path("items").path(0).path("number").asText());
            next = page.path("next").asText();
        } while (!next.isEmpty());
        assertEquals(List.of("4008101234", "8008101234", "8008105678"), seen);
        assertEquals(
                1,
                get("/numbers?state=working&subscriber=other")
                        .send()
                        .is(200)
                        .json()
                        .path("items")
                        .size());
        assertEquals(
                "8008102255",
                get("/spare-numbers?pattern=800*CALL&service_class=800")
                        .send()
                        .is(200)
                        .json()
                        .path("items")
                        .path(0)
                        .path("number")
                        .asText());
        get("/numbers?limit=0").send().is(400);
        get("/numbers?after=%25").send().is(400);
        get("/numbers?state=lost").send().is(400);
        get("/numbers?colour=red").send().is(400);
        get("/spare-numbers?pattern=%25").send().is(422);
    }

    @Test
    void aFaultIsSaidInTheWordsThatWereGiven() throws Exception {
        Reply absent = get("/subscribers/%E4%BA%AC%E5%91%B3").send().is(404);
        assertEquals("application/problem+json", absent.headers().get("content-type"));
        assertTrue(absent.text().contains("\u4eac\u5473"), absent.text());
    }

    @Test
    void whatCannotBeReadIsAProblemAndNothingElse() throws Exception {
        String path = "/subscribers/x";
        Reply broken = client().put(path)
                .token(desk())
                .fresh()
                .json("{\"name\":\"x\"")
                .send()
                .is(400);
        assertEquals(
                "the body is not valid JSON, in line 1, column 12: it ends before it is complete",
                broken.json().path("detail").asText());
        client().put(path)
                .token(desk())
                .fresh()
                .json("{\"name\":\"x\",\"name\":\"x\"}")
                .send()
                .is(400);
        client().put(path)
                .token(desk())
                .fresh()
                .json("{\"name\":\"x\"} {}")
                .send()
                .is(400);
        client().put(path).token(desk()).fresh().json("[".repeat(10_000)).send().is(400);
        client().put(path).token(desk()).fresh().json("[]").send().is(422);
        client().put(path)
                .token(desk())
                .fresh()
                .body("text/plain", "{\"name\":\"x\"}")
                .send()
                .is(415);
        client().put(path)
                .token(desk())
                .fresh()
                .octets("application/json", new byte[] {'"', (byte) 0xff, '"'})
                .send()
                .is(400);
        client().put(path)
                .token(desk())
                .fresh()
                .json("{\"name\":\"" + "x".repeat(70_000) + "\"}")
                .send()
                .is(413);
        String early = "-1000000000-01-01T00:00:00Z";
        for (String moment : List.of(early, "%2B1000000000-12-31T23:59:59Z", "0000-01-01T00:00:00Z")) {
            get("/calls?from=" + moment).send().is(400);
            get("/calls/export?to=" + moment).send().is(400);
        }
        String cursor = Base64.getUrlEncoder().encodeToString((early + " x").getBytes(StandardCharsets.UTF_8));
        get("/calls?after=" + cursor).send().is(400);
        get("/numbers?after=" + Base64.getUrlEncoder().encodeToString(new byte[] {0}))
                .send()
                .is(400);
        get("/calls?caller=%00").send().is(400);
        get("/subscribers/a%0Ab").send().is(400);
        get("/reports?last_day=%2B999999999-12-31").send().is(400);
        client().post("/plans/try")
                .token(desk())
                .json("{\"number\":\"8008101234\",\"at\":\"" + early + "\"}")
                .send()
                .is(422);
        client().put(path)
                .token(desk())
                .fresh()
                .json("{\"name\":\"\\ud800\"}")
                .send()
                .is(422);
        client().get("/nothing").token(desk()).send().is(404);
        client().request("PATCH", "/numbers/8008101234").token(desk()).send().is(405);
        assertTrue(
                client().get("/nothing").send().json().path("detail").asText().contains("openapi.json"));
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsAProblemOfThatStatus() throws Exception {
        assertNotAllowed("DELETE", "/numbers/8008101234", "GET, HEAD");
        assertNotAllowed("OPTIONS", "/subscribers", "GET, HEAD");
        assertNotAllowed("POST", "/subscribers", "GET, HEAD");
        assertNotAllowed("GET", "/plans/check", "POST");
    }

    private void assertNotAllowed(String method, String path, String allowed) throws Exception {
        Reply reply = client().request(method, path).token(desk()).send().is(405);
        assertEquals(allowed, reply.headers().get("allow"));
        JsonNode problem = reply.json();
        assertEquals(405, problem.path("status").asInt());
        assertEquals("urn:tollbridge:problem:wrong-method", problem.path("type").asText());
        assertEquals(
                method + " is not allowed on /api/v1" + path + "; allowed: " + allowed,
                problem.path("detail").asText());
    }

    @Test
    void theDescriptionNamesEachRecordWithItsArticle() throws Exception {
        JsonNode paths = client().get("/openapi.json").send().json().path("paths");
        JsonNode account = paths.path("/accounts/{name}");
        assertEquals("Get an account.", account.at("/get/summary").asText());
        assertEquals(
                "Add an account, or replace an existing one.",
                account.at("/put/summary").asText());
        assertEquals("Remove an account.", account.at("/delete/summary").asText());
        assertEquals(
                "Remove a subscriber.",
                paths.path("/subscribers/{name}").at("/delete/summary").asText());
    }

    @Test
    void securityHeadersAreOnEveryAnswer() throws Exception {
        for (Reply reply : List.of(
                client().get("/numbers").send(),
                client().get("/nothing").send(),
                get("/numbers").send())) {
            assertEquals(
                    Map.of(
                            "cache-control", "no-store",
                            "x-content-type-options", "nosniff",
                            "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
                            "referrer-policy", "no-referrer"),
                    Map.of(
                            "cache-control", String.valueOf(reply.headers().get("cache-control")),
                            "x-content-type-options",
                                    String.valueOf(reply.headers().get("x-content-type-options")),
                            "content-security-policy",
                                    String.valueOf(reply.headers().get("content-security-policy")),
                            "referrer-policy", String.valueOf(reply.headers().get("referrer-policy"))));
        }
    }
}
