package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;

/** Call plans over HTTP, on each database. */
class ApiPlansTest extends ApiOnEachDatabase {

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
                        "[{\"path\":\"nodes.when\",\"value\":\"time\",\"rule\":\"this node uses public holidays, but"
                                + " there is no holiday calendar; Monday to Friday count as workdays\"}]",
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
}
