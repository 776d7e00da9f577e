package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.http.ApiClient.Reply;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.service.plan.PlanNode;

/** What a subscriber's people set in their plans over HTTP, on each database. */
class ApiSettingsTest extends ApiOnEachDatabase {

    private static final String PATH = "/numbers/8008101234/settings";

    private Reply look(String path) throws Exception {
        return fixture()
                .client
                .get(path)
                .token(fixture().token(Role.SUBSCRIBER_USER))
                .send();
    }

    private Reply set(String path, String tag, String json) throws Exception {
        return fixture()
                .client
                .post(path)
                .token(fixture().token(Role.SUBSCRIBER_USER))
                .match(tag)
                .json(json)
                .send();
    }

    @Test
    void aSubscribersUserSetsItsOwnForwardsAndCapsAndCallsSeeIt() throws Exception {
        Reply shown = look(PATH).is(200);
        assertEquals("{\"destinations\":{\"destination\":{\"number\":\"861055501001\"}}}", shown.text());
        Reply set = set(
                        PATH,
                        shown.tag(),
                        "{\"destinations\":{\"destination\":{\"onBusy\":[\"010-55501002\"]}},\"why\":\"holiday\"}")
                .is(200);
        PlanNode.Destination live =
                fixture().store.find("8008101234").orElseThrow().plan().only().orElseThrow();
        assertEquals(List.of("861055501002"), live.onBusy());
        assertTrue(set.json().path("on_busy").isArray(), "it stays a plain destination: " + set.text());
        set(PATH, shown.tag(), "{}").is(412);
        // Nothing is looked at, and no PIN hashed, for one who has not seen the number as it is.
        set(PATH, shown.tag(), "{\"pins\":{\"nowhere\":[\"1234\"]}}").is(412);
        Reply refused =
                set(PATH, set.tag(), "{\"limits\":{\"monthlyCost\":-70000}}").is(422);
        assertTrue(refused.text().contains("a limit must be 1 to 1000000000000 thousandths of a yuan"), refused.text());
        set(PATH, set.tag(), "{\"limits\":{\"monthlyCost\":70000}}").is(200);
        assertEquals(
                70_000,
                fixture()
                        .store
                        .find("8008101234")
                        .orElseThrow()
                        .plan()
                        .document()
                        .limits()
                        .monthlyCost()
                        .orElseThrow());
        Reply history = look("/numbers/8008101234/history").is(200);
        assertEquals("holiday", history.json().path("items").path(1).path("why").asText());
    }

    @Test
    void theRulesOfTheServiceClassHoldAndOthersNumbersAreAbsent() throws Exception {
        String tag = look(PATH).tag();
        Reply faulty = set(PATH, tag, "{\"destinations\":{\"destination\":{\"number\":\"13900000001\"}}}")
                .is(422);
        assertEquals(
                "nodes.destination.number",
                faulty.json().path("faults").path(0).path("path").asText());
        set(PATH, tag, "{\"destinations\":{\"elsewhere\":{}}}").is(422);
        set(PATH, tag, "{\"nodes\":{}}").is(422);
        set("/numbers/8008105678/settings", tag, "{}").is(404);
        look("/numbers/8008105678/settings").is(404);
        assertEquals(tag, look(PATH).tag(), "nothing was changed");
    }

    @Test
    void aPlanIsRolledBackByOneCallAndForthByAnother() throws Exception {
        String owner = fixture().token(Role.SUBSCRIBER_ADMINISTRATOR);
        String path = "/numbers/8008101234/rollback";
        String first = look(PATH).text();
        String tag = look(PATH).tag();
        fixture().client.post(path).token(owner).match(tag).send().is(409);
        Reply set = set(PATH, tag, "{\"limits\":{\"monthlyCost\":70000}}").is(200);
        String second = look(PATH).text();
        Reply back =
                fixture().client.post(path).token(owner).match(set.tag()).send().is(200);
        assertEquals(first, look(PATH).text());
        assertTrue(
                fixture().store.find("8008101234").orElseThrow().plan().only().isPresent(), "calls see it");
        fixture().client.post(path).token(owner).match(set.tag()).send().is(412);
        fixture().client.post(path).token(owner).match(back.tag()).send().is(200);
        assertEquals(second, look(PATH).text());
    }
}
