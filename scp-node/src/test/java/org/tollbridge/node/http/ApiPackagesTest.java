package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** Packages of features over HTTP. What they forbid in plans is shown by the store's own test, on each database. */
class ApiPackagesTest {

    @TempDir
    private Path folder;

    @Test
    void aSubscriberIsRefusedWhatNoneOfItsPackagesHas() throws Exception {
        try (ApiFixture fixture = new ApiFixture(TestDatabase.H2, folder)) {
            String desk = fixture.token(Role.DESK);
            fixture.client
                    .request("PUT", "/packages/basic")
                    .token(desk)
                    .header("if-none-match", "*")
                    .json("{\"name\":\"basic\",\"features\":[\"time\",\"events\"]}")
                    .send()
                    .is(201);
            fixture.client
                    .request("PUT", "/subscribers/acme")
                    .token(desk)
                    .match(fixture.client
                            .get("/subscribers/acme")
                            .token(desk)
                            .send()
                            .tag())
                    .json("{\"name\":\"acme\",\"packages\":[\"basic\"]}")
                    .send()
                    .is(200);
            for (Role role : Role.values()) {
                Reply reply = fixture.client
                        .get("/reports")
                        .token(fixture.token(role))
                        .send()
                        .is(role.ofSubscriber() ? 403 : 200);
                assertTrue(!role.ofSubscriber() || reply.text().contains("has package basic, without reports"));
            }
            String user = fixture.token(Role.SUBSCRIBER_USER);
            fixture.client.get("/events?seconds=0").token(user).send().is(200);
            Reply refused = fixture.client
                    .post("/numbers/8008101234/settings")
                    .token(user)
                    .match(fixture.client
                            .get("/numbers/8008101234")
                            .token(user)
                            .send()
                            .tag())
                    .json("{\"destinations\":{\"destination\":{\"onBusy\":[\"010-62345678\"]}}}")
                    .send()
                    .is(422);
            assertEquals(
                    "plan.nodes.destination.onBusy",
                    refused.json().path("faults").path(0).path("path").asText());
        }
    }
}
