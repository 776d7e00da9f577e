package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.Audit;

/** The API over HTTP, on each database. {@link ApiClient} holds every answer to the API's own description besides. */
class ApiTest extends ApiOnEachDatabase {

    private static final String WELCOME = """
            entry: ask

            ask: origin
              area 10 -> here
              otherwise -> there

            here: destination
              number: 861055501001

            there: destination
              number: 862155501001
            """;

    private Reply step(String number, String json) throws Exception {
        String tag = get("/numbers/" + number).send().is(200).tag();
        return client().post("/numbers/" + number + "/steps")
                .token(desk())
                .match(tag)
                .json(json)
                .send();
    }

    @Test
    void aNumberIsReservedAssignedAndSwitchedOnAndCallsSeeIt() throws Exception {
        assertEquals(
                "spare",
                get("/numbers/800-810-2255").send().is(200).json().path("state").asText());
        Reply reserved = step("8008102255", "{\"step\":\"reserve\",\"subscriber\":\"acme\",\"days\":10}")
                .is(200);
        assertEquals("reserved", reserved.json().path("state").asText());
        assertEquals(reserved.tag(), get("/numbers/8008102255").send().tag());
        step("8008102255", "{\"step\":\"assign\",\"destination\":\"010-55501001\",\"on_busy\":[\"010-55501002\"]}")
                .is(200);
        assertEquals(Optional.empty(), fixture().store.find("8008102255"));
        step("8008102255", "{\"step\":\"activate\",\"why\":\"contract 117\"}").is(200);
        assertTrue(fixture().store.find("8008102255").orElseThrow().working());
        JsonNode history =
                get("/numbers/8008102255/history").send().is(200).json().path("items");
        assertEquals(3, history.size());
        assertEquals("contract 117", history.path(0).path("why").asText());
        assertEquals("desk", history.path(0).path("who").asText());
    }

    @Test
    void whatTheLifeCycleForbidsIsRefusedAndSaysWhatCanBeDone() throws Exception {
        Reply refused = step("8008101234", "{\"step\":\"free\"}").is(409);
        assertEquals("application/problem+json", refused.headers().get("content-type"));
        assertEquals(
                "urn:tollbridge:problem:against-rules",
                refused.json().path("type").asText());
        assertTrue(refused.text().contains("what can be done: suspend, disconnect"), refused.text());
        Reply faulty =
                step("8008102255", "{\"step\":\"assign\",\"subscriber\":\"acme\",\"destination\":\"13900000001\"}");
        assertEquals(List.of("plan.number"), faults(faulty.is(422)));
        assertEquals(
                List.of("step", "days", "colour"),
                faults(step("8008102255", "{\"step\":\"x\",\"days\":0,\"colour\":1}")
                        .is(422)));
        get("/numbers/8008200000").send().is(404);
        get("/numbers/110").send().is(404);
    }

    @Test
    void noChangeIsMadeOfAVersionThatNobodySaw() throws Exception {
        Reply seen = get("/numbers/8008101234").send().is(200);
        String path = "/numbers/8008101234/steps";
        client().post(path).token(desk()).json("{\"step\":\"suspend\"}").send().is(428);
        Reply done = client().post(path)
                .token(desk())
                .match(seen.tag())
                .json("{\"step\":\"suspend\"}")
                .send()
                .is(200);
        assertNotEquals(seen.tag(), done.tag());
        client().post(path)
                .token(desk())
                .match(seen.tag())
                .json("{\"step\":\"resume\"}")
                .send()
                .is(412);
        client().post(path)
                .token(desk())
                .match("whatever")
                .json("{\"step\":\"resume\"}")
                .send()
                .is(412);
        get("/numbers/8008101234").header("If-None-Match", done.tag()).send().is(304);
    }

