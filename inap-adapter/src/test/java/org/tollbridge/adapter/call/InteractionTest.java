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
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.call.Announcement;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.service.port.SwitchDialogue;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.Problem;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Announcements and digits at a switch's own resource. */
class InteractionTest extends DialogueFixture {
    private static final int CONNECT_TO_RESOURCE = 19;
    private static final int DISCONNECT_FORWARD_CONNECTION = 18;
    private static final int PLAY = 47;
    private static final int PROMPT = 48;
    private static final int REPORT = 49;
    private static final int CANCEL = 53;
    /** 12 and the key that ends. */
    private static final String DIGITS = "800320210c";

    private static final Announcement WELCOME = new Announcement("welcome", "8008101234", "", 0, 0);
    private static final Instruction PLAYING = new Instruction.Play(WELCOME);
    private static final Instruction ASKING =
            new Instruction.Collect(WELCOME, new Prompt("welcome", 1, 4, 10, 5, 3, true));
    private static final ResourceAccess OWN = new ResourceAccess(
            Map.of("welcome", new SpokenMessage(List.of(1001L), List.of())),
            ZoneOffset.UTC,
            Optional.empty(),
            Optional.empty());

    private final ScriptedGate gate = ScriptedGate.silent();
    private Optional<SwitchDialogue> offered = Optional.empty();
    private TransactionId node = TransactionId.of(0);

    /** A call whose caller is connected to the resource, and for whom something is done as invoke 2. */
    private void interact(Instruction instruction) throws Exception {
        open(gate, Switches.with(OWN));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        gate.hear();
        offered = Optional.of(gate.dialogue());
        dialogue().send(List.of(new Instruction.ConnectResource(), instruction));
        TcapMessage.Continue first = line().hear(TcapMessage.Continue.class);
        node = first.originating();
        assertEquals(List.of(CONNECT_TO_RESOURCE, instruction.equals(PLAYING) ? PLAY : PROMPT), operations(first));
    }

    /** A call whose switch collects the digits that its number lacks. */
    private void collecting() throws Exception {
        open(gate, Switches.with(OWN));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        gate.hear();
        gate.dialogue()
                .send(List.of(new Instruction.CollectDialled(new PartyNumber(NatureOfAddress.NATIONAL, "8008101"))));
        node = line().hear(TcapMessage.Continue.class).originating();
    }

    private SwitchDialogue dialogue() {
        return offered.orElseThrow();
    }

    private static List<Integer> operations(TcapMessage message) {
        return message.components().stream()
                .map(component ->
                        component instanceof Component.Invoke invoke && invoke.operation() instanceof Code.Local local
                                ? local.value()
                                : -1)
                .toList();
    }

    private void say(Component... components) {
        line().say(Say.proceed(node, components));
    }

    private static Component report(int linked) {
        return linked(REPORT, linked, "0500");
    }

    private static Component linked(int operation, int linked, String argument) {
        return new Component.Invoke(
                7, OptionalInt.of(linked), new Code.Local(operation), Optional.of(Octets.fromHex(argument)));
    }

    private static Component keyed(String parameter) {
        return resultOf(new Code.Local(PROMPT), parameter);
    }

    private static Component resultOf(Code operation, String parameter) {
        return new Component.ReturnResult(
                true, 2, Optional.of(new Component.Result(operation, Optional.of(Octets.fromHex(parameter)))));
    }

    private static Component reject(int id, Problem.Kind kind, int problem) {
        return new Component.Reject(OptionalInt.of(id), new Problem(kind, problem));
    }

    @Test
    void theEndOfAnAnnouncementIsTold() throws Exception {
        interact(PLAYING);
        say(report(2));
        assertEquals(new CallEvent.Played(), gate.hear());
    }

    @Test
    void whatACallerKeyedIsNotToldOfOneWhoIsGone() throws Exception {
        interact(ASKING);
        say(keyed(DIGITS), Say.invoke(3, EVENT_REPORT, ABANDONED));
        assertEquals(new CallEvent.Reported(BcsmEvent.ABANDON, Leg.CALLING, false, OptionalInt.empty()), gate.hear());
        assertTrue(gate.isSilent());
        assertTrue(line().isSilent());
    }

