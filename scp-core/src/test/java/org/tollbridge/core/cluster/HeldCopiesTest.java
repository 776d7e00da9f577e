package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldCopiesTest {

    private final HeldCopies copies = new HeldCopies();

    private static byte[] said(List<String> changed, String over) {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        changed.forEach(id -> put(id, "handle", buffer));
        assertTrue(over.isEmpty() || CopyForm.over(over, buffer));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** What a node says of open calls, by their identifiers with the handles of their dialogues. */
    static byte[] said(Map<String, String> handles) {
        ByteBuffer buffer = ByteBuffer.allocate(10_000);
        handles.forEach((id, handle) -> put(id, handle, buffer));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void put(String callId, String handle, ByteBuffer to) {
        assertTrue(CopyForm.changed(new CopyForm.Copy(OpenCalls.open(callId), handle, List.of()), to));
    }

    @Test
    void whatIsSaidOfOpenCallsIsKeptAndOfEndedOnesForgotten() {
        assertTrue(copies.take("n0/1", "s1", true, said(List.of("a", "b"), "")));
        assertTrue(copies.take("n0/1", "s1", false, said(List.of("c"), "a")));
        assertTrue(copies.take("n1/1", "s9", true, said(List.of("d"), "")));
        assertEquals(3, copies.size());
        assertEquals(
                Set.of("b", "c"), copies.giveAway("n0/1").orElseThrow().calls().keySet());
        assertEquals(1, copies.size());
    }

    @Test
    void anotherSessionBeginsAnewOrIsNotTaken() {
        assertFalse(copies.take("n0/1", "s1", false, said(List.of("a"), "")));
        assertTrue(copies.take("n0/1", "s1", true, said(List.of("a"), "")));
        assertFalse(copies.take("n0/1", "s2", false, said(List.of("b"), "")));
        assertTrue(copies.take("n0/1", "s2", true, said(List.of("b"), "")));
        HeldCopies.Copies kept = copies.giveAway("n0/1").orElseThrow();
        assertEquals("s2", kept.session());
        assertEquals(Set.of("b"), kept.calls().keySet());
    }

    @Test
    void whatWasGivenAwayIsNotAddedTo() {
        assertTrue(copies.take("n0/1", "s1", true, said(List.of("a"), "")));
        assertTrue(copies.giveAway("n0/1").isPresent());
        assertFalse(copies.take("n0/1", "s1", false, said(List.of("b"), "")));
        assertEquals(Optional.empty(), copies.giveAway("n0/1"));
    }
}
