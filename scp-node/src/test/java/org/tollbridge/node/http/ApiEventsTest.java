package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.api.Api;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.provisioning.store.TestDatabase;

/** What happens at the moment, listened to through the API. */
@Timeout(60)
class ApiEventsTest {

    @TempDir
    private static Path folder;

    private static Optional<ApiFixture> opened = Optional.empty();

    @BeforeAll
    static void open() throws Exception {
        opened = Optional.of(new ApiFixture(TestDatabase.H2, folder));
    }

    @AfterAll
    static void close() {
        opened.ifPresent(ApiFixture::close);
    }

    /** The node hears only after a moment that a listener has gone; the next test is to find room. */
    @AfterEach
    void nobodyListensAnyMore() throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (fixture().feed.listening() > 0) {
            assertTrue(System.nanoTime() - limit < 0, "somebody listens still");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static ApiFixture fixture() {
        return opened.orElseThrow();
    }

    private static Reply ask(Role role, String query) throws Exception {
        return fixture()
                .client
                .get("/events" + query)
                .token(fixture().token(role))
                .send();
    }

    /** Reads lines until so many events have been told. */
    private static List<String> read(BufferedReader lines, int events) throws Exception {
        List<String> said = new ArrayList<>();
        for (int told = 0; told < events; ) {
            String line = lines.readLine();
            said.add(line);
            told += line.startsWith("data: ") ? 1 : 0;
        }
        return said;
    }

    private static HttpRequest.Builder listening(Role role, String query) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture().port() + Api.BASE + "/events" + query))
                .header("Authorization", "Bearer " + fixture().token(role));
    }

    @Test
    void aSubscriberHearsOfItsCallsWhileTheyHappenAndNothingOfOthers() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(
                    listening(Role.SUBSCRIBER_USER, "?events=call-ended").build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            String last;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertEquals(200, response.statusCode());
                assertEquals(
                        "text/event-stream",
                        response.headers().firstValue("content-type").orElse("").replaceAll(";.*", ""));
                fixture()
                        .calls
                        .append(TestCall.of("n1-1", ApiFixture.NOW)
                                .to("8008105678", "other")
                                .record());
                fixture().calls.append(TestCall.of("n1-2", ApiFixture.NOW).record());
                List<String> said = read(lines, 1);
                assertTrue(said.contains("event: call-ended"), said.toString());
                assertTrue(said.getLast().contains("\"call\":\"n1-2\""), said.toString());
                assertTrue(said.getLast().contains("\"caller\":\"86108888xxxx\""), said.toString());
                last = said.stream()
                        .filter(line -> line.startsWith("id: "))
                        .findFirst()
                        .orElseThrow()
                        .substring(4);
            }
            fixture().calls.append(TestCall.of("n1-3", ApiFixture.NOW).record());
            HttpResponse<InputStream> back = client.send(
                    listening(Role.SUBSCRIBER_USER, "")
                            .header("Last-Event-ID", last)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(back.body(), StandardCharsets.UTF_8))) {
                List<String> said = read(lines, 1);
                assertTrue(said.getLast().contains("\"call\":\"n1-3\""), said.toString());
                assertFalse(said.toString().contains("other"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?events=call-dropped, there are no events call-dropped",
        "?seconds=86401, seconds must be a whole number",
        "?seconds=-1, seconds must be a whole number",
        "?numbers=8008101234, there is no parameter numbers"
    })
    void whatCannotBeReadIsTold(String query, String words) throws Exception {
        String text = ask(Role.AUDITOR, query).is(400).text();
        assertTrue(text.contains(words), text);
    }

    @Test
    void oneAccountListensSoOftenAndNoMore() throws Exception {
        String text = refusedAfter(Role.DESK, Role.DESK, Role.DESK);
        assertTrue(text.contains("listens 3 times already"), text);
    }

    @Test
    void theAccountsOfASubscriberListenNoOftenerThanOne() throws Exception {
        String text = refusedAfter(Role.SUBSCRIBER_ADMINISTRATOR, Role.SUBSCRIBER_USER, Role.SUBSCRIBER_USER);
        assertTrue(text.contains("subscriber acme listens 3 times already"), text);
    }

    /** What the first of them is told who would listen once more. */
    private String refusedAfter(Role... roles) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<InputStream> open = new ArrayList<>();
            for (Role role : roles) {
                open.add(client.send(listening(role, "").build(), HttpResponse.BodyHandlers.ofInputStream())
                        .body());
            }
            String text = ask(roles[0], "?seconds=0").is(429).text();
            for (InputStream each : open) {
                each.close();
            }
            return text;
        }
    }
}