    @Test
    void aPromptsResultInTheSwitchsEndAsksForNothing() throws Exception {
        interact(ASKING);
        line().say(Say.end(node, keyed(DIGITS)));
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertTrue(gate.isSilent());
        assertClosed();
    }

    @Test
    void theSameEndIsNotReportedTwice() throws Exception {
        interact(PLAYING);
        say(report(2));
        gate.hear();
        say(report(2));
        assertEquals(List.of(reject(7, Problem.Kind.INVOKE, 5)), hear());
        assertTrue(gate.isSilent());
    }

    @ParameterizedTest
    @CsvSource({
        // a report linked to ConnectToResource; an event report linked to PlayAnnouncement; a report linked to nothing
        "49, 1, 0500, 6",
        "24, 2, 3011800107a202a500a303810102a403800101, 7",
        "49, 99, 0500, 5"
    })
    void whatIsLinkedToTheWrongOperationIsRejected(int operation, int linked, String argument, int problem)
            throws Exception {
        interact(PLAYING);
        say(linked(operation, linked, argument));
        assertEquals(List.of(reject(7, Problem.Kind.INVOKE, problem)), hear());
        assertTrue(gate.isSilent());
    }

    @Test
    void aReportThatIsLinkedToNothingIsPassedOver() throws Exception {
        interact(PLAYING);
        say(Say.invoke(8, REPORT, "0500"), report(2));
        assertEquals(new CallEvent.Played(), gate.hear());
        assertTrue(line().isSilent());
    }

    @ParameterizedTest
    @CsvSource({
        // 12 and the key that ends, an odd number; 1 and filler; * and 5; 2 and 5
        "800320210c, 12",
        "800200f1, 1",
        "8002005b, *5",
        "80020052, 25"
    })
    void whatTheCallerKeysIsTold(String result, String digits) throws Exception {
        interact(ASKING);
        say(keyed(result));
        assertEquals(new CallEvent.Keyed(digits), gate.hear());
    }

    @Test
    void theEndKeyAloneIsNothing() throws Exception {
        interact(ASKING);
        say(keyed("8002200c"));
        assertEquals(new CallEvent.NothingKeyed(), gate.hear());
    }

    @ParameterizedTest
    @CsvSource({"0401ff", "80024002", "810131", "8001ff"})
    void aResultThatIsNoDigitsIsRejectedAndTold(String result) throws Exception {
        interact(ASKING);
        say(keyed(result));
        assertEquals(List.of(reject(2, Problem.Kind.RETURN_RESULT, 2)), hear());
        assertEquals(
                new CallEvent.InteractionFailed("promptAndCollectUserInformation", "mistypedParameter", true),
                gate.hear());
    }

    /** PlayAnnouncement's code, one that nobody has, and a global one. */
    @ParameterizedTest
    @CsvSource({"47", "99", "0"})
    void aResultOfAnotherOperationIsRejectedAndTold(int code) throws Exception {
        interact(ASKING);
        say(resultOf(
                code == 0
                        ? new Code.Global(ApplicationContext.ETSI_SSP_TO_SCP.objectIdentifier())
                        : new Code.Local(code),
                DIGITS));
        assertEquals(List.of(reject(2, Problem.Kind.RETURN_RESULT, 2)), hear());
        assertEquals(
                new CallEvent.InteractionFailed("promptAndCollectUserInformation", "mistypedParameter", true),
                gate.hear());
    }

    @Test
    void aCallerWhoKeysNothingInTimeIsTold() throws Exception {
        interact(ASKING);
        say(Say.error(2, 4));
        assertEquals(new CallEvent.NothingKeyed(), gate.hear());
    }

    @ParameterizedTest
    @CsvSource({"13, unavailableResource", "0, canceled", "11, systemFailure"})
    void anErrorOfTheResourceLeavesTheCallerConnected(int code, String error) throws Exception {
        interact(PLAYING);
        say(Say.error(2, code));
        assertEquals(new CallEvent.InteractionFailed("playAnnouncement", error, true), gate.hear());
    }

