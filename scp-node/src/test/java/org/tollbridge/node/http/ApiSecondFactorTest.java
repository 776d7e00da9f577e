package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Totp;
import org.tollbridge.provisioning.store.TestDatabase;

/** A second factor over HTTP. What codes are taken is shown by the tests of the store and of the codes. */
class ApiSecondFactorTest {

    private static final String PATH = "/second-factor";

    @TempDir
    private Path folder;

    private static Request login(Request request) {
        return request.password("desk", ApiFixture.PASSWORD);
    }

    @Test
    void anAccountTakesASecondFactorAndGivesItUp() throws Exception {
        try (ApiFixture fixture = new ApiFixture(TestDatabase.H2, folder)) {
            fixture.letLogIn(Role.DESK);
            JsonNode begun = login(fixture.client.post(PATH)).send().is(201).json();
            String secret = begun.path("secret").asText();
            assertEquals(
                    "otpauth://totp/Tollbridge:desk?secret=" + secret + "&issuer=Tollbridge",
                    begun.path("uri").asText());
            login(fixture.client.put(PATH)).json("{\"code\":\"x\"}").send().is(422);
            String code = Totp.code(secret, fixture.store.now());
            login(fixture.client.put(PATH))
                    .json("{\"code\":\"" + code + "\"}")
                    .send()
                    .is(204);
            assertTrue(login(fixture.client.post("/tokens"))
                    .json("{}")
                    .send()
                    .is(401)
                    .text()
                    .contains("code"));
            String next = Totp.code(secret, fixture.store.now().plusSeconds(30));
            login(fixture.client.post("/tokens"))
                    .header("Second-Factor", next)
                    .json("{}")
                    .send()
                    .is(201);
            login(fixture.client.delete(PATH))
                    .header("Second-Factor", next)
                    .send()
                    .is(401);
        }
    }
}
