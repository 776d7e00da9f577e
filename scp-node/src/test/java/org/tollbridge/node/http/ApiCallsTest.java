package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** Calls that have ended, looked at through the API. */
class ApiCallsTest {

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

    private static Reply ask(Role role, String query) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        return fixture.client
                .request("GET", "/calls" + query)
                .token(fixture.token(role))
                .send();
    }

    private static String ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("call").asText().replace("scp1-", "")));
        return String.join(" ", ids);
    }

    @ParameterizedTest
    @CsvSource({
        "AUDITOR, '', 3 2 1",
        "AUDITOR, ?subscriber=other, 2",
        "AUDITOR, ?number=4008101234, 3",
        "AUDITOR, ?number=400-810-1234, 3",
        "AUDITOR, ?number=123-45, ''",
        "AUDITOR, ?caller=861088886666&reason=TOO_MANY_CALLS&outcome=REFUSED, 3 2 1",
        "AUDITOR, ?reason=COMPLETED, ''",
        "AUDITOR, ?to=2020-01-01T00:00:00Z, ''",
        "SUBSCRIBER_USER, '', 3 1",
        "SUBSCRIBER_USER, ?subscriber=acme, 3 1",
        "SUBSCRIBER_USER, ?subscriber=other, ''",
        "SUBSCRIBER_USER, ?number=8008105678, ''"
    })
    void whoAsksSeesWhatIsHis(Role role, String query, String ids) throws Exception {
        assertEquals(ids, ids(ask(role, query).is(200).json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calls", "/calls/export", "/calls/scp1-1/why", "/reports", "/reports/export"})
    void aNodeWhoseCallsDoNotComeToTheStoreSaysSo(String path) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        Consumer<RoutesConfig> routes = ApiRoutes.of(fixture.withoutCalls());
        try (HttpServer server = HttpServer.start(new HttpSettings("127.0.0.1", 0), List.of(routes));
                ApiClient client =
                        new ApiClient("http://127.0.0.1:" + server.address().getPort())) {
            client.get(path).send().is(401);
            JsonNode problem = client.get(path)
                    .token(fixture.token(Role.SUBSCRIBER_USER))
                    .send()
                    .is(409)
                    .json();
            assertEquals(
                    "urn:tollbridge:problem:calls-not-stored",
                    problem.path("type").asText());
            assertTrue(problem.path("detail").asText().startsWith("records.in-store is off"), problem.toString());
        }
    }

    private static Reply correct(Role role, String call, String body) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        return fixture.client
                .request("POST", "/calls/" + call + "/corrections")
                .token(fixture.token(role))
                .json(body)
                .send();
    }

    @Test
    void anAdministratorAloneCorrectsACall() throws Exception {
        String body = "{\"subscriber_pays\":\"0.20\",\"seconds\":59,\"why\":\"ticket 4711\"}";
        JsonNode corrected = correct(Role.ADMINISTRATOR, "scp1-1", body).is(200).json();
        assertEquals("0.20", corrected.path("subscriber_pays").asText());
        assertEquals(59, corrected.path("seconds").asInt());
        assertEquals(403, correct(Role.DESK, "scp1-1", body).status());
        assertEquals(403, correct(Role.SUBSCRIBER_ADMINISTRATOR, "scp1-1", body).status());
        assertEquals(404, correct(Role.ADMINISTRATOR, "scp1-9", body).status());
        assertEquals(
                422, correct(Role.ADMINISTRATOR, "scp1-1", "{\"seconds\":59}").status());
        assertEquals(
                422,
                correct(Role.ADMINISTRATOR, "scp1-1", "{\"caller_pays\":\"much\",\"why\":\"x\"}")
                        .status());
    }

    private static Reply report(Role role, String query) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        return fixture.client
                .request("GET", "/reports" + query)
                .token(fixture.token(role))
                .send();
    }

    @ParameterizedTest
    @CsvSource({
        "AUDITOR, ?by=reason, 3 TOO_MANY_CALLS:3",
        "AUDITOR, ?subscriber=other&by=number, 1 8008105678:1",
        "AUDITOR, ?number=4008101234&by=hour, 1 16:1",
        "AUDITOR, ?by=number&limit=2, 3 4008101234:1 8008101234:1",
        "AUDITOR, ?by=subscriber&order=calls, 3 acme:2 other:1",
        "SUBSCRIBER_USER, ?by=subscriber, 2 acme:2",
        "AUDITOR, ?by=day&limit=1&first_day=2026-01-01&last_day=2026-12-31, 3 2026-11-28:3",
        "AUDITOR, ?last_day=2026-11-27, 0",
        "SUBSCRIBER_USER, ?by=number, 2 4008101234:1 8008101234:1",
        "SUBSCRIBER_USER, ?number=8008101234&subscriber=acme, 1",
        "SUBSCRIBER_USER, ?number=8008105678, 0",
        "SUBSCRIBER_USER, ?subscriber=other, 0"
    })
    void reportsAreOfWhatIsHis(Role role, String query, String calls) throws Exception {
        JsonNode report = report(role, query).is(200).json();
        StringBuilder said =
                new StringBuilder(report.path("total").path("calls").asText());
        report.path("lines")
                .forEach(line -> said.append(" ")
                        .append(line.path("item").asText())
                        .append(":")
                        .append(line.path("calls").asText()));
        assertEquals(calls, said.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?by=colour",
                "?first_day=yesterday",
                "?by=branch",
                "?number=123",
                "?by=number&first_day=2026-01-01",
                "?by=number&order=colour",
                "?by=day&order=seconds",
                "?first_day=2026-11-28&last_day=2026-11-27",
                "?limit=1001"
            })
    void reportsThatAreNoneAreTold(String query) throws Exception {
        assertEquals(400, report(Role.AUDITOR, query).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calls", "/calls/export"})
    void aNumberWithoutDigitsIsRefusedWhereCallsAreAskedFor(String path) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        Reply refused = fixture.client
                .request("GET", path + "?number=acme")
                .token(fixture.token(Role.AUDITOR))
                .send()
                .is(400);
        assertEquals(
                "number: 'acme' has no digits; give a number such as 8008101234",
                refused.json().path("detail").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports", "/reports/export", "/events"})
    void aNumberThatIsNoServiceNumberIsTold(String path) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        Reply reply = fixture.client
                .request("GET", path + "?number=13800138000")
                .token(fixture.token(Role.AUDITOR))
                .send()
                .is(400);
        assertEquals(
                "number: '13800138000' is not a service number; give one such as 8008101234",
                reply.json().path("detail").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "AUDITOR, scp1-2, 200, scp1-2",
        "AUDITOR, scp1-3, 404, ask the node that handled it",
        "AUDITOR, scp1-4, 404, there is no call scp1-4",
        "SUBSCRIBER_USER, scp1-1, 200, scp1-1",
        "SUBSCRIBER_USER, scp1-2, 404, there is no call scp1-2"
    })
    void aCallIsExplainedToWhoMaySeeIt(Role role, String call, int status, String words) throws Exception {
        Reply reply = ask(role, "/" + call + "/why").is(status);
        assertTrue(reply.text().contains(words), reply.text());
    }

    private static Reply rate(String call) throws Exception {
        ApiFixture fixture = opened.orElseThrow();
        return fixture.client
                .request("POST", "/rate")
                .token(fixture.token(Role.SUBSCRIBER_USER))
                .json(call)
                .send();
    }

    @Test
    void aCallIsRatedBeforeAnybodyPlacesIt() throws Exception {
        JsonNode rated = rate("{\"number\":\"400-810-1234\",\"caller\":\"13800138000\",\"at\":\"2026-06-01T02:00:00Z\","
                        + "\"seconds\":187}")
                .is(200)
                .json();

        // docs/rating.md has the same call.
        assertEquals("0.60", rated.path("caller_pays").asText(), rated.toString());
        assertEquals("1.00", rated.path("subscriber_pays").asText(), rated.toString());
        assertTrue(rated.path("items").size() >= 2, rated.toString());
    }

    @Test
    void aLeapSecondIsNoMoment() throws Exception {
        String text = rate("{\"number\":\"4008101234\",\"caller\":\"13800138000\",\"at\":\"2016-12-31T23:59:60Z\","
                        + "\"seconds\":187}")
                .is(422)
                .text();
        assertTrue(text.contains("with seconds from 00 to 59"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000, 187, no service class includes this number",
        "4008101234, nobody, 187, this is not a number in the number plan",
        "4008101234, 13800138000, -1, must be a whole number from 0 to"
    })
    void aCallThatCannotBeRatedIsTold(String number, String caller, int seconds, String words) throws Exception {
        String text = rate("{\"number\":\"" + number + "\",\"caller\":\"" + caller + "\",\"seconds\":" + seconds + "}")
                .is(422)
                .text();
        assertTrue(text.contains(words), text);
    }

    @ParameterizedTest
    @CsvSource({
        "AUDITOR, '', 3 2 1",
        "AUDITOR, ?subscriber=other, 2",
        "SUBSCRIBER_USER, '', 3 1",
        "SUBSCRIBER_USER, ?subscriber=other, ''",
        "SUBSCRIBER_USER, ?number=8008105678&format=csv, ''"
    })
    void callsAreWrittenOutForWhoSeesThem(Role role, String query, String ids) throws Exception {
        Reply reply = ask(role, "/export" + query).is(200);
        List<String> lines = reply.text().lines().toList();
        assertTrue(lines.getFirst().startsWith("call,"), reply.text());
        assertEquals(
                ids,
                lines.stream()
                        .skip(1)
                        .map(line -> line.replaceAll(",.*", "").replace("scp1-", ""))
                        .collect(Collectors.joining(" ")));
        assertEquals("attachment; filename=\"calls.csv\"", reply.headers().get("content-disposition"));
    }

    @Test
    void callsAndReportsAreWrittenOutAsLinesOfJsonToo() throws Exception {
        Reply calls =
                ask(Role.AUDITOR, "/export?format=jsonl&number=4008101234").is(200);
        assertEquals(
                "scp1-3", ApiClient.JSON.readTree(calls.text()).path("call").asText());
        assertEquals(1, calls.text().lines().count());
        Reply lines =
                report(Role.SUBSCRIBER_USER, "/export?by=number&format=jsonl").is(200);
        assertEquals(3, lines.text().lines().count(), lines.text());
        assertFalse(lines.text().contains("8008105678"), lines.text());
        Reply csv = report(Role.AUDITOR, "/export?by=reason").is(200);
        assertTrue(csv.text().lines().toList().get(1).startsWith("TOO_MANY_CALLS,3,"), csv.text());
        assertEquals(400, ask(Role.AUDITOR, "/export?format=xlsx").status());
        assertEquals(400, ask(Role.AUDITOR, "/export?from=yesterday").status());
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        JsonNode first = ask(Role.SUBSCRIBER_USER, "?limit=1").is(200).json();
        JsonNode second = ask(
                        Role.SUBSCRIBER_USER,
                        "?limit=1&after=" + first.path("next").asText())
                .is(200)
                .json();

        assertEquals("3", ids(first));
        assertEquals("1", ids(second));
        assertFalse(second.has("next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=yesterday", "?to=2026-11-28", "?after=bm9uZQ", "?limit=0"})
    void whatCannotBeReadIsTold(String query) throws Exception {
        assertEquals(400, ask(Role.AUDITOR, query).status());
    }
}
