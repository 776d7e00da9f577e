package org.tollbridge.adapter.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.adapter.sccp.TranslationRule.Match;
import org.tollbridge.adapter.sccp.TranslationRule.Rewriting;
import org.tollbridge.adapter.sccp.TranslationRule.RouteOn;
import org.tollbridge.adapter.sccp.TranslationRule.Sharing;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.RoutingIndicator;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;

/** Where messages go. */
class ScrcTest extends SccpFixture {

    private static final SccpAddress WITHOUT_POINT_CODE = new SccpAddress(
            RoutingIndicator.SUBSYSTEM_NUMBER, false, OptionalInt.empty(), OptionalInt.of(THEIR_SSN), Optional.empty());

    private void translate(TranslationRule... rules) {
        start(SccpSettings.defaults().withTranslations(rules));
    }

    @ParameterizedTest
    @EnumSource(PointCodeLength.class)
    void pointCodeAndSubsystemNumberInBothDirections(PointCodeLength length) throws Exception {
        start(SccpSettings.defaults().withPointCodes(length));
        bring(unitdata(ProtocolClass.CLASS_0, OURS, THEIRS));
        assertEquals(1, user.data.size());
        assertEquals(new PartyAddress(THEIRS), user.data.getFirst().getCallingPartyAddress());
        assertEquals(SWITCH, user.data.getFirst().getIncomingOpc());

        send(THEIRS);
        SccpMessage.Unitdata answer = sent(SWITCH, SccpMessage.Unitdata.class);
        assertEquals(THEIRS, answer.called());
        assertEquals(OURS, answer.calling());
        assertEquals(DATA, answer.data());
        assertEquals(new ProtocolClass(1, 8), answer.protocolClass());
        assertCount(1, SccpCounter.DELIVERED);
        assertCount(1, SccpCounter.SENT);
    }

    @Test
    void theSlsOfAClass1MessageIsTheUsers() throws Exception {
        send(THEIRS, 11, 0, DATA);
        assertEquals(11, mtp.next().getSls());
    }

    @Test
    void anAddressThatNamesNoPointIsAnsweredWhereItCameFrom() throws Exception {
        bring(unitdata(ProtocolClass.CLASS_0, OURS, WITHOUT_POINT_CODE));
        assertEquals(SWITCH, user.data.getFirst().getIncomingOpc());
        assertTrue(sccp().isAnswerable(user.data.getFirst()));
        send(WITHOUT_POINT_CODE, 0, SWITCH, DATA);
        assertEquals(
                WITHOUT_POINT_CODE, sent(SWITCH, SccpMessage.Unitdata.class).called());

        assertEquals("the called address names no signalling point", refusal(WITHOUT_POINT_CODE));
    }

    @Test
    void aMessageBeganWhereItsCallingAddressSays() {
        translate(TranslationRule.of("8610", 11));
        bring(10, 0, unitdata(ProtocolClass.CLASS_0, OURS, THEIRS));
        bring(10, 0, unitdata(ProtocolClass.CLASS_0, OURS, title("86101")));
        bring(10, 0, unitdata(ProtocolClass.CLASS_0, OURS, title("44")));
        assertEquals(SWITCH, user.data.get(0).getIncomingOpc());
        assertEquals(11, user.data.get(1).getIncomingOpc());
        assertEquals(10, user.data.get(2).getIncomingOpc());
    }

    @Test
    void aCalledTitleThatMeansUsReachesOurSubsystem() {
        translate(TranslationRule.of("86139", US));
        bring(unitdata(ProtocolClass.CLASS_0, title("861390"), THEIRS));
        assertEquals(new PartyAddress(title("861390")), user.data.getFirst().getCalledPartyAddress());
    }

    @Test
    void aTranslationPutsOurSubsystemNumberIn() {
        SccpAddress bare = new SccpAddress(
                RoutingIndicator.GLOBAL_TITLE,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(GlobalTitle.e164("861390", 4)));
        translate(TranslationRule.of("86139", US));
        bring(unitdata(RETURN, bare, THEIRS));
        assertEquals(
                ReturnCause.UNQUALIFIED,
                sent(SWITCH, SccpMessage.UnitdataService.class).cause());

        translate(rule("86139", List.of(US), Sharing.BACKUP, RouteOn.SSN, OptionalInt.of(SSN), Optional.empty()));
        bring(unitdata(RETURN, bare, THEIRS));
        assertEquals(1, user.data.size());
    }

