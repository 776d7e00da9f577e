package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;
import org.tollbridge.provisioning.access.Role;

/** Balances of subscribers through the API, on each database. */
class ApiBalancesTest extends ApiOnEachDatabase {

    private static final String PATH = "/subscribers/acme/balance";

    private Request book(String body) {
        return client().post(PATH).token(desk()).json(body);
    }

    private String amount() throws Exception {
        return get(PATH).send().is(200).json().path("amount").asText();
    }

    @Test
    void aBalanceIsGivenBookedOnAndRemoved() throws Exception {
        assertTrue(get(PATH).send().is(404).text().contains("subscriber acme has no balance; PUT to this path"));
        book("{\"amount\":\"50\"}").send().is(404);
        Reply given = client().put(PATH + "?why=contract%20117")
                .token(desk())
                .json("{\"ends_calls\":true}")
                .send()
                .is(200);
        assertEquals("{\"subscriber\":\"acme\",\"amount\":\"0.00\",\"ends_calls\":true}", given.text());
        book("{\"amount\":\"50\",\"why\":\"receipt 4711\"}").send().is(200);
        book("{\"amount\":\"-12.50\"}").send().is(200);
        assertEquals("37.50", amount());

        JsonNode lines = client().get("/audit?resource=balance&item=acme")
                .token(fixture().token(Role.AUDITOR))
                .send()
                .is(200)
                .json()
                .path("items");
        assertEquals("take from", lines.path(0).path("step").asText());
        assertEquals("receipt 4711", lines.path(1).path("why").asText());
        assertEquals("desk", lines.path(1).path("who").asText());
        assertEquals("contract 117", lines.path(2).path("why").asText());

        client().delete(PATH).token(desk()).send().is(204);
        get(PATH).send().is(404);
    }

    @Test
    void aBookingIsRefusedBelowNothingAndWhereItIsNoAmount() throws Exception {
        client().put(PATH).token(desk()).json("{}").send().is(200);
        book("{\"amount\":\"5\"}").send().is(200);
        Reply refused = book("{\"amount\":\"-100\"}").send().is(409);
        assertTrue(refused.text().contains("taking 100.00 would leave -95.00"), refused.text());
        assertEquals("5.00", amount());
        book("{\"amount\":\"-100\",\"overdraw\":true}").send().is(200);
        assertEquals("-95.00", amount());
        for (String amount : List.of("much", "--5", "+5", "1.23456", "")) {
            assertEquals(
                    List.of("amount"),
                    faults(book("{\"amount\":\"" + amount + "\"}").send().is(422)),
                    amount);
        }
        assertEquals(List.of("amount"), faults(book("{}").send().is(422)));
    }

    @Test
    void aBookingWithAKeyIsMadeOnce() throws Exception {
        client().put(PATH).token(desk()).json("{}").send().is(200);
        for (int sent = 0; sent < 2; sent++) {
            Reply booked = book("{\"amount\":\"50\"}")
                    .header("Idempotency-Key", "receipt 4711")
                    .send()
                    .is(200);
            assertEquals("50.00", booked.json().path("amount").asText());
        }
        book("{\"amount\":\"51\"}")
                .header("Idempotency-Key", "receipt 4711")
                .send()
                .is(422);
        assertEquals("50.00", amount());
    }

    @Test
    void aSubscriberLooksAtItsOwn() throws Exception {
        client().put(PATH).token(desk()).json("{}").send().is(200);
        String user = fixture().token(Role.SUBSCRIBER_USER);
        client().get(PATH).token(user).send().is(200);
        client().get("/subscribers/other/balance").token(user).send().is(404);
        client().post(PATH).token(user).json("{\"amount\":\"50\"}").send().is(403);
    }
}
