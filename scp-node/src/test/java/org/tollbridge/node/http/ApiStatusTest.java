package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

class ApiStatusTest {

    @TempDir
    private Path folder;

    @Test
    void theOperatorsPeopleSeeTheNodeAndSubscribersDoNot() throws Exception {
        try (ApiFixture fixture = new ApiFixture(TestDatabase.H2, folder)) {
            var seen = fixture.client
                    .request("GET", "/status")
                    .token(fixture.token(Role.ENGINEER))
                    .send();
            assertEquals(200, seen.status());
            assertEquals("{\"version\":\"test\"}", seen.text());
            assertEquals(
                    403,
                    fixture.client
                            .request("GET", "/status")
                            .token(fixture.token(Role.SUBSCRIBER_ADMINISTRATOR))
                            .send()
                            .status());
        }
    }
}