    private static TranslationRule rule(
            String digits,
            List<Integer> pointCodes,
            Sharing sharing,
            RouteOn routeOn,
            OptionalInt subsystem,
            Optional<Rewriting> rewriting) {
        return new TranslationRule(Match.ofDigits(digits), pointCodes, sharing, routeOn, subsystem, rewriting);
    }

    @Test
    void aTitleThatNobodyTranslatesComesBackIfAskedFor() {
        bring(unitdata(RETURN, title("44"), THEIRS));
        assertEquals(
                ReturnCause.NO_TRANSLATION_FOR_NATURE,
                sent(SWITCH, SccpMessage.UnitdataService.class).cause());
        translate(TranslationRule.of("86139", US));
        bring(unitdata(RETURN, title("44"), THEIRS));
        SccpMessage.UnitdataService back = sent(SWITCH, SccpMessage.UnitdataService.class);
        assertEquals(ReturnCause.NO_TRANSLATION, back.cause());
        assertEquals(THEIRS, back.called());
        assertEquals(title("44"), back.calling());
        assertCount(1, SccpCounter.NO_TRANSLATION);

        bring(unitdata(ProtocolClass.CLASS_0, title("44"), THEIRS));
        assertSilent();
        assertCount(2, SccpCounter.NO_TRANSLATION);
        assertTrue(user.data.isEmpty());
    }

    @Test
    void thisNodeIsNoRelay() {
        translate(TranslationRule.of("86755", 10));
        bring(unitdata(RETURN, title("86755"), THEIRS));
        assertEquals(
                ReturnCause.NO_TRANSLATION,
                sent(SWITCH, SccpMessage.UnitdataService.class).cause());
        assertSilent();
    }

    @Test
    void anAnswerToATitleIsTranslated() throws Exception {
        translate(TranslationRule.of("86755", 10));
        assertFalse(answerable(title("44")));
        assertTrue(answerable(title("867551")));
        send(title("867551"));
        SccpAddress called = sent(10, SccpMessage.Unitdata.class).called();
        assertEquals(RoutingIndicator.SUBSYSTEM_NUMBER, called.routing());
        assertEquals(OptionalInt.of(10), called.pointCode());
        assertEquals(OptionalInt.of(SSN), called.subsystemNumber());
        assertEquals(Optional.empty(), called.globalTitle());

        assertEquals("there is no translation of global title 44", refusal(title("44")));
        assertCount(1, SccpCounter.NO_TRANSLATION);
        assertCount(1, SccpCounter.UNSENT);
    }

    @Test
    void aTitleThatItsRuleWritesAnewIsSentThoughNobodyRoutesOnIt() throws Exception {
        translate(rule(
                "0755",
                List.of(10),
                Sharing.BACKUP,
                RouteOn.SSN,
                OptionalInt.empty(),
                Optional.of(new Rewriting("86755", OptionalInt.of(4)))));
        send(title(GlobalTitle.e164("07551", 3)));
        SccpAddress called = sent(10, SccpMessage.Unitdata.class).called();
        assertEquals(RoutingIndicator.SUBSYSTEM_NUMBER, called.routing());
        assertEquals(Optional.of(GlobalTitle.e164("867551", 4)), called.globalTitle());
    }

    @Test
    void anAnswerToATitleWithoutASubsystemStaysATitle() throws Exception {
        translate(TranslationRule.of("86755", 10));
        SccpAddress bare = new SccpAddress(
                RoutingIndicator.GLOBAL_TITLE,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(GlobalTitle.e164("867551", 4)));
        send(bare);
        assertEquals(bare, sent(10, SccpMessage.Unitdata.class).called());
    }

