package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.NullType.Null;
import org.tollbridge.wire.asn1.Opaque;

/** JSON has the names of Q.1218, octets under {@code hex} only, and what they mean beside them. */
class JsonTest {
    private static void assertJson(String expected, Parameter parameter) throws JsonProcessingException {
        assertEquals(Vector.JSON.readTree(expected.replace('\'', '"')), Vector.JSON.readTree(parameter.toJson()));
    }

    private static Octets hex(String hex) {
        return Octets.fromHex(hex);
    }

    @Test
    void numbersHaveTheirIndicatorsBesideThem() throws JsonProcessingException {
        assertJson(
                """
                {'serviceKey': 800,
                 'calledPartyNumber': {'hex': '03100850552143', 'digits': '8005551234', 'natureOfAddress': 'national',
                   'numberingPlan': 'isdn', 'internalNumberAllowed': true},
                 'callingPartyNumber': {'hex': '83171421436507', 'digits': '411234567', 'natureOfAddress': 'national',
                   'numberingPlan': 'isdn', 'incomplete': false, 'presentation': 'restricted',
                   'screening': 'networkProvided'},
                 'callingPartysCategory': {'hex': '0a', 'category': 'ordinary'},
                 'eventTypeBCSM': 'collectedInfo'}
                """,
                InitialDp.TYPE
                        .values()
                        .set(InitialDp.SERVICE_KEY, 800L)
                        .set(InitialDp.CALLED_PARTY_NUMBER, hex("03100850552143"))
                        .set(InitialDp.CALLING_PARTY_NUMBER, hex("83171421436507"))
                        .set(InitialDp.CALLING_PARTYS_CATEGORY, hex("0a"))
                        .set(InitialDp.EVENT_TYPE_BCSM, EventTypeBcsm.COLLECTED_INFO)
                        .build());
    }

    @Test
    void aNumberThatMakesNoSenseSaysSo() throws JsonProcessingException {
        assertJson(
                "{'calledPartyNumber': {'hex': '83', 'error': 'a number of 1 octets at octet 1 (Q.763 3.9)'}}",
                InitialDp.TYPE
                        .values()
                        .set(InitialDp.CALLED_PARTY_NUMBER, hex("83"))
                        .build());
    }

    @Test
    void aCauseIsANumberAndWords() throws JsonProcessingException {
        assertJson(
                "{'hex': '8291', 'cause': 17, 'text': 'user busy', 'location': 'public network serving the local user'}",
                new ReleaseCall(hex("8291")));
    }

    @Test
    void aChoiceHasOneMember() throws JsonProcessingException {
        assertJson(
                "{'eventTypeBCSM': 'oCalledPartyBusy', 'legID': {'receivingSideID': {'hex': '02'}}}",
                EventReportBcsm.TYPE
                        .values()
                        .set(EventReportBcsm.EVENT_TYPE_BCSM, EventTypeBcsm.O_CALLED_PARTY_BUSY)
                        .set(EventReportBcsm.LEG_ID, LegId.receiving(2))
                        .build());
    }

    @Test
    void redirectionIsWords() throws JsonProcessingException {
        assertJson(
                """
                {'destinationRoutingAddress': [{'hex': '0310', 'digits': '', 'natureOfAddress': 'national',
                   'numberingPlan': 'isdn', 'internalNumberAllowed': true}],
                 'redirectionInformation': {'hex': '0312', 'redirectingIndicator': 'callDiverted',
                   'originalRedirectionReason': 'unknown', 'redirectionCounter': 2, 'redirectingReason': 'userBusy'}}
                """,
                Connect.TYPE
                        .values()
                        .set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(hex("0310")))
                        .set(Connect.REDIRECTION_INFORMATION, hex("0312"))
                        .build());
    }

    @Test
    void nullTextBooleansAndOctetsOfTheNetwork() throws JsonProcessingException {
        assertJson("{'allRequests': null}", Cancel.TYPE.of(Cancel.ALL_REQUESTS, Null.NULL));
        assertJson("null", Absent.ABSENT);
        assertJson("{'iA5Response': 'yes'}", ReceivedInformation.TYPE.of(ReceivedInformation.IA5_RESPONSE, "yes"));
        assertJson(
                "{'hex': 'a000', 'constructed': true}", new FurnishChargingInformation(new Opaque(hex("a000"), true)));
        assertJson("'congestion'", new TaskRefused(TaskRefusedReason.CONGESTION));
    }
}