    @Test
    void aRequestThatComesAgainIsCarriedOutOnce() throws Exception {
        String tag = get("/numbers/8008102255").send().tag();
        Request reserve = client().post("/numbers/8008102255/steps")
                .token(desk())
                .match(tag)
                .header("Idempotency-Key", "order-1")
                .json("{\"step\":\"reserve\",\"subscriber\":\"acme\"}");
        Reply first = reserve.send().is(200);
        Reply second = reserve.send().is(200);
        assertEquals(first.text(), second.text());
        assertEquals(first.tag(), second.tag());
        assertEquals(
                1,
                get("/numbers/8008102255/history").send().json().path("items").size());
        client().post("/numbers/8008102256/steps")
                .token(desk())
                .match(tag)
                .header("Idempotency-Key", "order-1")
                .json("{\"step\":\"reserve\",\"subscriber\":\"acme\"}")
                .send()
                .is(422);
        Request remove = client().delete("/ranges/4008100000")
                .token(desk())
                .match(get("/ranges/4008100000").send().tag())
                .header("Idempotency-Key", "order-2");
        remove.send().is(204);
        remove.send().is(204);
        client().delete("/ranges/4008100000").token(desk()).match(tag).send().is(404);
    }

    @Test
    void whatWasAddedIsAnsweredSoAgain() throws Exception {
        Request put = client().put("/subscribers/gull")
                .token(desk())
                .header("If-None-Match", "*")
                .header("Idempotency-Key", "add-1")
                .json("{\"name\":\"gull\"}");
        Reply added = put.send().is(201);
        Reply again = put.send().is(201);
        assertEquals(added.text() + added.tag(), again.text() + again.tag());
        Request change = client().put("/subscribers/gull")
                .token(desk())
                .match(added.tag())
                .header("Idempotency-Key", "change-1")
                .json("{\"name\":\"gull\",\"contact\":\"Li Wei\"}");
        change.send().is(200);
        change.send().is(200);
        Request apply = client().post("/applications")
                .token(desk())
                .header("Idempotency-Key", "apply-1")
                .json("{\"subscriber\":\"gull\",\"candidates\":[\"8008102255\"]}");
        Reply applied = apply.send().is(201);
        Reply repeated = apply.send().is(201);
        assertEquals(applied.text() + applied.tag(), repeated.text() + repeated.tag());
    }

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

    /** There is no calendar here. */
    @Test
    void aPlanThatAsksForHolidaysIsGoodAndHasANotice() throws Exception {
        String rest = """
                  otherwise -> here
                here: destination
                  number: 861055501001
                """;
        List<String> notices = new ArrayList<>();
        for (String rule : List.of("workday 09:00-18:00", "mon-fri 09:00-18:00")) {
            Reply checked = client().post("/plans/check")
                    .token(fixture().token(Role.SUBSCRIBER_ADMINISTRATOR))
                    .body("text/plain", "entry: when\nwhen: time\n  " + rule + " -> here\n" + rest)
                    .send()
                    .is(200);
            notices.add(checked.json().path("notices").toString());
        }
        assertEquals(
                List.of(
                        "[{\"path\":\"nodes.when\",\"value\":\"time\",\"rule\":\"this node asks for public holidays,"
                                + " and there is no calendar of them; Monday to Friday are workdays then\"}]",
                        "[]"),
                notices);
    }

