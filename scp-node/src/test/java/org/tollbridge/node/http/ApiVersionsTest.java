package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** Versions of call plans over HTTP. What they do to calls is shown by the store's own test, on each database. */
class ApiVersionsTest {

    private static final String NUMBER = "/numbers/4008101234";
    private static final String VERSIONS = NUMBER + "/versions";

    @TempDir
    private Path folder;

    private Optional<ApiFixture> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(new ApiFixture(TestDatabase.H2, folder));
    }

    @AfterEach
    void close() {
        opened.ifPresent(ApiFixture::close);
    }

    private Request as(Request request) {
        return request.token(opened.orElseThrow().token(Role.SUBSCRIBER_ADMINISTRATOR));
    }

    private ApiClient client() {
        return opened.orElseThrow().client;
    }

    private Reply get(String path) throws Exception {
        return as(client().get(path)).send();
    }

    private Reply add(String destination) throws Exception {
        return as(client().post(VERSIONS))
                .body("text/plain", "entry: a\n\na: destination\n  number: " + destination + "\n")
                .send();
    }

    private Reply start(int version, String json) throws Exception {
        return as(client().post(VERSIONS + "/" + version + "/start"))
                .match(get(NUMBER).tag())
                .json(json)
                .send();
    }

    private List<String> states() throws Exception {
        List<String> states = new ArrayList<>();
        for (JsonNode version : get(VERSIONS).is(200).json().path("items")) {
            states.add(version.path("state").asText());
        }
        return states;
    }

    private JsonNode tried(String caller) throws Exception {
        return as(client().post("/plans/try"))
                .json("{\"number\":\"4008101234\",\"caller\":\"" + caller + "\"}")
                .send()
                .is(200)
                .json();
    }

    @Test
    void aVersionIsKeptComparedTriedOnOneCallerAndStarted() throws Exception {
        Reply added = add("861062345678").is(201);
        assertEquals("checked", added.json().path("state").asText());
        Reply diff = get(VERSIONS + "/2/diff").is(200);
        assertEquals(1, diff.json().path("from").asInt());
        assertTrue(diff.text().contains("+ number: 861062345678"), diff.text());
        assertTrue(
                diff.json().path("calls").path(0).asText().startsWith("anyone else, always: 861055501001"),
                diff.text());
        Reply trial = start(2, "{\"callers\":[\"13800138000\"],\"why\":\"see whether it works\"}")
                .is(200);
        assertEquals("8613800138000", trial.json().path("next_callers").path(0).asText());
        assertEquals(List.of("active", "trial"), states());
        assertEquals("861062345678", tried("13800138000").path("destination").asText());
        JsonNode other = tried("13800138001");
        assertEquals("861055501001", other.path("destination").asText());
        assertTrue(other.path("path").toString().contains("not version 2 on trial"), other.toString());
        start(2, "{}").is(200);
        assertEquals(List.of("old", "active"), states());
        Reply back =
                as(client().post(NUMBER + "/rollback")).match(get(NUMBER).tag()).send();
        assertEquals("861055501001", back.is(200).json().path("destination").asText());
    }

    @Test
    void aDraftSaysItsFaultsAndIsRemoved() throws Exception {
        Reply draft = add("110").is(201);
        assertEquals("draft", draft.json().path("state").asText());
        assertEquals(
                "nodes.a.number",
                draft.json().path("faults").path(0).path("path").asText());
        start(2, "{}").is(422);
        assertTrue(get(VERSIONS + "/2/plan").is(200).text().contains("\"110\""));
        as(client().delete(VERSIONS + "/2"))
                .match(get(VERSIONS + "/1").tag())
                .send()
                .is(412);
        as(client().delete(VERSIONS + "/2")).match(draft.tag()).send().is(204);
        get(VERSIONS + "/2").is(404);
        get(VERSIONS + "/x").is(404);
    }

    /** They are more than the trail keeps of one record. */
    @Test
    void aDraftMayHaveManyFaults() throws Exception {
        StringBuilder plan = new StringBuilder("entry: one-of-many-branches-0\n");
        for (int node = 0; node < 400; node++) {
            plan.append("one-of-many-branches-")
                    .append(node)
                    .append(": destination\n  number: 110\n  onBusy: 119, 120\n");
        }
        Reply draft = as(client().post(VERSIONS))
                .body("text/plain", plan.toString())
                .send()
                .is(201);
        assertEquals("draft", draft.json().path("state").asText());
        JsonNode faults = draft.json().path("faults");
        assertEquals(101, faults.size());
        assertTrue(faults.path(100).path("rule").asText().contains("more faults are not shown"), faults.toString());
        assertEquals(
                1,
                client().get("/audit?resource=plan%20version")
                        .token(opened.orElseThrow().token(Role.AUDITOR))
                        .send()
                        .is(200)
                        .json()
                        .path("items")
                        .size());
        as(client().delete(VERSIONS + "/2")).match(draft.tag()).send().is(204);
    }

    /** Nobody who narrows a trial to nothing means everybody. */
    @Test
    void aTrialOfNobodyIsRefused() throws Exception {
        add("861062345678").is(201);
        start(2, "{\"percent\":0}").is(422);
        start(2, "{\"callers\":[]}").is(422);
        assertEquals(List.of("active", "checked"), states());
    }

    @Test
    void whatIsScheduledCanBeCalledOff() throws Exception {
        add("861062345678").is(201);
        start(2, "{\"at\":\"2026-11-28T07:59:59Z\"}").is(422);
        start(2, "{\"callers\":[\"nobody\"]}").is(422);
        start(2, "{\"percent\":100}").is(422);
        Reply scheduled = start(2, "{\"at\":\"2026-12-31T16:00:00Z\"}").is(200);
        assertEquals("2026-12-31T16:00:00Z", scheduled.json().path("next_from").asText());
        assertEquals(List.of("active", "scheduled"), states());
        Request callOff = as(client().post(NUMBER + "/call-off")).match(scheduled.tag());
        callOff.header("Idempotency-Key", "once").send().is(200);
        callOff.send().is(200);
        assertEquals(List.of("active", "checked"), states());
        as(client().post(NUMBER + "/call-off")).match(get(NUMBER).tag()).send().is(409);
    }
}
