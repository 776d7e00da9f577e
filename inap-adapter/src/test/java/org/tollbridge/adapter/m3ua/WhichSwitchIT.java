package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** Which switch an ASP is, and which Application Servers it means. */
class WhichSwitchIT extends UserPartFixture {

    @Test
    void whereOneRoutingContextIsConfiguredItNeedNotBeSaid() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(MessageType.ASPAC);
        assertEquals(M3uaMessage.of(MessageType.ASPAC_ACK), asp.answer());

        asp.send(MessageType.DATA, new Parameter.ProtocolData(1, US, 3, 2, 0, 0, HELLO));

        M3uaMessage back = asp.expect(MessageType.DATA);
        assertEquals(Optional.empty(), back.find(Parameter.RoutingContext.class));
    }

    @Test
    void whereSeveralAreConfiguredOneMustBeSaid() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);

        asp.send(MessageType.ASPAC);

        assertError(M3uaError.NO_CONFIGURED_AS_FOR_ASP, asp.answer());
    }

    /** Where ASPAC must say which, ASPIA need not: it is about all that are active (RFC 4666, clause 4.3.4.4). */
    @Test
    void anAspThatGoesInactiveWithoutARoutingContextIsSoEverywhere() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101));
        RawSwitch asp = connect(part).activate(100);
        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(101));
        asp.expect(MessageType.ASPAC_ACK);

        asp.send(MessageType.ASPIA);

        assertEquals(M3uaMessage.of(MessageType.ASPIA_ACK), asp.answer());
        asp.sendData(1, US, 0, Octets.fromHex("11"));
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
        assertEquals("resume 1", indication());
        assertEquals("resume 3", indication());
        List<String> paused = List.of(indication(), indication());
        assertEquals(Set.of("pause 1", "pause 3"), Set.copyOf(paused));

        asp.send(MessageType.ASPIA);
        assertEquals(M3uaMessage.of(MessageType.ASPIA_ACK), asp.answer());
    }

    @Test
    void severalSwitchesOfOneRoutingContextAreToldByTheirPointCodes() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 100));
        RawSwitch one = connect(part).activate(100);
        RawSwitch three = connect(part).activate(100);
        // Before any DATA, which a peer may hold back until it is told.
        assertEquals(Parameter.Status.AS_ACTIVE, one.await(MessageType.NTFY).require(Parameter.Status.class));

        one.sendData(1, US, 0, Octets.fromHex("11"));
        assertEquals(Octets.fromHex("11"), one.receiveData());
        three.sendData(3, US, 0, Octets.fromHex("33"));
        assertEquals(Octets.fromHex("33"), three.receiveData());
        one.sendData(1, US, 0, Octets.fromHex("12"));
        assertEquals(Octets.fromHex("12"), one.receiveData());

        three.reset();
        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 0 11", indication());
        assertEquals("resume 3", indication());
        assertEquals("data 3>2 sls 0 33", indication());
        assertEquals("data 1>2 sls 0 12", indication());
        assertEquals("pause 3", indication());
        assertTrue(part.isAvailable(1));
    }

    @Test
    void anotherSwitchIsTakenOverByALaterAspacAndNotByWhatAnOlderOneSays() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 100));
        RawSwitch one = connect(part).activate(100);
        RawSwitch three = connect(part).activate(100);
        three.sendData(3, US, 0, Octets.fromHex("33"));
        assertEquals("resume 3", indication());
        assertEquals("data 3>2 sls 0 33", indication());

        one.sendData(3, US, 0, Octets.fromHex("13"));
        one.sendData(1, US, 0, Octets.fromHex("11"));
        assertEquals("resume 1", indication());
        assertEquals("data 1>2 sls 0 11", indication());
        assertEquals(1, part.counters().dataRefused());
        send(part, 3, 0, "03");
        assertEquals(Octets.fromHex("33"), three.receiveData());
        assertEquals(Octets.fromHex("03"), three.receiveData());

        RawSwitch again = connect(part).activate(100);
        again.sendData(3, US, 0, Octets.fromHex("34"));
        assertEquals("data 3>2 sls 0 34", indication());
        assertEquals(
                Parameter.Status.ALTERNATE_ASP_ACTIVE,
                three.await(MessageType.NTFY).require(Parameter.Status.class));
    }

    @Test
    void anAspacForAnotherRoutingContextKeepsNoTrafficFromTheNewestForThisOne() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100, 200), SwitchSettings.of(3, 100));
        RawSwitch older = connect(part).activate(100);
        older.sendData(1, US, 0, Octets.fromHex("11"));
        assertEquals(Octets.fromHex("11"), older.receiveData());
        RawSwitch newer = connect(part).activate(100);
        activateAlso(older, 200);

        newer.sendData(1, US, 0, Octets.fromHex("12"));

        assertEquals(Octets.fromHex("12"), newer.receiveData());
        assertEquals(0, part.counters().dataRefused());
    }

    @Test
    void anAspacForAnotherRoutingContextTakesNothingOverInThisOne() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100, 200), SwitchSettings.of(3, 100));
        RawSwitch older = connect(part).activate(100);
        RawSwitch newer = connect(part).activate(100);
        newer.sendData(1, US, 0, Octets.fromHex("11"));
        assertEquals(Octets.fromHex("11"), newer.receiveData());
        activateAlso(older, 200);

        older.sendData(1, US, 0, Octets.fromHex("12"));
        older.sendData(3, US, 0, Octets.fromHex("33"));

        assertEquals(Octets.fromHex("33"), older.receiveData());
        assertEquals(1, part.counters().dataRefused());
        send(part, 1, 0, "01");
        assertEquals(Octets.fromHex("01"), newer.receiveData());
    }

    @Test
    void anAspacSentAgainIsTheNewest() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 100));
        RawSwitch one = connect(part).activate(100);
        one.sendData(1, US, 0, Octets.fromHex("11"));
        assertEquals(Octets.fromHex("11"), one.receiveData());
        RawSwitch other = connect(part).activate(100);
        activateAlso(one, 100);

        other.sendData(1, US, 0, Octets.fromHex("12"));
        other.sendData(3, US, 0, Octets.fromHex("33"));

        assertEquals(Octets.fromHex("33"), other.receiveData());
        assertEquals(1, part.counters().dataRefused());
    }

    private static void activateAlso(RawSwitch asp, long context) throws IOException {
        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(context));
        asp.expect(MessageType.ASPAC_ACK);
    }

    @Test
    void aSwitchIsKnownByItsAspIdentifierWhereOneIsSet() throws Exception {
        M3uaUserPart part = serve(
                SwitchSettings.of(1, 100).identifiedBy(11),
                SwitchSettings.of(3, 100).identifiedBy(33));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        assertError(M3uaError.ASP_IDENTIFIER_REQUIRED, asp.answer());
        asp.send(MessageType.ASPUP, new Parameter.AspIdentifier(12));
        assertError(M3uaError.INVALID_ASP_IDENTIFIER, asp.answer());
        asp.send(MessageType.ASPUP, new Parameter.AspIdentifier(33));
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        asp.expect(MessageType.ASPAC_ACK);

        assertEquals("resume 3", indication());
        asp.sendData(1, US, 0, HELLO);
        asp.sendData(3, US, 0, HELLO);
        assertEquals("data 3>2 sls 0 0102030405", indication());
        assertEquals(1, part.counters().dataRefused());
    }

    @Test
    void aSwitchMayBeTiedToAnAddress() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100).from(List.of(InetAddress.getByName("192.0.2.1"))));
        RawSwitch asp = connect(part);

        asp.send(MessageType.ASPUP);

        assertError(M3uaError.REFUSED_MANAGEMENT_BLOCKING, asp.answer());
        asp.send(MessageType.ASPAC, Parameter.RoutingContext.of(100));
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
        assertFalse(part.isAvailable(1));
    }

    @Test
    void aKnownSwitchNeedNotNameItsRoutingContexts() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100, 101));
        RawSwitch asp = connect(part);
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(MessageType.ASPAC);
        assertEquals(M3uaMessage.of(MessageType.ASPAC_ACK), asp.answer());

        send(part, 1, 0, "01");

        assertEquals(
                Parameter.RoutingContext.of(100), asp.expect(MessageType.DATA).require(Parameter.RoutingContext.class));
        asp.send(MessageType.DATA, new Parameter.ProtocolData(1, US, 3, 2, 0, 0, HELLO));
        assertError(M3uaError.NO_CONFIGURED_AS_FOR_ASP, asp.answer());
    }

    @Test
    void aSwitchMayHaveSeveralRoutingContextsWithAStateEach() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100, 101));
        RawSwitch one = connect(part).activate(100);
        RawSwitch other = connect(part).activate(101);
        send(part, 1, 0, "01");
        assertEquals(
                Parameter.RoutingContext.of(100), one.expect(MessageType.DATA).require(Parameter.RoutingContext.class));

        one.send(MessageType.ASPIA, Parameter.RoutingContext.of(100));
        one.expect(MessageType.ASPIA_ACK);
        send(part, 1, 0, "02");
        assertEquals(
                Parameter.RoutingContext.of(101),
                other.expect(MessageType.DATA).require(Parameter.RoutingContext.class));
        one.sendData(1, US, 0, HELLO);
        assertError(M3uaError.UNEXPECTED_MESSAGE, one.answer());
        assertEquals("resume 1", indication());
        assertTrue(isQuiet());
    }
}
