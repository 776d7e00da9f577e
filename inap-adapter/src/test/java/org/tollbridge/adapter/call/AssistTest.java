package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.Announcement;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.port.SwitchDialogue;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.AssistRequestInstructions;
import org.tollbridge.wire.inap.EstablishTemporaryConnection;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.isup.GenericDigits;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Announcements and digits at an assisting side, which comes over a link and point code of its own. */
class AssistTest extends DialogueFixture {
    static final TransactionId ASSISTING = TransactionId.of(0x0500_000b);
    private static final Instruction PLAYING =
            new Instruction.Play(new Announcement("welcome", "8008101234", "", 0, 0));
    private static final int ESTABLISH = 17;
    private static final int DISCONNECT = 18;
    private static final int CONNECT_TO_RESOURCE = 19;
    private static final int RESET_TIMER = 33;
    static final int PLAY = 47;

    private final ScriptedGate gate = ScriptedGate.silent();
    private Optional<SwitchDialogue> offered = Optional.empty();
    private TransactionId node = TransactionId.of(0);
    private String correlation = "";

    private static InapSwitch assisted(int waitMillis) {
        return Switches.with(new ResourceAccess(
                Map.of("welcome", new SpokenMessage(List.of(1001L), List.of())),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.of(new ResourceAccess.Assisting(
                        new PartyNumber(NatureOfAddress.NATIONAL, "123450"), Optional.empty(), waitMillis))));
    }

    /** A call that waits for its assisting side, which is to play something. */
    final void establish(int waitMillis) throws Exception {
        InapSwitch peripheral = Switches.with(ResourceAccess.NONE, Line.OTHER_SWITCH);
        open(gate, List.of(assisted(waitMillis), peripheral), 60_000);
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        gate.hear();
        offered = Optional.of(gate.dialogue());
        dialogue().send(List.of(new Instruction.ConnectResource(), PLAYING));
        TcapMessage.Continue first = line().hear(TcapMessage.Continue.class);
        node = first.originating();
        assertEquals(List.of(ESTABLISH), operations(first));
        Component.Invoke invoke = (Component.Invoke) first.components().getFirst();
        correlation = correlationOf(invoke.parameter().orElseThrow());
    }

    private static String correlationOf(Octets argument) {
        if (InapCodec.argument(
                        Operation.ESTABLISH_TEMPORARY_CONNECTION,
                        Optional.of(argument),
                        org.tollbridge.wire.asn1.Variant.Q1218)
                instanceof Reading.Value<?>(EstablishTemporaryConnection establish)) {
            return establish
                    .get(EstablishTemporaryConnection.CORRELATION_ID)
                    .flatMap(octets -> GenericDigits.view(octets).toOptional())
                    .flatMap(GenericDigits::digits)
                    .orElseThrow();
        }
        throw new AssertionError(argument.toString());
    }

    final void assist(Optional<ApplicationContext> context, String digits) {
        IsupNumber number =
                IsupNumber.of(NumberFormat.GENERIC, org.tollbridge.wire.isup.NatureOfAddress.UNKNOWN, digits);
        Octets argument = AssistRequestInstructions.TYPE
                .values()
                .set(AssistRequestInstructions.CORRELATION_ID, number.toOctets())
                .build()
                .encode(org.tollbridge.wire.asn1.Variant.Q1218);
        fromAssisting(new TcapMessage.Begin(
                ASSISTING,
                context.map(one -> DialoguePortion.Request.of(one.objectIdentifier())),
                List.of(Say.invoke(1, 16, argument.toHex()))));
    }

    private void fromAssisting(TcapMessage message) {
        line().say(new TcapEncoder().encode(message), Line.OTHER_SWITCH);
    }

    /** By which the assisting side of the call finds it. */
    final String correlation() {
        return correlation;
    }

    private SwitchDialogue dialogue() {
        return offered.orElseThrow();
    }

    static List<Integer> operations(TcapMessage message) {
        return message.components().stream()
                .map(component ->
                        component instanceof Component.Invoke invoke && invoke.operation() instanceof Code.Local local
                                ? local.value()
                                : -1)
                .toList();
    }

