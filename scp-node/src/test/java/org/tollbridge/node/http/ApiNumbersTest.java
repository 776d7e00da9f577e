package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.batch.BatchJob;
import org.tollbridge.provisioning.store.Audit;

/** The life of numbers over HTTP, and the trail of it, on each database. */
class ApiNumbersTest extends ApiOnEachDatabase {

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
        assertTrue(refused.text().contains("possible steps: suspend, disconnect"), refused.text());
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

    /** A file may bring a number that works to another subscriber. */
    @Test
    void whatWasBeforeANumberChangedHandsIsNotTold() throws Exception {
        step("8008105678", "{\"step\":\"suspend\",\"why\":\"a secret of other\"}")
                .is(200);
        String job = client().post("/jobs")
                .token(desk())
                .body("text/csv", "service_number,subscriber,destination\n8008105678,acme,010-55501001\n")
                .send()
                .is(202)
                .json()
                .path("id")
                .asText();
        assertEquals(BatchJob.State.DONE, fixture().ended(job).state());
        Reply history = client().get("/numbers/8008105678/history")
                .token(fixture().token(Role.SUBSCRIBER_USER))
                .send()
                .is(200);
        assertEquals(1, history.json().path("items").size(), history.text());
        assertEquals("load", history.json().path("items").path(0).path("step").asText());
        assertEquals(
                4,
                get("/numbers/8008105678/history").send().json().path("items").size());
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
}
