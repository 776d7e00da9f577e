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
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.TestDatabase;

/** An application over HTTP. What its steps do is shown by the store's own test, on each database. */
class ApiApplicationsTest {

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

    private ApiClient client() {
        return opened.orElseThrow().client;
    }

    private Request as(Role role, Request request) {
        return request.token(opened.orElseThrow().token(role));
    }

    private Reply apply(String json) throws Exception {
        return as(Role.SUBSCRIBER_ADMINISTRATOR, client().post("/applications"))
                .json(json)
                .send();
    }

    private Reply step(String tag, String json) throws Exception {
        return as(Role.DESK, client().post("/applications/4008102001-1/steps"))
                .match(tag)
                .json(json)
                .send();
    }

    @Test
    void aSubscriberAppliesAndTheDeskDecides() throws Exception {
        apply("{\"subscriber\":\"other\",\"candidates\":[\"4008102001\"]}").is(403);
        apply("{\"subscriber\":\"acme\",\"candidates\":[\"110\"]}").is(422);
        apply("{\"subscriber\":\"acme\",\"candidates\":[]}").is(422);
        Reply made = apply("{\"subscriber\":\"acme\",\"candidates\":[\"4008101234\",\"400-810-2001\"]}")
                .is(201);
        assertEquals("4008102001", made.json().path("number").asText());
        String tag = made.tag();
        for (Paper paper : Paper.values()) {
            String path = "/applications/4008102001-1/papers/" + paper.word();
            Reply given = as(Role.SUBSCRIBER_ADMINISTRATOR, client().put(path))
                    .match(tag)
                    .json("{\"name\":\"scan.pdf\",\"media_type\":\"application/pdf\",\"content\":\"aGVsbG8=\"}")
                    .send()
                    .is(200);
            as(Role.AUDITOR, client().get(path)).send().is(403);
            tag = step(given.tag(), "{\"step\":\"accept-paper\",\"paper\":\"" + paper.word() + "\"}")
                    .is(200)
                    .tag();
        }
        step(made.tag(), "{\"step\":\"approve\"}").is(412);
        Reply approved =
                step(tag, "{\"step\":\"approve\",\"reason\":\"all is well\"}").is(200);
        Reply active = step(approved.tag(), "{\"step\":\"activate\",\"destination\":\"010-55501009\"}")
                .is(200);
        assertEquals("active", active.json().path("state").asText());
        Reply number = as(Role.SUBSCRIBER_USER, client().get("/numbers/4008102001"))
                .send()
                .is(200);
        assertEquals("working", number.json().path("state").asText());
    }

    @Test
    void aPaperIsHeldToItsForm() throws Exception {
        Reply made = apply("{\"subscriber\":\"acme\",\"candidates\":[\"4008102001\"]}")
                .is(201);
        String path = "/applications/4008102001-1/papers/licence";
        for (String content : new String[] {"", "no base64!", "A".repeat(933_340)}) {
            Reply refused = as(Role.SUBSCRIBER_ADMINISTRATOR, client().put(path))
                    .match(made.tag())
                    .json("{\"name\":\"a\",\"media_type\":\"text/plain\",\"content\":\"" + content + "\"}")
                    .send()
                    .is(422);
            assertTrue(refused.text().length() < 1_000, refused.text());
        }
        as(Role.SUBSCRIBER_ADMINISTRATOR, client().get("/applications/4008102001-1/papers/passport"))
                .send()
                .is(404);
        as(Role.SUBSCRIBER_ADMINISTRATOR, client().get(path)).send().is(404);
    }
}
