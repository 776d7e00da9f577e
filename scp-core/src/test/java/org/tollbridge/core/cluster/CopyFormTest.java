package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

/** Copies of calls travel and arrive as they were, and the node that keeps them keeps those of one session. */
class CopyFormTest {

    private static CallRecord record(String callId) {
        return new CallRecord(
                new CallRecord.Request(
                        callId,
                        "beijing-1",
                        800,
                        "8008101234",
                        Optional.of("861088886666"),
                        Optional.of("800"),
                        Optional.of("acme"),
                        1),
                new CallRecord.Course(
                        List.of("861062345678"),
                        OptionalLong.empty(),
                        2,
                        Outcome.FAILED,
                        Reason.NODE_LOST,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                CallRecord.Billing.NOBODY,
                List.of());
    }

    private static CopyForm.Copy copy(String callId) {
        return new CopyForm.Copy(record(callId), "1 ETSI 00", List.of("8008101234", "8008101234/861062345678"));
    }

    private static byte[] said(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.position()];
        buffer.get(0, octets);
        return octets;
    }

    @Test
    void whatIsSaidOfCallsArrivesInItsOrder() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(2_000);
        assertTrue(CopyForm.changed(copy("n1-1"), buffer));
        assertTrue(CopyForm.over("n1-2", buffer));
        assertTrue(CopyForm.changed(copy("n1-3"), buffer));
        List<String> heard = new ArrayList<>();
        List<byte[]> copies = new ArrayList<>();
        CopyForm.each(
                said(buffer),
                (callId, octets) -> {
                    heard.add("+" + callId);
                    copies.add(octets);
                },
                callId -> heard.add("-" + callId));
        assertEquals(List.of("+n1-1", "-n1-2", "+n1-3"), heard);
        assertEquals(copy("n1-3"), CopyForm.read(copies.getLast()));
        assertThrows(IOException.class, () -> CopyForm.read(Arrays.copyOf(copies.getLast(), 40)));
    }

    @Test
    void whatHasNoRoomIsNotSaidInPart() {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        assertTrue(CopyForm.over("n1-1", buffer));
        int before = buffer.position();
        assertFalse(CopyForm.changed(copy("n1-2"), buffer));
        assertEquals(before, buffer.position());
        buffer.limit(before + 4);
        assertFalse(CopyForm.over("n1-2", buffer));
        assertEquals(before, buffer.position());
    }

    @Test
    void copiesOfAnotherSessionAreNotTaken() {
        HeldCopies held = new HeldCopies();
        ByteBuffer buffer = ByteBuffer.allocate(2_000);
        CopyForm.changed(copy("n1-1"), buffer);
        byte[] octets = said(buffer);
        assertFalse(held.take("n1/1", "s1", false, octets), "it has to begin anew");
        assertTrue(held.take("n1/1", "s1", true, octets));
        assertTrue(held.take("n2/1", "s1", true, octets));
        assertEquals(2, held.size());
        assertFalse(held.take("n1/1", "s2", false, octets));
        assertTrue(held.take("n1/1", "s2", true, new byte[0]));
        assertEquals(1, held.size());
        assertEquals("s2", held.giveAway("n1/1").orElseThrow().session());
        assertFalse(held.take("n1/1", "s2", false, octets), "its calls are gone on with");
        assertEquals(Optional.empty(), held.giveAway("n1/1"));
    }
}