    private boolean answerable(SccpAddress calling) {
        user.data.clear();
        bring(unitdata(ProtocolClass.CLASS_0, OURS, calling));
        return sccp().isAnswerable(user.data.getFirst());
    }

    @Test
    void aTitleForTheNextNodeStaysATitleAndMayBeRewritten() throws Exception {
        translate(
                rule(
                        "0755",
                        List.of(10),
                        Sharing.BACKUP,
                        RouteOn.GT,
                        OptionalInt.of(8),
                        Optional.of(new Rewriting("86755", OptionalInt.of(4)))),
                rule("1", List.of(11), Sharing.BACKUP, RouteOn.GT, OptionalInt.empty(), Optional.empty()));
        send(title(GlobalTitle.e164("07551", 3)));
        SccpAddress called = sent(10, SccpMessage.Unitdata.class).called();
        assertEquals(SccpAddress.ofGlobalTitle(GlobalTitle.e164("867551", 4), 8), called);

        send(title("123"));
        assertEquals(title("123"), sent(11, SccpMessage.Unitdata.class).called());
    }

    @Test
    void aTitleWithAPointCodeGoesThere() throws Exception {
        translate(TranslationRule.of("86755", 10));
        SccpAddress both = titleAt(11, "86755");
        send(both);
        assertEquals(both, sent(11, SccpMessage.Unitdata.class).called());
    }

    /** A point code of the sender's own network means nothing here; what counts is the title (Q.714, 2.2). */
    @Test
    void aTitleWithAPointCodeThatMtpDoesNotKnowIsTranslated() throws Exception {
        translate(
                TranslationRule.of("86755", 10),
                rule("44", List.of(11), Sharing.BACKUP, RouteOn.GT, OptionalInt.empty(), Optional.empty()));
        bring(10, 0, unitdata(ProtocolClass.CLASS_0, OURS, titleAt(999, "86755")));
        assertEquals(10, user.data.getFirst().getIncomingOpc());
        assertEquals(List.of(10), Sccp.points(user.data.getFirst()));
        assertTrue(sccp().isAnswerable(user.data.getFirst()));
        send(titleAt(999, "86755"));
        assertEquals(
                SccpAddress.ofSubsystem(10, SSN),
                sent(10, SccpMessage.Unitdata.class).called());
        send(titleAt(999, "441"));
        assertEquals(title("441"), sent(11, SccpMessage.Unitdata.class).called());

        assertEquals("there is no translation of global title 39", refusal(titleAt(999, "39")));
    }

    @Test
    void aTitleWithAPointCodeThatCannotBeReachedAtThisMomentIsNotTranslated() {
        translate(TranslationRule.of("86755", 10));
        bring(11, 0, unitdata(ProtocolClass.CLASS_0, OURS, titleAt(11, "86755")));
        assertEquals(List.of(11), Sccp.points(user.data.getFirst()));
        mtp.lose(11);
        assertEquals("switch 11 is not reachable", refusal(titleAt(11, "86755")));
    }

    private static SccpAddress titleAt(int pointCode, String digits) {
        return new SccpAddress(
                RoutingIndicator.GLOBAL_TITLE,
                false,
                OptionalInt.of(pointCode),
                OptionalInt.of(SSN),
                Optional.of(GlobalTitle.e164(digits, 4)));
    }

    @Test
    void theBackupTakesOverAndGivesBack() throws Exception {
        translate(TranslationRule.of("86755", 10, 11));
        for (int expected : new int[] {10, 11, 10}) {
            if (expected == 11) {
                mtp.lose(10);
            } else {
                mtp.find(10);
            }
            for (int sls = 0; sls < 4; sls++) {
                send(title("86755"), sls, 0, DATA);
                sent(expected, SccpMessage.Unitdata.class);
            }
        }
        mtp.lose(10);
        mtp.lose(11);
        assertEquals("switch 10 is not reachable", refusal(title("86755")));
        assertFalse(answerable(title("86755")));
    }

