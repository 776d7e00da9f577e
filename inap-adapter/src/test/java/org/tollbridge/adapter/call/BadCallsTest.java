package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapMessage;

/** An InitialDP of which no call can be made: who hears of it, and what the caller gets. */
class BadCallsTest extends DialogueFixture {

    private static final int RELEASE_CALL = 22;
    private static final int CONTINUE_CODE = 31;
    private static final int MISSING_PARAMETER = 7;
    /** A service key and no number. */
    private static final String WITHOUT_NUMBER = "300380012a";
    /** A number and no service key. */
    private static final String WITHOUT_KEY = "3009820703100850552143";

    private record Heard(int pointCode, String reason, String clause) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private DefaultTreatment treatment = DefaultTreatment.SWITCH;

    @Override
    BadCalls badCalls() {
        return new BadCalls(treatment, (pointCode, reason, clause) -> heard.add(new Heard(pointCode, reason, clause)));
    }

    private static int operation(Component component) {
        return ((Code.Local) ((Component.Invoke) component).operation()).value();
    }

    @Test
    void byTheStandardTheErrorGoesAlone() throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin(Say.invoke(1, 0, WITHOUT_NUMBER)));
        assertEquals(
                List.of(Say.error(1, MISSING_PARAMETER)),
                line().hear(TcapMessage.End.class).components());
        assertEquals(List.of(new Heard(Switches.POINT_CODE, "initialDP: missingParameter", "")), heard);
        assertClosed();
    }

    /** ETS 300 374-1 makes the key mandatory, Q.1218 leaves it to the network. */
    @Test
    void withoutAServiceKeyThereIsNoCallByEtsi() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE, END);
        open(gate);
        line().say(Say.begin(ApplicationContext.ETSI_SSP_TO_SCP, Say.invoke(1, 0, WITHOUT_KEY)));
        assertEquals(
                List.of(Say.error(1, MISSING_PARAMETER)),
                line().hear(TcapMessage.End.class).components());
        assertEquals(1, heard.size());
        assertTrue(heard.getFirst().reason().contains("serviceKey of InitialDPArg is missing"), heard.toString());
        assertTrue(gate.isSilent());

        line().say(Say.beginWithoutContext(Say.invoke(1, 0, WITHOUT_KEY)));
        assertEquals(
                CONTINUE_CODE,
                operation(line().hear(TcapMessage.End.class).components().getFirst()));
        assertEquals(0, assertInstanceOf(CallEvent.Offered.class, gate.hear()).serviceKey());
        assertEquals(1, heard.size());
    }

    @ParameterizedTest
    @CsvSource({
        // no number; a length beyond the end; not a SEQUENCE
        "RELEASE, " + WITHOUT_NUMBER + ", " + RELEASE_CALL,
        "CONTINUE, " + WITHOUT_NUMBER + ", " + CONTINUE_CODE,
        "RELEASE, 300382020310, " + RELEASE_CALL,
        "CONTINUE, 0401ff, " + CONTINUE_CODE
    })
    void aTreatmentGoesInPlaceOfTheError(DefaultTreatment wanted, String argument, int operation) throws Exception {
        treatment = wanted;
        ScriptedGate gate = ScriptedGate.silent();
        open(gate);
        line().say(Say.begin(Say.invoke(1, 0, argument)));
        List<Component> said = line().hear(TcapMessage.End.class).components();
        assertEquals(1, said.size(), said.toString());
        assertEquals(operation, operation(said.getFirst()));
        assertTrue(gate.isSilent());
        assertEquals(1, heard.size());
        assertFalse(heard.getFirst().reason().isEmpty());
        assertEquals(1, translator().counters().get(DialogueCounter.BEGUN_WITHOUT_CALL));
        assertClosed();
    }

    @Test
    void aMistypedArgumentNamesItsClause() throws Exception {
        open(ScriptedGate.silent());
        line().say(Say.begin(Say.invoke(1, 0, "0401ff")));
        line().hear(TcapMessage.End.class);
        assertEquals(1, heard.size());
        assertFalse(heard.getFirst().clause().isEmpty());
    }

    @Test
    void aRightCallIsNobodysBusiness() throws Exception {
        open(ScriptedGate.answering(CONTINUE, END));
        line().say(Say.begin(Say.initialDp(1)));
        line().hear(TcapMessage.End.class);
        assertClosed();
        assertEquals(List.of(), heard);
    }

    @ParameterizedTest
    @CsvSource({"SWITCH, " + RELEASE_CALL, "RELEASE, " + RELEASE_CALL, "CONTINUE, " + CONTINUE_CODE})
    void aCallThatServiceLogicFailsOnGetsTheTreatment(DefaultTreatment wanted, int operation) throws Exception {
        treatment = wanted;
        open((dialogue, call) -> {
            assertTrue(dialogue.defect("on purpose"));
            assertFalse(dialogue.defect("again"));
            return Optional.of(event -> {});
        });
        line().say(Say.begin(Say.initialDp(1)));
        assertEquals(
                operation,
                operation(line().hear(TcapMessage.End.class).components().getFirst()));
        assertEquals(List.of(new Heard(Switches.POINT_CODE, "service logic failed: on purpose", "")), heard);
        assertClosed();
    }

    @Test
    void aCallThatCannotBeOfferedGetsTheTreatment() throws Exception {
        treatment = DefaultTreatment.CONTINUE;
        open((dialogue, call) -> {
            throw new IllegalStateException("on purpose");
        });
        line().say(Say.begin(Say.initialDp(1)));
        assertEquals(
                CONTINUE_CODE,
                operation(line().hear(TcapMessage.End.class).components().getFirst()));
        assertEquals(1, heard.size());
        assertClosed();
    }

    @Test
    void aDefectAfterTheFirstAnswerIsLeftToServiceLogic() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(CONTINUE);
        open(gate);
        begin();
        gate.hear();
        assertFalse(gate.dialogue().defect("later"));
        assertEquals(List.of(), heard);
    }
}
