package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.api.Console;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.TestDatabase;

/** Sessions of browsers over HTTP. How long they last is shown by the store's own test, on each database. */
class ApiSessionsTest {

    private static final String NUMBER = "/numbers/8008101234";
    private static final String STEP = "{\"step\":\"suspend\"}";

    @TempDir
    private Path folder;

    private Optional<ApiFixture> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        opened = Optional.of(new ApiFixture(TestDatabase.H2, folder));
        opened.orElseThrow().letLogIn(Role.DESK);
    }

    @AfterEach
    void close() {
        opened.ifPresent(ApiFixture::close);
    }

    private ApiClient client() {
        return opened.orElseThrow().client;
    }

    private Reply logIn(String json) throws Exception {
        return client().post("/session").json(json).send();
    }

    private Reply logIn() throws Exception {
        return logIn("{\"name\":\"desk\",\"password\":\"" + ApiFixture.PASSWORD + "\"}")
                .is(201);
    }

    private static String cookie(Reply reply) {
        String set = reply.headers().getOrDefault("set-cookie", "");
        return set.substring(0, set.indexOf(';'));
    }

    private Request with(String cookie, String method, String path) {
        return client().request(method, path).header("cookie", "theme=dark; " + cookie);
    }

    @Test
    void aCookieLooksAndWithItsTokenChanges() throws Exception {
        Reply reply = logIn();
        String set = reply.headers().getOrDefault("set-cookie", "");
        assertTrue(
                set.endsWith("; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict"),
                "without TLS it is not Secure: " + set);
        String cookie = cookie(reply);
        String token = reply.json().path("csrf_token").asText();
        Reply look = with(cookie, "GET", "/session").send().is(200);
        assertEquals(token, look.json().path("csrf_token").asText(), "for a page that is loaded anew");
        assertEquals("desk", look.json().path("role").asText());

        String tag = with(cookie, "GET", NUMBER).send().is(200).tag();
        for (String wrong : new String[] {"", token.replace(token.charAt(0), 'x'), cookie}) {
            Request request = with(cookie, "POST", NUMBER + "/steps").match(tag).json(STEP);
            Reply refused = (wrong.isEmpty() ? request : request.header("csrf-token", wrong))
                    .send()
                    .is(403);
            assertTrue(refused.text().contains("Csrf-Token"), refused.text());
        }
        with(cookie, "POST", NUMBER + "/steps")
                .match(tag)
                .header("csrf-token", token)
                .json(STEP)
                .send()
                .is(200);
    }

    @Test
    void aSessionIsBegunWithoutAKeyForRepeats() throws Exception {
        client().post("/session")
                .header("Idempotency-Key", "once")
                .json("{\"name\":\"desk\",\"password\":\"" + ApiFixture.PASSWORD + "\"}")
                .send()
                .is(400);
    }

    @Test
    void aSessionEndsWhenSomebodyLogsOut() throws Exception {
        Reply reply = logIn();
        String cookie = cookie(reply);
        String token = reply.json().path("csrf_token").asText();
        with(cookie, "DELETE", "/session").send().is(403);
        Reply out = with(cookie, "DELETE", "/session")
                .header("csrf-token", token)
                .send()
                .is(204);
        assertTrue(out.headers().getOrDefault("set-cookie", "").startsWith("tollbridge-session=; Path=/; Max-Age=0"));
        with(cookie, "GET", "/session").send().is(401);
        with("tollbridge-session=" + opened.orElseThrow().token(Role.DESK), "GET", NUMBER)
                .send()
                .is(401);
        client().get("/session")
                .token(opened.orElseThrow().token(Role.DESK))
                .send()
                .is(404);
    }

    @Test
    void wrongPasswordsAreCountedAndNoBrowserAsksByItself() throws Exception {
        for (int i = 0; i < 5; i++) {
            Reply wrong = logIn("{\"name\":\"desk\",\"password\":\"a guess\"}").is(401);
            assertEquals("Bearer", wrong.headers().getOrDefault("www-authenticate", ""));
        }
        logIn("{\"name\":\"desk\",\"password\":\"" + ApiFixture.PASSWORD + "\"}")
                .is(401);
        logIn("{\"name\":\"desk\"}").is(422);
    }

    @Test
    void aOneTimeSecretIsGoodForAPasswordAndASession() throws Exception {
        Intent setup = Intent.of(new Author("setup", "", "test"));
        opened.orElseThrow().api.accounts().put(new Account("new", Role.DESK, "", true, Optional.empty()), setup);
        String secret = opened.orElseThrow().api.accounts().giveSecret("new", setup);
        String login = "{\"name\":\"new\",\"password\":\"" + secret + "\"";
        Reply asked = logIn(login + "}").is(422);
        assertEquals(
                "new_password", asked.json().path("faults").path(0).path("path").asText());
        logIn(login + ",\"new_password\":\"short\"}").is(422);
        logIn(login + ",\"new_password\":\"a long and good one\"}").is(201);
        logIn(login + "}").is(401);
        logIn("{\"name\":\"new\",\"password\":\"a long and good one\"}").is(201);
    }

    @Test
    void theRootLeadsToThePage() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + opened.orElseThrow().port() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertEquals(302, answer.statusCode());
            assertEquals("/console", answer.headers().firstValue("location").orElse(""));
        }
    }

    @Test
    void thePageIsServedUnderAStrictPolicy() throws Exception {
        String base = "http://127.0.0.1:" + opened.orElseThrow().port();
        List<String> paths = Stream.concat(
                        Stream.of("/console/"), Console.files().stream().map(Console.File::path))
                .toList();
        assertTrue(paths.containsAll(List.of("/console", "/console/console.js", "/console/console.css")));
        for (String path : paths) {
            for (String method : new String[] {"GET", "HEAD"}) {
                var answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(base + path))
                                        .method(method, HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertEquals(200, answer.statusCode(), path);
                assertEquals(method.equals("HEAD"), answer.body().isEmpty(), path);
                String policy =
                        answer.headers().firstValue("content-security-policy").orElse("");
                assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"), policy);
                String type = answer.headers().firstValue("content-type").orElse("");
                assertTrue(type.startsWith("text/") || type.equals("image/svg+xml"), path + " is " + type);
            }
        }
        String drawing = client().get(NUMBER + "/plan/drawing")
                .token(opened.orElseThrow().token(Role.SUBSCRIBER_USER))
                .send()
                .is(200)
                .text();
        assertTrue(drawing.startsWith("<svg") && drawing.contains("861055501001"), drawing);
    }
}