    private TransactionId assistedBy(ApplicationContext context) throws Exception {
        establish(60_000);
        assist(Optional.of(context), correlation);
        TcapMessage.Continue first = line().hear(TcapMessage.Continue.class);
        assertEquals(ASSISTING, first.destination());
        return first.originating();
    }

    private static Component report(int linked) {
        return new Component.Invoke(2, OptionalInt.of(linked), new Code.Local(49), Optional.of(Octets.fromHex("0500")));
    }

    @ParameterizedTest
    @EnumSource(
            value = ApplicationContext.class,
            names = {"ETSI_IP_TO_SCP", "Q1218_SRF_TO_SCF"})
    void aPeripheralPlaysAtOnce(ApplicationContext context) throws Exception {
        establish(60_000);
        assist(Optional.of(context), correlation);
        TcapMessage.Continue first = line().hear(TcapMessage.Continue.class);
        assertEquals(ASSISTING, first.destination());
        assertTrue(first.dialogue().isPresent());
        assertEquals(List.of(PLAY), operations(first));
        fromAssisting(new TcapMessage.Continue(ASSISTING, first.originating(), Optional.empty(), List.of(report(1))));
        assertEquals(new CallEvent.Played(), gate.hear());
    }

    @ParameterizedTest
    @EnumSource(
            value = ApplicationContext.class,
            names = {"ETSI_ASSIST_HANDOFF", "Q1218_ASSIST_HANDOFF"})
    void anAssistingSwitchConnectsItsResourceFirst(ApplicationContext context) throws Exception {
        establish(60_000);
        assist(Optional.of(context), correlation);
        assertEquals(List.of(CONNECT_TO_RESOURCE, PLAY), operations(line().hear(TcapMessage.Continue.class)));
    }

    @Test
    void anAssistingSideWithoutAContextIsAPeripheral() throws Exception {
        establish(60_000);
        assist(Optional.empty(), correlation);
        assertEquals(List.of(PLAY), operations(line().hear(TcapMessage.Continue.class)));
    }

    @Test
    void bothDialoguesGoOnWhenTheResourceIsLeft() throws Exception {
        assistedBy(ApplicationContext.ETSI_IP_TO_SCP);
        dialogue().send(List.of(new Instruction.DisconnectResource(), CONNECT));
        TcapMessage.Continue left = line().hear(TcapMessage.Continue.class);
        assertEquals(Say.SWITCH, left.destination());
        assertEquals(List.of(DISCONNECT, 20), operations(left));
        TcapMessage.End end = line().hear(TcapMessage.End.class);
        assertEquals(ASSISTING, end.destination());
        assertEquals(List.of(), end.components());
        Eventually.holds("one dialogue is left", () -> translator().openDialogues() == 1);
    }

    @Test
    void theAssistingDialogueEndsWithTheCall() throws Exception {
        assistedBy(ApplicationContext.ETSI_IP_TO_SCP);
        line().say(Say.end(node, Say.invoke(3, EVENT_REPORT, ABANDONED)));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
        assertTrue(gate.hear() instanceof CallEvent.DialogueEnded);
        assertEquals(ASSISTING, line().hear(TcapMessage.End.class).destination());
        assertClosed();
    }

    @Test
    void tssfOfBothSwitchesBeginsAnew() throws Exception {
        assistedBy(ApplicationContext.ETSI_ASSIST_HANDOFF);
        dialogue().send(List.of(new Instruction.ResetTimer(10)));
        assertEquals(List.of(RESET_TIMER), operations(line().hear(TcapMessage.Continue.class)));
        assertEquals(List.of(RESET_TIMER), operations(line().hear(TcapMessage.Continue.class)));
    }

