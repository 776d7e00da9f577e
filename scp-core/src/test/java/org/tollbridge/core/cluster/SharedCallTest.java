package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.cluster.SharedCall.End;
import org.tollbridge.core.cluster.SharedCall.Saying;
import org.tollbridge.service.call.CallRecord;

/** Of one call that another node may know, who writes the record and when. */
class SharedCallTest {

    private static final CallRecord OPEN = OpenCalls.open("a");
    private static final CallRecord OVER = OpenCalls.over("a");

    private final SharedCall call = new SharedCall(OPEN, new OpenCalls.Dialogue("a"));

    @Test
    void whatNoOtherNodeKnowsIsWrittenAtOnce() {
        assertTrue(call.changed(OPEN));
        assertFalse(call.isSent());
        assertEquals(End.WRITE, call.over(OVER));
        assertEquals(Optional.empty(), call.say(), "there is nothing to say of it any more");
    }

    @Test
    void aRecordWaitsUntilTheOtherNodeHasDroppedItsCopy() {
        assertTrue(call.changed(OPEN));
        assertEquals(Optional.of(new Saying(OPEN, false)), call.say());
        assertTrue(call.isSent());
        assertEquals(End.SAY, call.over(OVER));
        assertTrue(call.isOver());
        assertEquals(Optional.of(new Saying(OVER, true)), call.say());
        assertEquals(Optional.of(OVER), call.finish());
        assertEquals(Optional.empty(), call.finish(), "it is written once");
        assertFalse(call.isOver());
    }

    @Test
    void oneThatIsToBeSpokenOfAnywayIsNotPutThereTwice() {
        assertTrue(call.changed(OPEN));
        assertFalse(call.changed(OPEN));
        call.say();
        assertTrue(call.changed(OPEN));
        assertEquals(End.WAIT, call.over(OVER));
        assertEquals(Optional.of(new Saying(OVER, true)), call.say());
    }

    @Test
    void whatThereWasNoRoomForIsSaidLater() {
        call.changed(OPEN);
        call.say();
        call.unsaid();
        assertEquals(Optional.of(new Saying(OPEN, false)), call.say());
    }

    @Test
    void whatCannotBeSaidIsKnownToNobodyUnlessItWasSaidBefore() {
        call.changed(OPEN);
        call.say();
        call.unspeakable(false);
        assertFalse(call.isSent());
        assertEquals(End.WRITE, call.over(OVER));

        SharedCall known = new SharedCall(OPEN, new OpenCalls.Dialogue("a"));
        known.say();
        known.unspeakable(true);
        assertEquals(End.SAY, known.over(OVER));
    }

    @Test
    void aCopyThatNobodyMayUseIsSentAnew() {
        call.say();
        assertTrue(call.forgotten());
        assertFalse(call.isSent());
        assertEquals(Optional.of(new Saying(OPEN, false)), call.say());
    }

    @Test
    void aCallThatAnotherNodeHasSettledHasNoSecondRecord() {
        call.say();
        assertEquals(Optional.empty(), call.lost());
        assertEquals(End.DROP, call.over(OVER));

        SharedCall ended = new SharedCall(OPEN, new OpenCalls.Dialogue("a"));
        ended.say();
        ended.over(OVER);
        assertEquals(Optional.of(OVER), ended.lost(), "the record that is to be dropped");
        assertEquals(Optional.empty(), ended.finish());
    }
}
