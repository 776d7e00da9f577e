package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.call.CallRecord;

class StandInFormTest {

    @Test
    void givesBackWhatWasWritten() throws Exception {
        int compared = 0;
        Random random = new Random(20261128);
        for (int i = 0; i < 2_000; i++) {
            CallRecord record = SampleRecords.standIn(SampleRecords.random(random), "北京 \uD83D\uDCDE" + i);
            // Half a surrogate pair is no text, and nothing reads one.
            if (StandardCharsets.UTF_8.newEncoder().canEncode(record.toString())) {
                assertEquals(record, StandInForm.read(written(record)));
                compared++;
            }
        }
        assertTrue(compared > 200, compared + " records");
    }

    @Test
    void refusesWhatIsNotWhole() {
        ByteBuffer whole = written(SampleRecords.answered("n1-1"));
        for (int length = 0; length < whole.limit(); length++) {
            ByteBuffer cut = whole.duplicate().limit(length);
            assertThrows(IOException.class, () -> StandInForm.read(cut), "of " + length + " octets");
        }
    }

    @Test
    void refusesWhatAnotherVersionWrote() {
        ByteBuffer other = written(SampleRecords.answered("n1-1"));
        other.put(0, (byte) (other.get(0) + 1));
        assertThrows(IOException.class, () -> StandInForm.read(other));
    }

    @Test
    void saysThatThereIsNoRoom() {
        assertThrows(
                BufferOverflowException.class,
                () -> StandInForm.write(SampleRecords.answered("n1-1"), ByteBuffer.allocate(100)));
    }

    private static ByteBuffer written(CallRecord record) {
        ByteBuffer octets = ByteBuffer.allocate(4_096);
        StandInForm.write(record, octets);
        return octets.flip();
    }
}
