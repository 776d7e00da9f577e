package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** How near a number is to its limits, over HTTP. Who may look is shown for all routes together. */
class ApiLimitsTest {

    private static final String NUMBER = "/numbers/8008101234";

    @TempDir
    private Path folder;

    private static Reply send(ApiFixture api, String method, String path, String body) throws Exception {
        Request request = api.client.request(method, path).token(api.token(Role.DESK));
        if (!body.isEmpty()) {
            String tag = api.client
                    .request("GET", NUMBER)
                    .token(api.token(Role.DESK))
                    .send()
                    .tag();
            request = request.match(tag).json(body);
        }
        return request.send();
    }

    @Test
    void aNumberTellsHowNearItIsToItsLimits() throws Exception {
        try (ApiFixture api = new ApiFixture(TestDatabase.H2, folder)) {
            assertEquals(
                    "[]",
                    send(api, "GET", NUMBER + "/limits", "")
                            .json()
                            .path("limits")
                            .toString());
            assertEquals(
                    200,
                    send(api, "POST", NUMBER + "/settings", "{\"limits\":{\"concurrent\":5}}")
                            .status());
            assertEquals(
                    "{\"number\":\"8008101234\",\"limits\":[{\"kind\":\"concurrent\",\"limit\":5,\"used\":2,\"percent\":40}]}",
                    send(api, "GET", NUMBER + "/limits", "").json().toString());
            assertEquals(404, send(api, "GET", "/numbers/4009999999/limits", "").status());
        }
    }
}
