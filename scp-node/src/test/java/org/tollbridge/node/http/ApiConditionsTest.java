package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.node.http.ApiClient.Request;

/** Versions that changes name, and requests that come again, over HTTP on each database. */
class ApiConditionsTest extends ApiOnEachDatabase {

    @Test
    void noChangeIsMadeOfAVersionThatNobodySaw() throws Exception {
        Reply seen = get("/numbers/8008101234").send().is(200);
        String path = "/numbers/8008101234/steps";
        client().post(path).token(desk()).json("{\"step\":\"suspend\"}").send().is(428);
        Reply done = client().post(path)
                .token(desk())
                .match(seen.tag())
                .json("{\"step\":\"suspend\"}")
                .send()
                .is(200);
        assertNotEquals(seen.tag(), done.tag());
        client().post(path)
                .token(desk())
                .match(seen.tag())
                .json("{\"step\":\"resume\"}")
                .send()
                .is(412);
        client().post(path)
                .token(desk())
                .match("whatever")
                .json("{\"step\":\"resume\"}")
                .send()
                .is(412);
        get("/numbers/8008101234").header("If-None-Match", done.tag()).send().is(304);
    }

    @Test
    void aRequestThatComesAgainIsCarriedOutOnce() throws Exception {
        String tag = get("/numbers/8008102255").send().tag();
        Request reserve = client().post("/numbers/8008102255/steps")
                .token(desk())
                .match(tag)
                .header("Idempotency-Key", "order-1")
                .json("{\"step\":\"reserve\",\"subscriber\":\"acme\"}");
        Reply first = reserve.send().is(200);
        Reply second = reserve.send().is(200);
        assertEquals(first.text(), second.text());
        assertEquals(first.tag(), second.tag());
        assertEquals(
                1,
                get("/numbers/8008102255/history").send().json().path("items").size());
        client().post("/numbers/8008102256/steps")
                .token(desk())
                .match(tag)
                .header("Idempotency-Key", "order-1")
                .json("{\"step\":\"reserve\",\"subscriber\":\"acme\"}")
                .send()
                .is(422);
        Request remove = client().delete("/ranges/4008100000")
                .token(desk())
                .match(get("/ranges/4008100000").send().tag())
                .header("Idempotency-Key", "order-2");
        remove.send().is(204);
        remove.send().is(204);
        client().delete("/ranges/4008100000").token(desk()).match(tag).send().is(404);
    }

    @Test
    void whatWasAddedIsAnsweredSoAgain() throws Exception {
        Request put = client().put("/subscribers/gull")
                .token(desk())
                .header("If-None-Match", "*")
                .header("Idempotency-Key", "add-1")
                .json("{\"name\":\"gull\"}");
        Reply added = put.send().is(201);
        Reply again = put.send().is(201);
        assertEquals(added.text() + added.tag(), again.text() + again.tag());
        Request change = client().put("/subscribers/gull")
                .token(desk())
                .match(added.tag())
                .header("Idempotency-Key", "change-1")
                .json("{\"name\":\"gull\",\"contact\":\"Li Wei\"}");
        change.send().is(200);
        change.send().is(200);
        Request apply = client().post("/applications")
                .token(desk())
                .header("Idempotency-Key", "apply-1")
                .json("{\"subscriber\":\"gull\",\"candidates\":[\"8008102255\"]}");
        Reply applied = apply.send().is(201);
        Reply repeated = apply.send().is(201);
        assertEquals(applied.text() + applied.tag(), repeated.text() + repeated.tag());
    }
}
