package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.adapter.call.Eventually;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.RawSwitch;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.sccp.PartyAddress;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.adapter.sccp.TranslationRule;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.ListenSettings;

/** A dialogue belongs to the peer that it is with. */
@Timeout(60)
class OriginsIT {

    private static final int OWNER = 1;
    private static final int OTHER = 3;
    private static final int STRANGER = 5;
    private static final GlobalTitle TITLE = GlobalTitle.e164("8675500", 4);
    /** Owner and other are relays to it. */
    private static final SccpAddress BEHIND = SccpAddress.ofGlobalTitle(GlobalTitle.e164("44163296", 4), 146);

    private static final Octets BEGIN = new TcapEncoder().encode(TcapSwitch.begin("01020304", TcapSwitch.invoke(1, 0)));

    private final SignallingStack stack = new SignallingStack(settings());
    private final AnsweringUser user = new AnsweringUser(stack);
    private RawSwitch owner;
    private RawSwitch other;
    private RawSwitch stranger;

    private static StackSettings settings() {
        M3uaSettings.Node node = new M3uaSettings.Node(2, 2, OptionalLong.empty());
        ListenSettings listen = ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new StackSettings(
                M3uaSettings.serving(
                        node,
                        listen,
                        List.of(
                                SwitchSettings.of(OWNER, 100),
                                SwitchSettings.of(OTHER, 300),
                                SwitchSettings.of(STRANGER, 500))),
                SccpSettings.defaults()
                        .withTranslations(
                                TranslationRule.of("8675500", OWNER),
                                TranslationRule.of("8675501", OTHER),
                                TranslationRule.of("44", OWNER, OTHER)),
                106,
                StackSettings.Dialogues.DEFAULT);
    }

    @BeforeEach
    void start() throws IOException {
        stack.start(user);
        owner = new RawSwitch(stack.addresses().getFirst()).activate(100);
        other = new RawSwitch(stack.addresses().getFirst()).activate(300);
        stranger = new RawSwitch(stack.addresses().getFirst()).activate(500);
    }

    @AfterEach
    void close() throws IOException {
        owner.close();
        other.close();
        stranger.close();
        stack.close();
    }

    @Test
    void aContinueFromAnotherSwitchIsAnsweredAsIfTheDialogueDidNotExist() throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        send(other, OTHER, SccpAddress.ofSubsystem(OTHER, 146), goingOn("09", ours));