    @Test
    void anUnknownCorrelationIsAnErrorAndCostsTheWaitingCallNothing() throws Exception {
        establish(60_000);
        assist(Optional.of(ApplicationContext.ETSI_IP_TO_SCP), "9" + correlation);
        TcapMessage.End refused = line().hear(TcapMessage.End.class);
        assertEquals(List.of(Say.error(1, 15)), refused.components());
        assist(Optional.of(ApplicationContext.ETSI_IP_TO_SCP), correlation);
        assertEquals(List.of(PLAY), operations(line().hear(TcapMessage.Continue.class)));
    }

    @Test
    void aCorrelationServesOnce() throws Exception {
        assistedBy(ApplicationContext.ETSI_IP_TO_SCP);
        assist(Optional.of(ApplicationContext.ETSI_IP_TO_SCP), correlation);
        assertEquals(
                List.of(Say.error(1, 15)), line().hear(TcapMessage.End.class).components());
    }

    @Test
    void anAssistingSideThatDoesNotComeIsGivenUp() throws Exception {
        establish(50);
        assertEquals(List.of(DISCONNECT), operations(line().hear(TcapMessage.Continue.class)));
        assertEquals(
                new CallEvent.InteractionFailed(
                        "establishTemporaryConnection", "the assisting side did not come", false),
                gate.hear());
        assist(Optional.of(ApplicationContext.ETSI_IP_TO_SCP), correlation);
        assertEquals(
                List.of(Say.error(1, 15)), line().hear(TcapMessage.End.class).components());
        // That the switch has taken the caller back already is no news.
        line().say(Say.proceed(node, Say.error(2, 14), Say.invoke(3, EVENT_REPORT, ABANDONED)));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
    }

    @Test
    void anAssistingSideThatIsLostIsToldOnce() throws Exception {
        TransactionId assisting = assistedBy(ApplicationContext.ETSI_IP_TO_SCP);
        fromAssisting(new TcapMessage.Abort(assisting, Optional.empty(), Optional.empty()));
        assertEquals(List.of(DISCONNECT), operations(line().hear(TcapMessage.Continue.class)));
        assertTrue(gate.hear() instanceof CallEvent.InteractionFailed failed && !failed.connected());
        switchLost(Line.OTHER_SWITCH);
        line().say(Say.proceed(node, Say.invoke(3, EVENT_REPORT, ABANDONED)));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
    }

    @Test
    void theLinkOfTheAssistingSideMayBeLost() throws Exception {
        assistedBy(ApplicationContext.ETSI_IP_TO_SCP);
        switchLost(Line.OTHER_SWITCH);
        assertEquals(
                new CallEvent.InteractionFailed(
                        "establishTemporaryConnection", "the assisting side's dialogue: link lost", false),
                gate.hear());
    }

    @Test
    void theLinkOfTheCallMayBeLost() throws Exception {
        assistedBy(ApplicationContext.ETSI_IP_TO_SCP);
        switchLost(Switches.POINT_CODE);
        assertEquals(new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.LINK, "link lost"), gate.hear());
        assertEquals(ASSISTING, line().hear(TcapMessage.End.class).destination());
        assertClosed();
    }

    @Test
    void anAssistingSwitchWhoseResourceIsRefusedIsOfNoHelp() throws Exception {
        TransactionId assisting = assistedBy(ApplicationContext.ETSI_ASSIST_HANDOFF);
        fromAssisting(new TcapMessage.Continue(ASSISTING, assisting, Optional.empty(), List.of(Say.error(1, 12))));
        assertEquals(new CallEvent.InteractionFailed("connectToResource", "taskRefused", false), gate.hear());
    }

    @Test
    void aTemporaryConnectionThatIsRefusedWaitsForNobody() throws Exception {
        establish(60_000);
        line().say(Say.proceed(node, Say.error(1, 3)));
        assertEquals(new CallEvent.InteractionFailed("establishTemporaryConnection", "eTCFailed", false), gate.hear());
        Eventually.holds("nobody is waited for", () -> {
            assist(Optional.of(ApplicationContext.ETSI_IP_TO_SCP), correlation);
            return isRefused();
        });
    }

    private boolean isRefused() {
        try {
            return line().hear(TcapMessage.End.class).components().equals(List.of(Say.error(1, 15)));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
