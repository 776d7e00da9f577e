package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** Templates over HTTP. What they do to plans is shown by the store's own test, on each database. */
class ApiTemplatesTest {

    private static final String NUMBER = "/numbers/8008101234";
    private static final String BRANCH = """
            {"name":"branch","service_class":"800","values":{"office":"861062345678","others":""},"needed":["office"],
             "plan":{"entry":"a","nodes":{"a":{"kind":"destination","number":"${office}","onBusy":["${others}"]}}}}""";

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

    private Request as(Role role, String method, String path) {
        return opened.orElseThrow()
                .client
                .request(method, path)
                .token(opened.orElseThrow().token(role));
    }

    private Reply get(Role role, String path) throws Exception {
        return as(role, "GET", path).send();
    }

    private Reply give(String values) throws Exception {
        return as(Role.DESK, "PUT", NUMBER + "/template")
                .match(get(Role.DESK, NUMBER).tag())
                .json("{\"template\":\"branch\",\"values\":" + values + "}")
                .send();
    }

    @Test
    void thatANumberLeavesItsTemplateIsAnsweredSoAgain() throws Exception {
        as(Role.DESK, "PUT", "/templates/branch")
                .header("if-none-match", "*")
                .json(BRANCH)
                .send()
                .is(201);
        String tag = give("{\"office\":861062345670}").is(200).tag();
        Request leave = as(Role.DESK, "DELETE", NUMBER + "/template").match(tag).header("Idempotency-Key", "leave");
        leave.send().is(204);
        leave.send().is(204);
    }

    @Test
    void aTemplateIsPutGivenSetAndPutAnew() throws Exception {
        Reply put = as(Role.DESK, "PUT", "/templates/branch")
                .header("if-none-match", "*")
                .json(BRANCH)
                .send()
                .is(201);
        Reply bad = give("{\"office\":13900000001,\"others\":[\"861062345679\",\"110\"]}")
                .is(422);
        assertEquals(
                "nodes.a.number", bad.json().path("faults").path(0).path("path").asText());
        assertEquals(
                "nodes.a.onBusy[1]",
                bad.json().path("faults").path(1).path("path").asText());
        give("{\"office\":861062345670,\"others\":[\"861062345679\"]}").is(200);

        Reply use = get(Role.SUBSCRIBER_USER, NUMBER + "/template").is(200);
        assertEquals(
                "{\"office\":\"861062345670\",\"others\":\"861062345679\"}",
                use.json().path("values").toString());
        assertEquals(get(Role.DESK, NUMBER).tag(), use.tag());
        as(Role.SUBSCRIBER_USER, "POST", NUMBER + "/settings")
                .match(use.tag())
                .json("{\"destinations\":{\"a\":{\"number\":\"010-62345671\"}}}")
                .send()
                .is(200);
        as(Role.SUBSCRIBER_USER, "POST", NUMBER + "/settings")
                .match(get(Role.DESK, NUMBER).tag())
                .json("{\"limits\":{\"concurrent\":5}}")
                .send()
                .is(422);
        assertEquals(
                "861062345671",
                get(Role.ENGINEER, "/templates/branch/numbers")
                        .is(200)
                        .json()
                        .path("items")
                        .path(0)
                        .path("values")
                        .path("office")
                        .asText());

        as(Role.DESK, "PUT", "/templates/branch")
                .match(put.tag())
                .json(BRANCH.replace("\"onBusy\"", "\"noAnswerSeconds\":15,\"onBusy\""))
                .send()
                .is(200);
        assertTrue(get(Role.DESK, NUMBER + "/plan").text().contains("\"noAnswerSeconds\":15"));
        assertEquals(
                2,
                get(Role.AUDITOR, "/templates/branch/versions")
                        .is(200)
                        .json()
                        .path("items")
                        .size());
        as(Role.DESK, "DELETE", "/templates/branch")
                .match(get(Role.DESK, "/templates/branch").tag())
                .send()
                .is(422);
        as(Role.DESK, "DELETE", NUMBER + "/template")
                .match(get(Role.DESK, NUMBER).tag())
                .send()
                .is(204);
        get(Role.DESK, NUMBER + "/template").is(404);
        as(Role.DESK, "DELETE", "/templates/branch")
                .match(get(Role.DESK, "/templates/branch").tag())
                .send()
                .is(204);
    }

    @Test
    void aPlanWithParametersIsTriedWithValues() throws Exception {
        Reply tried = as(Role.DESK, "POST", "/plans/try")
                .json("{\"number\":\"8008101234\",\"plan\":\"entry: a\\na: destination\\n  number: ${to}\\n\","
                        + "\"values\":{\"to\":\"862162345678\"}}")
                .send()
                .is(200);
        assertEquals("862162345678", tried.json().path("destination").asText());
        Reply faulty = as(Role.DESK, "POST", "/plans/try")
                .json("{\"number\":\"8008101234\",\"plan\":\"entry: a\\na: destination\\n  number: ${to}\\n\"}")
                .send()
                .is(422);
        assertEquals(
                "values.to", faulty.json().path("faults").path(0).path("path").asText());
    }
}