    @Test
    void aPlanIsCheckedTriedAndLive() throws Exception {
        String owner = fixture().token(Role.SUBSCRIBER_ADMINISTRATOR);
        assertEquals(
                3,
                client().post("/plans/check")
                        .token(owner)
                        .body("text/plain", WELCOME)
                        .send()
                        .is(200)
                        .json()
                        .path("nodes")
                        .asInt());
        String tag = get("/numbers/4008101234").send().tag();
        String trial = "{\"number\":\"4008101234\",\"caller\":\"021-62345678\",\"plan\":"
                + ApiClient.JSON.writeValueAsString(WELCOME) + "}";
        Reply tried =
                client().post("/plans/try").token(owner).json(trial).send().is(200);
        assertEquals("862155501001", tried.json().path("destination").asText());
        assertEquals(tag, get("/numbers/4008101234").send().tag(), "trying changes nothing");
        Reply bad = client().put("/numbers/4008101234/plan")
                .token(owner)
                .match(tag)
                .body("text/plain", WELCOME.replace("-> here", "-> nowhere"))
                .send()
                .is(422);
        assertTrue(faults(bad).getFirst().startsWith("nodes.ask"), bad.text());
        Reply put = client().put("/numbers/4008101234/plan?why=Shanghai")
                .token(owner)
                .match(tag)
                .body("text/plain", WELCOME)
                .send()
                .is(200);
        assertTrue(put.json().path("plan").asText().startsWith("#"), put.text());
        assertEquals(
                3,
                fixture()
                        .store
                        .find("4008101234")
                        .orElseThrow()
                        .plan()
                        .document()
                        .nodes()
                        .size());
        Reply plan =
                client().get("/numbers/4008101234/plan").token(owner).send().is(200);
        assertEquals(put.tag(), plan.tag());
        client().put("/numbers/4008101234/plan")
                .token(owner)
                .match(plan.tag())
                .json(plan.text())
                .send()
                .is(200);
        Reply live = client().post("/plans/try")
                .token(owner)
                .json("{\"number\":\"400-810-1234\",\"caller\":\"010-62345678\",\"busy\":[\"010-55501001\"]}")
                .send()
                .is(200);
        assertEquals("destination-busy", live.json().path("reason").asText(), live.text());
        client().put("/numbers/8008102255/plan")
                .token(desk())
                .match(get("/numbers/8008102255").send().tag())
                .body("text/plain", WELCOME)
                .send()
                .is(409);
        String where = """
                entry: w
                w: origin
                  area 21, category test -> s
                  otherwise -> b
                s: destination
                  number: 862155501001
                b: destination
                  number: 861055501001
                """;
        for (String from : List.of("\"area\":\"21\"", "\"category\":\"test\"", "\"category\":\"13\"")) {
            Reply there = client().post("/plans/try")
                    .token(owner)
                    .json("{\"number\":\"4008101234\",\"caller\":\"13800138000\"," + from + ",\"plan\":"
                            + ApiClient.JSON.writeValueAsString(where) + "}")
                    .send()
                    .is(200);
            assertEquals("862155501001", there.json().path("destination").asText(), there.text());
        }
        String shares = where.replace("origin", "percentage")
                .replace("area 21, category test", "30%")
                .replace("otherwise", "70%");
        for (int draw : new int[] {29, 30}) {
            Reply there = client().post("/plans/try")
                    .token(owner)
                    .json("{\"number\":\"4008101234\",\"draw\":" + draw + ",\"plan\":"
                            + ApiClient.JSON.writeValueAsString(shares) + "}")
                    .send()
                    .is(200);
            assertEquals(
                    draw == 29 ? "862155501001" : "861055501001",
                    there.json().path("destination").asText(),
                    there.text());
        }
        for (String wrong : List.of(
                "\"draw\":100",
                "\"busy\":[\"1\"]",
                "\"no_answer\":[\"1\"]",
                "\"digits\":[\"1\",\"two\"]",
                "\"area\":\"021\"",
                "\"category\":\"pay\"")) {
            client().post("/plans/try")
                    .token(owner)
                    .json("{\"number\":\"400-810-1234\"," + wrong + "}")
                    .send()
                    .is(422);
        }
        client().post("/plans/check").token(owner).json("{\"entry\":").send().is(422);
        client().post("/plans/check?service_class=900")
                .token(owner)
                .body("text/plain", WELCOME)
                .send()
                .is(422);
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
                "the body cannot be read as JSON, in line 1, column 12: it ends before it is complete",
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
    void theTrailHasWhatTheApiDid() throws Exception {
        step("8008101234", "{\"step\":\"suspend\",\"why\":\"not paid\"}").is(200);
        Reply trail = client().get("/audit?item=8008101234&limit=1")
                .token(fixture().token(Role.AUDITOR))
                .send()
                .is(200);
        JsonNode line = trail.json().path("items").path(0);
        assertEquals("desk", line.path("who").asText());
        assertEquals("api 127.0.0.1", line.path("from").asText());
        assertEquals("not paid", line.path("why").asText());
        assertEquals("working", line.path("before").path("state").asText());
        assertEquals("suspended", line.path("after").path("state").asText());
        client().get("/audit?limit=1&after=" + trail.json().path("next").asText())
                .token(fixture().token(Role.AUDITOR))
                .send()
                .is(200);
        client().get("/audit?after=x")
                .token(fixture().token(Role.AUDITOR))
                .send()
                .is(400);
        assertEquals(Optional.empty(), new Audit(fixture().store).verify("").fault());
    }

    @Test
    void theDescriptionNamesEachRecordWithItsArticle() throws Exception {
        JsonNode paths = client().get("/openapi.json").send().json().path("paths");
        JsonNode account = paths.path("/accounts/{name}");
        assertEquals("Look at an account.", account.at("/get/summary").asText());
        assertEquals(
                "Add an account, or put it in the place of the one that is there.",
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