    @Test
    void aResourceThatIsRefusedIsNotConnected() throws Exception {
        interact(PLAYING);
        say(Say.error(1, 12));
        assertEquals(new CallEvent.InteractionFailed("connectToResource", "taskRefused", false), gate.hear());
        // What the switch has thrown away with it is no news.
        say(Say.error(2, 14));
        say(Say.invoke(3, EVENT_REPORT, ABANDONED));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
    }

    @Test
    void cancelNamesWhatIsBeingPlayed() throws Exception {
        interact(PLAYING);
        dialogue().send(List.of(new Instruction.CancelInteraction()));
        assertEquals(List.of(Say.invoke(3, CANCEL, "800102")), hear());
        say(Say.error(2, 0));
        assertEquals(new CallEvent.InteractionFailed("playAnnouncement", "canceled", true), gate.hear());
    }

    @Test
    void whatIsOverIsNotCancelled() throws Exception {
        interact(PLAYING);
        say(report(2));
        gate.hear();
        dialogue().send(List.of(new Instruction.CancelInteraction(), new Instruction.DisconnectResource()));
        assertEquals(List.of(Say.invoke(3, DISCONNECT_FORWARD_CONNECTION, "")), hear());
    }

    @Test
    void aCancelThatCrossesTheEndIsNoFailure() throws Exception {
        interact(PLAYING);
        dialogue().send(List.of(new Instruction.CancelInteraction()));
        hear();
        say(report(2), Say.error(3, 1));
        assertEquals(new CallEvent.Played(), gate.hear());
        say(Say.invoke(8, EVENT_REPORT, ABANDONED));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
    }

    @Test
    void whatComesAfterTheResourceIsLeftIsNoNews() throws Exception {
        interact(PLAYING);
        dialogue().send(List.of(new Instruction.DisconnectResource()));
        hear();
        say(report(2));
        say(Say.invoke(8, EVENT_REPORT, ABANDONED));
        assertTrue(gate.hear() instanceof CallEvent.Reported);
    }

    @ParameterizedTest
    @CsvSource({"14, unexpectedComponentSequence, false", "11, systemFailure, true"})
    void aConnectionThatIsNotTakenBackMayBeThereStill(int code, String error, boolean connected) throws Exception {
        interact(PLAYING);
        dialogue().send(List.of(new Instruction.DisconnectResource()));
        hear();
        say(Say.error(3, code));
        assertEquals(new CallEvent.InteractionFailed("disconnectForwardConnection", error, connected), gate.hear());
    }

    @Test
    void theIdentifierOfAnAnnouncementIsNotUsedAgainWhileItPlays() throws Exception {
        interact(PLAYING);
        for (int i = 0; i < 130; i++) {
            dialogue().send(List.of(new Instruction.ResetTimer(10)));
            List<Component> heard = hear();
            assertTrue(heard.getFirst() instanceof Component.Invoke invoke && invoke.invokeId() != 2, heard.toString());
        }
        say(report(2));
        assertEquals(new CallEvent.Played(), gate.hear());
    }

    @Test
    void digitsThatWereMissingAreTold() throws Exception {
        collecting();
        // collectedInfo with calledPartynumber 8005551234
        say(Say.invoke(3, EVENT_REPORT, "301a800102a20ba00980070310085055" + "2143a303810101a403800100"));
        assertEquals(
                new CallEvent.DialledMore(Optional.of(new PartyNumber(NatureOfAddress.NATIONAL, "8005551234"))),
                gate.hear());
    }

    @Test
    void aSwitchMaySayThatDigitsWereDialledAndNotWhich() throws Exception {
        collecting();
        // collectedInfo, leg 1, request
        say(Say.invoke(3, EVENT_REPORT, "300d800102a303810101a403800100"));
        assertEquals(new CallEvent.DialledMore(Optional.empty()), gate.hear());
    }
}
