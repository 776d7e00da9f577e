package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.simulator.ssf.Scripts.seconds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** How the dialogue of a call ends, and what guards it. */
class SsfDialogueTest extends CallFixture {
    @Test
    void aCallerWhoGivesUpBeforeTheFirstInstructionEndsTheDialogue() {
        SsfCall call = start(Scripts.call(Map.of(), Optional.of(seconds(5))));
        world.pass(seconds(5));
        assertTrue(world.aborted);
        assertEquals(Outcome.ABANDONED, over(world, call).outcome());
    }

    @Test
    void theLastReportMayComeInTheSwitchesOwnEnd() {
        SsfCall call =
                start(SETTINGS.withDialogueEnd(DialogueEnd.BY_SWITCH), Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        world.sent();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(3));
        assertEquals(List.of(ANSWER), world.said());
        assertFalse(world.ended);
        world.pass(seconds(65));
        assertEquals(List.of(disconnect(2, 650, "notification")), world.said());
        assertTrue(world.ended);
        assertEquals(List.of(), over(world, call).violations());
    }

    @Test
    void aPrearrangedEndNeedsNoMessage() {
        SsfCall call =
                start(SETTINGS.withDialogueEnd(DialogueEnd.PREARRANGED), Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        world.sent();
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(68));
        assertEquals(2, world.said().size());
        assertTrue(world.forgotten);
        assertFalse(world.ended);
        assertEquals(List.of(), over(world, call).violations());
    }

    @Test
    void anUnmonitoredCallGoesOnAfterItsDialogue() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        call.received(List.of(scp.connect(FIRST)), true);
        assertFalse(world.over, "the call itself is not over");
        world.pass(seconds(68));
        CallResult result = over(world, call);
        assertEquals(Outcome.ANSWERED, result.outcome());
        assertEquals(List.of(), result.violations());
    }

    @Test
    void withoutInstructionsTssfEndsTheCall() {
        SsfCall call = start(Scripts.call(Map.of()));
        world.pass(seconds(9));
        assertFalse(world.aborted);
        world.pass(seconds(1));
        assertTrue(world.aborted);
        CallResult result = over(world, call);
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(OptionalInt.of(41), result.releaseCause());
        assertEquals(
                List.of("left the call in Waiting for Instructions without an instruction until Tssf ran out"),
                result.violations());
    }

    @Test
    void theScpMayAskForMoreTime() {
        SsfCall call = start(Scripts.call(Map.of()));
        world.pass(seconds(9));
        call.received(List.of(scp.resetTimer(30)), false);
        world.pass(seconds(29));
        assertFalse(world.aborted);
        world.pass(seconds(1));
        assertTrue(world.aborted);
    }

    @Test
    void activityTestIsAnsweredInEveryState() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        call.received(List.of(scp.plain(Operation.ACTIVITY_TEST)), false);
        assertEquals(List.of("result 1"), world.said());
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        call.received(List.of(scp.plain(Operation.ACTIVITY_TEST)), false);
        assertEquals(List.of("result 4"), world.said());
    }

    @Test
    void aLostDialogueEndsTheCall() {
        SsfCall call = start(Scripts.call(Map.of(FIRST, Scripts.ANSWERS)));
        call.received(List.of(scp.armUsual(), scp.connect(FIRST)), false);
        world.pass(seconds(13));
        world.sent();
        call.dialogueLost("aborted");
        assertEquals(Outcome.FAILED, over(world, call).outcome());
        assertEquals(List.of(), world.said());
        call.dialogueLost("again");
        call.received(List.of(scp.release(16)), false);
        assertEquals(List.of(), world.said(), "nothing happens to a call that is over");
    }

    @Test
    void anErrorOfTheScpEndsTheCall() {
        SsfCall call = start(Scripts.call(Map.of()));
        call.received(List.of(new Component.ReturnError(1, new Code.Local(6), Optional.empty())), true);
        CallResult result = over(world, call);
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(List.of(), result.violations());
    }
}
