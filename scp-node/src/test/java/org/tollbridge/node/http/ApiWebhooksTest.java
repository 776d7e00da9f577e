package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.provisioning.store.WebhookEvent;
import org.tollbridge.provisioning.store.Webhooks;

/** Webhooks made, looked at and removed through the API. */
class ApiWebhooksTest {

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

    private static Reply send(Role role, String method, String path, String body) throws Exception {
        ApiClient.Request request =
                fixture().client.request(method, path).token(fixture().token(role));
        return (body.isEmpty() ? request : request.json(body)).send();
    }

    @Test
    void aWebhookIsMadeSeenAndRemoved() throws Exception {
        JsonNode made = send(
                        Role.SUBSCRIBER_ADMINISTRATOR,
                        "POST",
                        "/webhooks",
                        "{\"url\":\"https://crm.example.com/hook\",\"events\":[\"call-offered\",\"call-ended\"]}")
                .is(201)
                .json();
        String id = made.path("id").asText();
        String secret = made.path("secret").asText();
        assertEquals("acme", made.path("subscriber").asText());
        assertTrue(secret.startsWith("tb_"), made.toString());

        Reply one = send(Role.AUDITOR, "GET", "/webhooks/" + id, "").is(200);
        assertFalse(one.text().contains(secret), one.text());
        assertEquals("subscriber-administrator@acme", one.json().path("made_by").asText());
        assertTrue(send(Role.AUDITOR, "GET", "/webhooks", "").is(200).text().contains(id));
        String trail =
                send(Role.AUDITOR, "GET", "/audit?item=" + id, "").is(200).text();
        assertTrue(trail.contains("call-offered"), trail);
        assertFalse(trail.contains(secret), trail);

        new Webhooks(fixture().store)
                .queue(List.of(new WebhookEvent(
                        id, "n1-1", ApiFixture.NOW, "{\"id\":\"n1-1\",\"event\":\"call-ended\"}", false)));
        JsonNode waiting = send(Role.SUBSCRIBER_ADMINISTRATOR, "GET", "/webhooks/" + id + "/events", "")
                .is(200)
                .json();
        assertEquals("call-ended", waiting.at("/items/0/event/event").asText());
        assertFalse(waiting.at("/items/0/given_up").asBoolean(true));

        send(Role.SUBSCRIBER_ADMINISTRATOR, "DELETE", "/webhooks/" + id, "").is(204);
        send(Role.SUBSCRIBER_ADMINISTRATOR, "GET", "/webhooks/" + id, "").is(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\":\"nonsense\"} | url: a URL must start with",
                "{\"url\":\"https://li:secret@crm.example.com\"} | no user name",
                "{\"url\":\"https://crm.example.com\",\"events\":[\"call-dropped\"]} | events: the events are",
                "{\"url\":\"https://crm.example.com\",\"subscriber\":\"other\"} | only for its own subscriber",
                "{\"url\":\"https://crm.example.com\",\"secret\":\"mine\"} | there is no such field",
                "{} | url: required"
            })
    void aWebhookThatIsNoneIsRefused(String body, String words) throws Exception {
        String text = send(Role.SUBSCRIBER_ADMINISTRATOR, "POST", "/webhooks", body)
                .is(422)
                .text();
        assertTrue(text.contains(words), text);
    }

    @Test
    void aSubscriberHasSoManyAndNoMore() throws Exception {
        String body = "{\"url\":\"https://crm.example.com\",\"subscriber\":\"other\"}";
        for (int i = 0; i < Webhooks.MOST_OF_ONE; i++) {
            send(Role.ADMINISTRATOR, "POST", "/webhooks", body).is(201);
        }
        send(Role.ADMINISTRATOR, "POST", "/webhooks", body).is(409);
        send(Role.ADMINISTRATOR, "POST", "/webhooks", body.replace("other", "nobody"))
                .is(422);
    }
}