    @Test
    void sharedLoadGoesBySls() throws Exception {
        translate(rule("86755", List.of(10, 11), Sharing.SHARE, RouteOn.SSN, OptionalInt.empty(), Optional.empty()));
        send(title("86755"), 0, 0, DATA);
        sent(10, SccpMessage.Unitdata.class);
        send(title("86755"), 1, 0, DATA);
        sent(11, SccpMessage.Unitdata.class);
        mtp.lose(11);
        send(title("86755"), 1, 0, DATA);
        sent(10, SccpMessage.Unitdata.class);
    }

    /** MTP shares the associations of one point by SLS again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void sharedLoadLeavesNoAssociationOfAPointWithoutItsPart(int associations) throws Exception {
        translate(rule("86755", List.of(10, 11), Sharing.SHARE, RouteOn.SSN, OptionalInt.empty(), Optional.empty()));
        Map<String, Integer> messages = new TreeMap<>();
        for (int sls = 0; sls < 16; sls++) {
            send(title("86755"), sls, 0, DATA);
            Mtp3TransferPrimitive sent = mtp.next();
            messages.merge(sent.getDpc() + " " + sent.getSls() % associations, 1, Integer::sum);
        }
        assertEquals(2 * associations, messages.size(), messages::toString);
        assertEquals(Set.of(16 / (2 * associations)), Set.copyOf(messages.values()), messages::toString);
    }

    @Test
    void aProhibitedSubsystemMovesTheRouteToTheBackup() throws Exception {
        translate(TranslationRule.of("86755", 10, 11));
        bring(ManagementMessage.Type.SSP, SSN, 10);
        send(title("86755"));
        sent(11, SccpMessage.Unitdata.class);
        bring(ManagementMessage.Type.SSA, SSN, 10);
        send(title("86755"));
        sent(10, SccpMessage.Unitdata.class);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "15, true"})
    void aHopCounterThatHasRunOutEndsAMessageToATitle(int hops, boolean delivered) {
        translate(TranslationRule.of("86139", US));
        bring(new SccpMessage.ExtendedUnitdata(RETURN, hops, title("86139"), THEIRS, DATA, List.of()));
        assertEquals(delivered ? 1 : 0, user.data.size());
        if (!delivered) {
            SccpMessage.ExtendedUnitdataService back = sent(SWITCH, SccpMessage.ExtendedUnitdataService.class);
            assertEquals(ReturnCause.HOP_COUNTER_VIOLATION, back.cause());
            assertEquals(15, back.hopCounter());
            assertCount(1, SccpCounter.HOP_COUNTER_VIOLATIONS);
        }
    }

    @Test
    void theHopCounterOfAMessageToASubsystemIsNotLookedAt() {
        bring(new SccpMessage.ExtendedUnitdata(RETURN, 0, OURS, THEIRS, DATA, List.of()));
        assertEquals(1, user.data.size());
    }

    @Test
    void aPointThatNobodyKnowsIsNotSentTo() {
        assertEquals("switch 77 is not reachable", refusal(SccpAddress.ofSubsystem(77, SSN)));
        assertThrows(IOException.class, () -> send(OURS));
        assertSilent();
    }

    @Test
    void anAddressWithoutWhatItIsRoutedOnIsRefused() {
        SccpAddress nothing = new SccpAddress(
                RoutingIndicator.GLOBAL_TITLE, false, OptionalInt.empty(), OptionalInt.of(SSN), Optional.empty());
        SccpAddress noSubsystem = new SccpAddress(
                RoutingIndicator.SUBSYSTEM_NUMBER, false, OptionalInt.of(US), OptionalInt.empty(), Optional.empty());
        for (SccpAddress called : List.of(nothing, noSubsystem)) {
            bring(unitdata(RETURN, called, THEIRS));
            assertEquals(
                    ReturnCause.UNQUALIFIED,
                    sent(SWITCH, SccpMessage.UnitdataService.class).cause());
        }
        assertEquals("it is routed on a global title and has none", refusal(nothing));
    }

    @Test
    void ourOwnPointCodeMustFitTheNetwork() {
        assertThrows(
                IllegalArgumentException.class, () -> new Sccp(mtp, mtp.points(), 16_384, 2, SccpSettings.defaults()));
    }
}
