package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.dialect.DialectFiles;
import org.tollbridge.service.call.ArmedEvent;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallEvent.Reported;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.call.Instruction.Redirection;
import org.tollbridge.service.call.Instruction.RedirectionReason;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.call.MonitorMode;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Whole calls, one for each way in which a call can go. */
class OutcomesTest extends DialogueFixture {
    private static final Instruction ARM = new Instruction.RequestReports(
            List.of(new ArmedEvent(BcsmEvent.ANSWER, Leg.CALLED, MonitorMode.NOTIFY_AND_CONTINUE)));
    private static final Instruction SEND = new Instruction.SendCharging(DialectFiles.call());
    private static final Instruction APPLY = new Instruction.ApplyCharging(DialectFiles.call());
    private static final Instruction FORWARD = new Instruction.Connect(
            new PartyNumber(NatureOfAddress.NATIONAL, "8005551234"),
            new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
            Optional.of(new Redirection(
                    new PartyNumber(NatureOfAddress.NATIONAL, "8005551234"), RedirectionReason.USER_BUSY, 1, 0)),
            Optional.empty());
    private static final String ARMED = "300fa00d300b800107810101a203800102";
    private static final String CONNECTED = "3014a009040703100850552143860703100880012143";
    private static final String FORWARDED = "3021a0090407031008505521438607031008800121439d07031008505521439e020311";

    /** Disconnect of leg 2 with cause 16: notification. */
    private static final String DISCONNECTED = "3015800109a206a70480028090a303810102a403800101";

    @ParameterizedTest
    @CsvSource({
        "ROUTE_SELECT_FAILURE, 34, 3015800104a206a204800280a2a303810102a403800100",
        "CALLED_PARTY_BUSY,    17, 3015800105a206a30480028091a303810102a403800100",
        "NO_ANSWER,             0, 3011800106a202a400a303810102a403800100"
    })
    void anAttemptThatFailsIsForwardedInOneMessageAndTheForwardIsAnswered(BcsmEvent event, int cause, String report)
            throws Exception {
        CallEvent failed =
                new Reported(event, Leg.CALLED, true, cause == 0 ? OptionalInt.empty() : OptionalInt.of(cause));
        ScriptedGate gate = new ScriptedGate(heard -> {
            if (heard instanceof CallEvent.Offered) {
                return List.of(ARM, FURNISH, SEND, CONNECT);
            }
            if (heard.equals(failed)) {
                return List.of(ARM, FURNISH, SEND, FORWARD);
            }
            return heard instanceof Reported reported && reported.event() == BcsmEvent.DISCONNECT
                    ? List.of(END)
                    : List.of();
        });
        open(gate);
        line().say(Say.begin(Say.initialDp(1)));
        TcapMessage.Continue answer = line().hear(TcapMessage.Continue.class);
        assertEquals(attempt(1, CONNECTED), answer.components());
        TransactionId node = answer.originating();
        line().say(Say.proceed(node, Say.invoke(2, EVENT_REPORT, report)));
        assertEquals(attempt(5, FORWARDED), hear());
        line().say(Say.proceed(node, Say.invoke(3, EVENT_REPORT, ANSWERED)));
        line().say(Say.proceed(node, Say.invoke(4, EVENT_REPORT, DISCONNECTED)));
        assertEquals(List.of(), line().hear(TcapMessage.End.class).components());
        assertTrue(gate.hear() instanceof CallEvent.Offered);
        assertEquals(failed, gate.hear());
        assertEquals(new Reported(BcsmEvent.ANSWER, Leg.CALLED, false, OptionalInt.empty()), gate.hear());
        assertEquals(new Reported(BcsmEvent.DISCONNECT, Leg.CALLED, false, OptionalInt.of(16)), gate.hear());
        assertClosed();
        assertTrue(gate.isSilent());
    }

    private static List<Component> attempt(int firstId, String connect) {
        return List.of(
                Say.invoke(firstId, 23, ARMED),
                Say.invoke(firstId + 1, 34, "040101"),
                Say.invoke(firstId + 2, 46, "300c8005a003800101a103800101"),
                Say.invoke(firstId + 3, 20, connect));
    }

    @Test
    void anAttemptThatFailsForGoodIsReleased() throws Exception {
        ScriptedGate gate = new ScriptedGate(heard -> switch (heard) {
            case CallEvent.Offered offered -> List.of(ARM, CONNECT);
            case Reported reported -> List.of(new Instruction.Release(17), END);
            default -> List.of();
        });
        open(gate);
        TransactionId node = begin();
        line().say(Say.proceed(node, Say.invoke(2, EVENT_REPORT, BUSY)));
        assertEquals(
                List.of(Say.invoke(3, 22, "04028091")),
                line().hear(TcapMessage.End.class).components());
        assertClosed();
    }

    @Test
    void anAbandonedCallEndsWithTheSwitch() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(ARM, CONNECT);
        open(gate);
        TransactionId node = begin();
        gate.hear();
        line().say(Say.end(node, Say.invoke(2, EVENT_REPORT, ABANDONED)));
        assertEquals(new Reported(BcsmEvent.ABANDON, Leg.CALLING, false, OptionalInt.empty()), gate.hear());
        assertEquals(new CallEvent.DialogueEnded(), gate.hear());
        assertClosed();
    }

    @Test
    void appliedChargingIsReportedBeforeTheDisconnectThatBroughtIt() throws Exception {
        ScriptedGate gate = new ScriptedGate(heard -> switch (heard) {
            case CallEvent.Offered offered -> List.of(ARM, APPLY, CONNECT);
            case Reported reported when reported.event() == BcsmEvent.DISCONNECT -> List.of(END);
            default -> List.of();
        });
        open(gate, Switches.with(Charging.APPLY, Ending.PREARRANGED));
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        TcapMessage.Continue answer = line().hear(TcapMessage.Continue.class);
        assertEquals(
                List.of(
                        Say.invoke(1, 23, ARMED),
                        Say.invoke(2, 35, "30078005a0038001ff"),
                        Say.invoke(3, 20, CONNECTED)),
                answer.components());
        line().say(Say.proceed(answer.originating(), Say.invoke(2, EVENT_REPORT, ANSWERED)));
        line().say(Say.proceed(
                answer.originating(),
                Say.invoke(3, CHARGING_REPORT, CHARGED),
                Say.invoke(4, EVENT_REPORT, DISCONNECTED)));
        assertTrue(gate.hear() instanceof CallEvent.Offered);
        assertTrue(gate.hear() instanceof Reported);
        assertEquals(new CallEvent.ChargingReported("a0038001ff"), gate.hear());
        assertTrue(gate.hear() instanceof Reported);
        assertClosed();
        assertTrue(line().isSilent());
    }
}
