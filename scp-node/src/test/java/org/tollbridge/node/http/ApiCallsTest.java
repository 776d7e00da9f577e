package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
