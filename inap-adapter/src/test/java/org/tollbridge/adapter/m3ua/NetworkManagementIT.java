package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.m3ua.PointCodeRange;

/** What SS7 network management says and hears over M3UA (RFC 4666, clauses 3.4 and 4.5), where we are the gateway. */
class NetworkManagementIT extends UserPartFixture {

    @Test
    void anAuditIsAnsweredByWhatCanBeReached() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101));
        RawSwitch asp = connect(part).activate(100);

        asp.send(
                MessageType.DAUD,
                Parameter.RoutingContext.of(100),
                new Parameter.AffectedPointCode(List.of(
                        PointCodeRange.of(US), PointCodeRange.of(1), PointCodeRange.of(3), PointCodeRange.of(9))));

        assertEquals(
                M3uaMessage.of(
                        MessageType.DAVA,
                        Parameter.RoutingContext.of(100),
                        new Parameter.AffectedPointCode(List.of(PointCodeRange.of(US), PointCodeRange.of(1)))),
                asp.answer());
        assertEquals(
                M3uaMessage.of(
                        MessageType.DUNA,
                        Parameter.RoutingContext.of(100),
                        new Parameter.AffectedPointCode(List.of(PointCodeRange.of(3), PointCodeRange.of(9)))),
                asp.answer());
    }

    @Test
    void anAuditOfARangeNamesThePointCodesKnown() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);

        asp.send(MessageType.DAUD, new Parameter.AffectedPointCode(List.of(new PointCodeRange(24, 0))));

        assertEquals(
                List.of(PointCodeRange.of(US), PointCodeRange.of(1)),
                asp.expect(MessageType.DAVA)
                        .require(Parameter.AffectedPointCode.class)
                        .ranges());
    }

    @Test
    void anAuditNamesEachPointCodeOnceWhateverTheRangesAre() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100), SwitchSettings.of(9, 101)))
                .activate(100);

        asp.send(
                MessageType.DAUD,
                new Parameter.AffectedPointCode(List.of(
                        new PointCodeRange(2, 3),
                        new PointCodeRange(2, 1),
                        new PointCodeRange(255, 7),
                        new PointCodeRange(2, 22),
                        new PointCodeRange(2, 21))));

        assertEquals(
                Set.of(PointCodeRange.of(US), PointCodeRange.of(1)),
                Set.copyOf(asp.expect(MessageType.DAVA)
                        .require(Parameter.AffectedPointCode.class)
                        .ranges()));
        assertEquals(
                List.of(PointCodeRange.of(9), new PointCodeRange(2, 20)),
                asp.expect(MessageType.DUNA)
                        .require(Parameter.AffectedPointCode.class)
                        .ranges());
    }

    @Test
    void congestionAndAMissingUserPartAreHandedUp() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);
        assertEquals("resume 1", indication());

        asp.send(MessageType.SCON, Parameter.AffectedPointCode.of(1), new Parameter.CongestionIndications(0, 2));
        asp.send(MessageType.DUPU, Parameter.AffectedPointCode.of(1), new Parameter.UserCause(1, 3));
        asp.send(MessageType.DUNA, Parameter.AffectedPointCode.of(1));

        assertEquals("status 1 SignallingNetworkCongested 2", indication());
        assertEquals("status 1 UserPartUnavailability_UnequippedRemoteUser 0", indication());
        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
    }

    /** A switch may say of itself that it is gone or congested, and of no other. */
    @Test
    void whatASwitchSaysOfAnotherIsNotHandedUp() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101));
        RawSwitch one = connect(part).activate(100);
        assertEquals("resume 1", indication());
        connect(part).activate(101);
        assertEquals("resume 3", indication());

        one.send(MessageType.DUPU, Parameter.AffectedPointCode.of(3), new Parameter.UserCause(1, 3));
        one.send(
                MessageType.SCON,
                new Parameter.AffectedPointCode(List.of(PointCodeRange.of(3), PointCodeRange.of(1))),
                new Parameter.CongestionIndications(0, 2));

        assertEquals("status 1 SignallingNetworkCongested 2", indication());
        one.send(MessageType.BEAT);
        one.await(MessageType.BEAT_ACK);
        assertTrue(isQuiet());
    }

    @Test
    void switchesOfOneAssociationShareAWay() throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, 100), SwitchSettings.of(3, 101), SwitchSettings.of(5, 102));
        RawSwitch both = connect(part).activate(100);
        both.send(MessageType.ASPAC, Parameter.RoutingContext.of(101));
        both.expect(MessageType.ASPAC_ACK);
        connect(part).activate(102);
        assertEquals(List.of("resume 1", "resume 3", "resume 5"), List.of(indication(), indication(), indication()));

        assertTrue(part.shareAnAssociation(1, 3));
        assertFalse(part.shareAnAssociation(1, 5));
        assertFalse(part.shareAnAssociation(1, 9));
    }

    @Test
    void theEndOfACongestionIsHandedUp() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);
        assertEquals("resume 1", indication());

        asp.send(MessageType.SCON, Parameter.AffectedPointCode.of(1));
        asp.send(MessageType.SCON, Parameter.AffectedPointCode.of(1), new Parameter.CongestionIndications(0, 0));

        assertEquals("status 1 SignallingNetworkCongested 1", indication());
        assertEquals("end of congestion 1", indication());
    }

    @Test
    void valuesThatTheRfcDoesNotAllowAreRefused() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100))).activate(100);
        assertEquals("resume 1", indication());

        asp.send(MessageType.SCON, Parameter.AffectedPointCode.of(1), new Parameter.CongestionIndications(0, 4));
        assertError(M3uaError.INVALID_PARAMETER_VALUE, asp.answer());
        asp.send(
                MessageType.DUPU,
                new Parameter.AffectedPointCode(List.of(new PointCodeRange(3, 0))),
                new Parameter.UserCause(1, 3));
        assertError(M3uaError.INVALID_PARAMETER_VALUE, asp.answer());
        assertTrue(isQuiet());
    }

    @Test
    void beforeAspUpThereIsNoAudit() throws Exception {
        RawSwitch asp = connect(serve(SwitchSettings.of(1, 100)));

        asp.send(MessageType.DAUD, Parameter.AffectedPointCode.of(US));

        assertError(M3uaError.UNEXPECTED_MESSAGE, asp.answer());
    }
}
