package org.tollbridge.adapter.call;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.restcomm.protocols.ss7.tcap.DialogImpl;
import org.tollbridge.adapter.dialect.DialectFiles;
import org.tollbridge.adapter.stack.Correlations;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.port.CallGate;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** A line with one translator on it. The tests of a subclass may be run on another kind of line. */
abstract class DialogueFixture {
    static final Instruction CONTINUE = new Instruction.Continue();
    static final Instruction END = new Instruction.EndDialogue();
    static final Instruction FURNISH = new Instruction.FurnishCharging(DialectFiles.call());
    static final Instruction CONNECT = new Instruction.Connect(
            new PartyNumber(NatureOfAddress.NATIONAL, "8005551234"),
            new PartyNumber(NatureOfAddress.NATIONAL, "8008101234"),
            Optional.empty(),
            Optional.empty());

    // Arguments of the vectors eventReportBCSM-1, -3 and -5, and applyChargingReport-1.
    static final String ANSWERED = "3011800107a202a500a303810102a403800101";
    static final String BUSY = "3015800105a206a30480028091a303810102a403800100";
    static final String ABANDONED = "300d80010aa303810101a403800101";
    static final String CHARGED = "0405a0038001ff";
    static final int EVENT_REPORT = 24;
    static final int CHARGING_REPORT = 36;
    static final int ACTIVITY_TEST = 55;

    @TempDir
    private Path directory;

    private Optional<Line> opened = Optional.empty();
    private Optional<CallTranslator> listening = Optional.empty();

    @AfterEach
    void close() throws Exception {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }

    /** The kind of line to test on. */
    Line newLine(Path directory, long idleMillis) throws Exception {
        return new DirectLine(directory, idleMillis);
    }

    /** What is done about calls that fail at the start. */
    BadCalls badCalls() {
        return BadCalls.STANDARD;
    }

    Line line() {
        return opened.orElseThrow();
    }

    CallTranslator translator() {
        return listening.orElseThrow();
    }

    void open(CallGate gate) throws Exception {
        open(gate, Switches.usual());
    }

    void open(CallGate gate, InapSwitch known) throws Exception {
        open(gate, known, 60_000);
    }

    void open(CallGate gate, InapSwitch known, long idleMillis) throws Exception {
        open(gate, List.of(known), idleMillis);
    }

    void open(CallGate gate, List<InapSwitch> known, long idleMillis) throws Exception {
        Line line = newLine(directory, idleMillis);
        opened = Optional.of(line);
        CallTranslator translator = new CallTranslator(
                line.provider(),
                pointCode -> known.stream()
                        .filter(one -> one.pointCode() == pointCode)
                        .findFirst(),
                gate,
                badCalls(),
                new Correlations(0));
        listening = Optional.of(translator);
        line.start(translator);
    }

    /** The links of a switch are lost for good. */
    void switchLost(int pointCode) {
        translator().peersLost(dialog -> ((DialogImpl) dialog).getRemotePc() == pointCode);
    }

    /** What is counted of the one switch. */
    SwitchCounters counted() {
        return translator().counters(Switches.usual());
    }

    /** Begins a call without a context, and takes the node's first answer. */
    TransactionId begin() throws InterruptedException {
        line().say(Say.beginWithoutContext(Say.initialDp(1)));
        return line().hear(TcapMessage.Continue.class).originating();
    }

    /** The components of the message that the switch hears next. */
    List<Component> hear() throws InterruptedException {
        return line().hear(TcapMessage.class).components();
    }

    void assertClosed() {
        Eventually.holds(
                "the dialogue is gone",
                () -> line().provider().getCurrentDialogsCount() == 0
                        && translator().openDialogues() == 0);
    }
}