        assertEquals(
                new TcapMessage.Abort(
                        new TransactionId(Octets.fromHex("09")),
                        Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID),
                        Optional.empty()),
                receive(other));
        assertStillOpen(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "END plain, 64 06 4904",
                "END with a length in the long form, 64 8106 4904",
                "END of indefinite length, 64 80 4904",
                "ABORT, 67 06 4904"
            })
    void theEndOrAbortOfAnotherSwitchIsDropped(String kind) throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));
        String head = kind.substring(kind.indexOf(',') + 1).replace(" ", "");

        send(
                other,
                OTHER,
                SccpAddress.ofSubsystem(OTHER, 146),
                Octets.fromHex(head + ours + (head.contains("80") ? "0000" : "")));

        awaitForeign();
        assertStillOpen(ours);
    }

    @Test
    void theCallingAddressOfTheOwnerIsNoProof() throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        send(other, OTHER, SccpAddress.ofSubsystem(OWNER, 146), new TcapEncoder().encode(end(ours)));

        awaitForeign();
        assertStillOpen(ours);
    }

    /** Whose routing label it has does not help who is not active for that switch. */
    @Test
    void thePointCodeOfTheOwnerGetsNowhereOverAnotherSwitchsAssociation() throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        send(other, OWNER, SccpAddress.ofSubsystem(OWNER, 146), new TcapEncoder().encode(end(ours)));

        Eventually.holds("it is refused", () -> stack.m3uaCounters().dataRefused() == 1);
        send(owner, OWNER, SccpAddress.ofSubsystem(OWNER, 146), goingOn("01020304", ours));
        assertEquals("continue Invoke 24", user.next());
        assertEquals(0, stack.counters().foreign());
    }

    @Test
    void aDialogueThatCameByATransferPointMayGoOnByAnother() throws Exception {
        SccpAddress title = SccpAddress.ofGlobalTitle(TITLE, 146);
        send(other, OTHER, title, BEGIN);
        TransactionId ours = answered();

        send(other, OTHER, SccpAddress.ofGlobalTitle(GlobalTitle.e164("8675501", 4), 146), goingOn("09", ours));
        awaitForeign();
        send(owner, OWNER, title, goingOn("01020304", ours));

        assertEquals("continue Invoke 24", user.next());
        assertEquals(1, stack.counters().foreign());
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 1"})
    void aDialogueThatCameByOneRelayGoesOnByTheOtherOfItsRule(int first, int second) throws Exception {
        send(relay(first), first, BEHIND, BEGIN);
        TransactionId ours = answered();

        send(relay(second), second, BEHIND, goingOn("01020304", ours));

        assertEquals("continue Invoke 24", user.next());
        assertInstanceOf(TcapMessage.End.class, receive(owner));
        assertEquals(0, stack.counters().foreign());
    }

    private RawSwitch relay(int pointCode) {
        return pointCode == OWNER ? owner : other;
    }

    /** The rule of a title says by whom it comes: the title alone is the sender's own word. */
    @Test
    void whoIsNoRelayOfTheTitlesRuleDoesNotSpeakForIt() throws Exception {
        send(owner, OWNER, BEHIND, BEGIN);
        TransactionId ours = answered();

        send(stranger, STRANGER, BEHIND, new TcapEncoder().encode(end(ours)));
        awaitForeign();

        send(owner, OWNER, BEHIND, goingOn("01020304", ours));
        assertEquals("continue Invoke 24", user.next());
    }

    /** Two titles may have a relay in common, and the dialogues of the one are none of the other's. */
    @Test
    void aRelayDoesNotSpeakForATitleThatItIsNoWayTo() throws Exception {
        TransactionId ours = begin(SccpAddress.ofGlobalTitle(TITLE, 146));

        send(other, OTHER, BEHIND, new TcapEncoder().encode(end(ours)));

        awaitForeign();
        assertStillOpen(ours);
    }

    /** The same for a dialogue of a lost node that this one goes on with. */
    @Test
    void aLostNodesDialogueGoesOnByEitherRelay() throws Exception {
        TransactionId ours = TransactionId.of(0x7fff_0001);
        BlockingQueue<TcapMessage> heard = goOnWith(ours, BEHIND);

        send(stranger, STRANGER, SccpAddress.ofSubsystem(STRANGER, 146), goingOn("09", ours));
        assertInstanceOf(TcapMessage.Abort.class, receive(stranger));
        send(other, OTHER, BEHIND, goingOn("01", ours));
        send(owner, OWNER, BEHIND, new TcapEncoder().encode(end(ours)));

        assertInstanceOf(TcapMessage.Continue.class, heard.poll(10, TimeUnit.SECONDS));
        assertInstanceOf(TcapMessage.End.class, heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void theCallingAddressOfTheOwnerIsNoProofInALostNodesDialogueEither() throws Exception {
        TransactionId ours = TransactionId.of(0x7fff_0001);
        SccpAddress address = SccpAddress.ofSubsystem(OWNER, 146);
        BlockingQueue<TcapMessage> heard = goOnWith(ours, address);

        send(other, OTHER, address, new TcapEncoder().encode(end(ours)));
        // What other says next is answered behind it.
        send(other, OTHER, SccpAddress.ofSubsystem(OTHER, 146), goingOn("09", ours));
        assertInstanceOf(TcapMessage.Abort.class, receive(other));
        send(owner, OWNER, address, goingOn("01", ours));

        assertInstanceOf(TcapMessage.Continue.class, heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aDamagedContinueEndsALostNodesDialogueToo() throws Exception {
        TransactionId ours = TransactionId.of(0x7fff_0001);
        SccpAddress address = SccpAddress.ofSubsystem(OWNER, 146);
        BlockingQueue<TcapMessage> heard = goOnWith(ours, address);

        send(owner, OWNER, address, Octets.fromHex("650e" + "480401020304" + "4904" + ours + "6c00"));

        assertEquals(
                Optional.of(PAbortCause.INCORRECT),
                assertInstanceOf(TcapMessage.Abort.class, receive(owner)).cause());
        assertEquals(
                new TcapMessage.Abort(ours, Optional.of(PAbortCause.INCORRECT), Optional.empty()),
                heard.poll(10, TimeUnit.SECONDS));
    }

    private BlockingQueue<TcapMessage> goOnWith(TransactionId ours, SccpAddress theirs) {
        BlockingQueue<TcapMessage> heard = new LinkedBlockingQueue<>();
        stack.lostTransactions()
                .add(
                        new LostTransactions.Transaction(
                                ours.value(),
                                TransactionId.of(1),
                                OWNER,
                                true,
                                new PartyAddress(theirs),
                                new PartyAddress(SccpAddress.ofSubsystem(2, 106))),
                        heard::add);
        return heard;
    }

    @Test
    void whatWasSentByOneRelayMayComeBackByTheOther() throws Exception {
        send(owner, OWNER, BEHIND, BEGIN);
        TransactionId ours = answered();

        other.sendData(OTHER, 2, 5, returned(BEHIND, ours, "01020304"));

        assertEquals("notice", user.next());
        assertEquals(0, stack.counters().foreign());
    }

    @Test
    void aDamagedContinueEndsTheDialogueOfItsSenderAlone() throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));
        Octets damaged = Octets.fromHex("650e" + "480401020304" + "4904" + ours + "6c00");

        send(other, OTHER, SccpAddress.ofSubsystem(OTHER, 146), damaged);
        assertInstanceOf(TcapMessage.Abort.class, receive(other));
        assertEquals(1, stack.dialogues());

        send(owner, OWNER, SccpAddress.ofSubsystem(OWNER, 146), damaged);
        assertEquals(
                Optional.of(PAbortCause.INCORRECT),
                assertInstanceOf(TcapMessage.Abort.class, receive(owner)).cause());
        assertEquals("provider abort IncorrectTxPortion", user.next());
        assertEquals("released", user.next());
    }

    /** Q.774 (06/97), Table 7: the sender is told that its transaction is over, and so is ours. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an unknown message type, 660c 480401020304 4904 OURS, 0, UnrecognizedMessageType",
        "an unknown message type with the ids exchanged, 660c 4904 OURS 480401020304, 0, UnrecognizedMessageType",
        "a CONTINUE with the ids exchanged, 650c 4904 OURS 480401020304, 3, IncorrectTxPortion",
        "a CONTINUE longer than what came, 6520 480401020304 4904 OURS, 2, BadlyFormattedTxPortion"
    })
    void whatIsAbortedEndsItsDialogueOnThisSideToo(String name, String hex, int cause, String told) throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        send(owner, OWNER, SccpAddress.ofSubsystem(OWNER, 146), damaged(hex, ours));

        assertEquals(
                new TcapMessage.Abort(
                        new TransactionId(Octets.fromHex("01020304")),
                        Optional.of(new PAbortCause(cause)),
                        Optional.empty()),
                receive(owner));
        assertEquals("provider abort " + told, user.next());
        assertEquals("released", user.next());
        assertEquals(0, stack.dialogues());
    }

    /** The same table: without the sender's transaction id nothing is done, and END and ABORT are never answered. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a CONTINUE without its sender's id, 6506 4904 OURS",
        "a CONTINUE with an id of five octets, 650d 48050102030405 4904 OURS",
        "an unknown message type without its sender's id, 6606 4904 OURS",
        "an END longer than what came, 6420 480401020304 4904 OURS",
        "an ABORT longer than what came, 6720 480401020304 4904 OURS",
        "a BEGIN with our id alone, 6206 4904 OURS"
    })
    void whatTellsItsSenderNothingEndsNothing(String name, String hex) throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        send(owner, OWNER, SccpAddress.ofSubsystem(OWNER, 146), damaged(hex, ours));

        Eventually.holds("it is counted", () -> stack.counters().malformed() == 1);
        send(owner, OWNER, SccpAddress.ofSubsystem(OWNER, 146), goingOn("01020304", ours));
        assertEquals("continue Invoke 24", user.next());
        assertInstanceOf(TcapMessage.End.class, receive(owner));
    }

    private static Octets damaged(String hex, TransactionId ours) {
        return Octets.fromHex(hex.replace("OURS", ours.toString()).replace(" ", ""));
    }

    /** What comes back must be of the dialogue with the switch that it was for, and name it as that switch does. */
    @ParameterizedTest
    @CsvSource({"3, 01020304", "1, 01020305", "1, ''"})
    void aMessageThatWeDidNotSendDoesNotComeBack(int wasFor, String theirs) throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        other.sendData(OTHER, 2, 5, returned(wasFor, ours, theirs));

        awaitForeign();
        assertStillOpen(ours);
        assertEquals(0, stack.counters().returned());
    }

    @Test
    void whatWeSentMayComeBackFromAnyNodeOnItsWay() throws Exception {
        TransactionId ours = begin(SccpAddress.ofSubsystem(OWNER, 146));

        other.sendData(OTHER, 2, 5, returned(OWNER, ours, "01020304"));

        assertEquals("notice", user.next());
        assertEquals(1, stack.counters().returned());
        assertEquals(0, stack.counters().foreign());
    }

    private static Octets returned(int wasFor, TransactionId ours, String theirs) {
        return returned(SccpAddress.ofSubsystem(wasFor, 146), ours, theirs);
    }

    private static Octets returned(SccpAddress wasFor, TransactionId ours, String theirs) {
        Octets sent = theirs.isEmpty()
                ? Octets.fromHex("62064804" + ours)
                : new TcapEncoder()
                        .encode(new TcapMessage.Continue(
                                ours, new TransactionId(Octets.fromHex(theirs)), Optional.empty(), List.of()));
        return new SccpEncoder(PointCodeLength.BITS_14)
                .encode(new SccpMessage.UnitdataService(
                        ReturnCause.SUBSYSTEM_FAILURE, SccpAddress.ofSubsystem(2, 106), wasFor, sent));
    }

    private TransactionId begin(SccpAddress calling) throws Exception {
        send(owner, OWNER, calling, BEGIN);
        return answered();
    }

    private TransactionId answered() throws Exception {
        TcapMessage.Continue answer = assertInstanceOf(TcapMessage.Continue.class, receive(owner));
        assertEquals("begin [0, 4, 0, 1, 1, 1, 0, 0] Invoke 0", user.next());
        return answer.originating();
    }

    private static Octets goingOn(String theirs, TransactionId ours) {
        return new TcapEncoder()
                .encode(new TcapMessage.Continue(
                        new TransactionId(Octets.fromHex(theirs)),
                        ours,
                        Optional.empty(),
                        List.of(TcapSwitch.invoke(2, 24))));
    }

    private static TcapMessage end(TransactionId ours) {
        return new TcapMessage.End(ours, Optional.empty(), List.of(TcapSwitch.invoke(2, 24)));
    }

    /** The owner goes on, and is heard: nothing else was. */
    private void assertStillOpen(TransactionId ours) throws Exception {
        send(owner, OWNER, SccpAddress.ofSubsystem(OWNER, 146), goingOn("01020304", ours));
        assertEquals("continue Invoke 24", user.next());
        assertInstanceOf(TcapMessage.End.class, receive(owner));
        assertEquals(1, stack.counters().foreign());
    }

    private void awaitForeign() {
        Eventually.holds("one foreign message", () -> stack.counters().foreign() == 1);
    }

    private static void send(RawSwitch from, int pointCode, SccpAddress calling, Octets tcap) throws IOException {
        SccpMessage message =
                new SccpMessage.Unitdata(ProtocolClass.CLASS_0, SccpAddress.ofSubsystem(2, 106), calling, tcap);
        from.sendData(pointCode, 2, 5, new SccpEncoder(PointCodeLength.BITS_14).encode(message));
    }

    private static TcapMessage receive(RawSwitch at) throws IOException {
        if (new SccpDecoder(PointCodeLength.BITS_14).decode(at.receiveData()) instanceof SccpMessage message
                && TcapDecoder.decode(message.data()) instanceof TcapMessage tcap) {
            return tcap;
        }
        throw new AssertionError("no TCAP message");
    }
}
