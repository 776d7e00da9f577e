package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.batch.BatchJobs;
import org.tollbridge.provisioning.store.TestDatabase;

/** Batch files that are loaded as jobs through the API. */
class ApiJobsTest {

    private static final String CSV = "text/csv";

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

    private static ApiFixture fixture() {
        return opened.orElseThrow();
    }

    private static ApiClient.Request post(String query, String type, String file) {
        return fixture()
                .client
                .post("/jobs" + query)
                .token(fixture().token(Role.DESK))
                .body(type, file);
    }

    private static Reply get(String path) throws Exception {
        return fixture().client.get(path).token(fixture().token(Role.DESK)).send();
    }

    /** The job of a file, once it has ended. */
    private static JsonNode ended(Reply taken) throws Exception {
        String id = taken.is(202).json().path("id").asText();
        assertEquals("/api/v1/jobs/" + id, taken.headers().get("location"));
        assertTrue(fixture().ended(id).state().ended());
        return get("/jobs/" + id).is(200).json();
    }

    @Test
    void aFileIsLoadedAndItsRowsCounted() throws Exception {
        JsonNode job = ended(
                post("?why=new%20customers", CSV, "name\none\ntwo\nacme\n").send());
        assertEquals("done", job.path("state").asText(), job.toString());
        assertEquals("subscribers", job.path("kind").asText());
        assertEquals(3, job.path("rows_done").asInt());
        assertEquals(2, job.path("added").asInt());
        assertEquals(1, job.path("unchanged").asInt());
        assertEquals(job.path("octets").asInt(), job.path("octets_done").asInt());
        get("/subscribers/two").is(200);
        assertTrue(get("/jobs").is(200).text().contains(job.path("id").asText()));
        assertFalse(job.path("refused_rows").asBoolean());
        get("/jobs/" + job.path("id").asText() + "/refused").is(404);
    }

    @Test
    void aFileWithFaultsIsRefusedWholeOrWithoutItsBadRows() throws Exception {
        String file = "{\"name\":\"three\"}\n{\"name\":\"four\",\"email\":\"nonsense\"}\n";
        JsonNode whole = ended(post("", "application/jsonl", file).send());
        assertEquals("refused", whole.path("state").asText());
        assertEquals(2, whole.at("/faults/0/line").asInt(), whole.toString());
        assertEquals("email", whole.at("/faults/0/path").asText());
        get("/subscribers/three").is(404);

        JsonNode without =
                ended(post("?skip_bad=true", "application/x-ndjson", file).send());
        assertEquals("done", without.path("state").asText(), without.toString());
        assertEquals(1, without.path("rows_refused").asInt());
        get("/subscribers/three").is(200);
        Reply refused = get("/jobs/" + without.path("id").asText() + "/refused").is(200);
        assertEquals(
                "application/jsonl",
                refused.headers().getOrDefault("content-type", "").replaceAll(";.*", ""));
        assertTrue(refused.text().contains("\"name\":\"four\""), refused.text());
        assertTrue(refused.text().contains("\"fault\":"), refused.text());
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        JsonNode job = ended(
                post("?dry_run=true&kind=subscribers", CSV, "name\nfive\n").send());
        assertEquals("1 subscriber would be loaded", job.path("detail").asText());
        get("/subscribers/five").is(404);
    }

    @Test
    void theSameFileWithTheSameKeyIsOneJob() throws Exception {
        JsonNode job = ended(
                post("", CSV, "name\nsix\n").header("Idempotency-Key", "k6").send());
        Reply again = post("", CSV, "name\nsix\n")
                .header("Idempotency-Key", "k6")
                .send()
                .is(202);
        assertEquals(job.path("id"), again.json().path("id"));
        post("", CSV, "name\nseven\n").header("Idempotency-Key", "k6").send().is(422);

        // As after a restart: the job is forgotten, and the store remembers.
        fixture()
                .client
                .delete("/jobs/" + job.path("id").asText())
                .token(fixture().token(Role.DESK))
                .send()
                .is(204);
        JsonNode after = ended(
                post("", CSV, "name\nsix\n").header("Idempotency-Key", "k6").send());
        assertNotEquals(job.path("id"), after.path("id"));
        assertTrue(after.path("detail").asText().contains("were loaded before"), after.toString());
        post("", CSV, "name\nseven\n").header("Idempotency-Key", "k6").send().is(422);
    }

    @ParameterizedTest
    @CsvSource({
        "?kind=colours, text/csv, 400, there is no kind colours",
        "?encoding=klingon, text/csv, 400, there is no encoding klingon",
        "?dry_run=perhaps, text/csv, 400, dry_run must be true or false",
        "?skip_bad=true&replace_all=true, text/csv, 400, replacing all records cannot be combined",
        "'', application/zip, 415, text/csv or application/jsonl",
        "'', application/json, 415, text/csv or application/jsonl"
    })
    void whatCannotBeTakenIsTold(String query, String type, int status, String words) throws Exception {
        String text = post(query, type, "name\neight\n").send().is(status).text();
        assertTrue(text.contains(words), text);
    }

    @ParameterizedTest
    @CsvSource({
        "?kind=ranges, PK\u0003\u0004zip, this file is compressed",
        "'', '', the file is empty",
        "?kind=ranges&replace_all=true, '', the file is empty",
        "?kind=ranges, nonsense, 'missing columns: first, last'"
    })
    void aFileThatIsNoneIsRefusedWithWhy(String query, String file, String words) throws Exception {
        String body = file.replace("\\u0003\\u0004", "\u0003\u0004");
        JsonNode job = ended(post(query, CSV, body).send());
        assertEquals("refused", job.path("state").asText(), job.toString());
        assertTrue(job.path("faults").toString().contains(words), job.toString());
    }

    @Test
    void aFileMayBeOnlySoLong() throws Exception {
        String text = post("", CSV, "name\n" + "x".repeat(BatchJobs.LONGEST))
                .send()
                .is(413)
                .text();
        assertTrue(text.contains("the body must have at most 16777216 octets"), text);
    }
}
