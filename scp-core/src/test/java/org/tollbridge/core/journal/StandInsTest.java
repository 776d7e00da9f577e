package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;

/** Every reopening here stands for a process that was killed: nothing is closed. */
class StandInsTest {

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private Optional<StandIns> opened = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        opened = Optional.of(StandIns.open(directory));
    }

    private StandIns standIns() {
        return opened.orElseThrow();
    }

    @Test
    void givesBackTheLastOneOfEachOpenCall() throws Exception {
        put(SampleRecords.refused("n1-1"));
        put(SampleRecords.refused("n1-2"));
        put(SampleRecords.refused("n1-3"));
        put(answered("n1-2"));
        standIns().drop("n1-3");
        standIns().drop("n1-none");

        open();

        assertEquals(2, standIns().open());
        assertEquals(List.of(SampleRecords.refused("n1-1"), answered("n1-2")), records());
    }

    @Test
    void forgetsWhatIsDroppedAfterARestart() throws Exception {
        put(SampleRecords.refused("n1-1"));
        put(SampleRecords.refused("n1-2"));
        open();
        standIns().drop("n1-1");
        put(SampleRecords.refused("n1-3"));

        open();

        assertEquals(List.of(SampleRecords.refused("n1-2"), SampleRecords.refused("n1-3")), records());
    }

    @Test
    void keepsTheOneBeforeWhereANewOneIsTooLong() throws Exception {
        put(SampleRecords.refused("n1-1"));
        IOException refused = assertThrows(
                IOException.class, () -> put(SampleRecords.standIn(answered("n1-1"), "b".repeat(StandIns.SLOT))));
        assertTrue(refused.toString().contains("1016 octets"), refused.toString());

        open();

        assertEquals(List.of(SampleRecords.refused("n1-1")), records());
    }

    @Test
    void saysWhereItIsFullAndGrowsWhenAsked() throws Exception {
        IOException full = assertThrows(IOException.class, () -> {
            for (int call = 0; call <= StandIns.PIECE; call++) {
                put(SampleRecords.refused("n1-" + call));
            }
        });
        assertTrue(full.toString().contains("4096"), full.toString());
        int open = standIns().open();
        assertTrue(open > StandIns.PIECE * 9 / 10, () -> "full with " + open);

        assertTrue(standIns().grow());
        put(answered("n1-more"));
        put(answered("n1-" + open));
        assertFalse(standIns().grow());

        assertEquals(2 * StandIns.PIECE, standIns().room());
        open();
        assertEquals(2 * StandIns.PIECE, standIns().room());
        assertTrue(records().contains(answered("n1-more")));
    }

    @Test
    void takesTheLaterOfTwoThatAKillLeft() throws Exception {
        put(answered("n1-1"));
        ByteBuffer slot = slot(SampleRecords.refused("n1-1"));
        for (int at : List.of(9, 15)) {
            write(slot.duplicate(), at);
        }

        open();

        assertEquals(List.of(answered("n1-1")), records());
        standIns().drop("n1-1");
        open();
        assertEquals(List.of(), records());
    }

    @Test
    void passesOverSlotsThatAreNotWhole() throws Exception {
        put(SampleRecords.refused("n1-1"));
        ByteBuffer slot = slot(SampleRecords.refused("n1-2"));
        for (int at : List.of(1, 2, 3)) {
            slot.put(slot.limit() - at, (byte) (slot.get(slot.limit() - at) + 1));
            write(slot.duplicate(), 8 + at);
        }
        write(ByteBuffer.wrap(new byte[] {-1, 1, 1, 1}), 12);
        write(ByteBuffer.wrap(new byte[] {0, 0, 0, 3}), 13);

        open();

        assertEquals(List.of(SampleRecords.refused("n1-1")), records());
    }

    /** The octets of a slot, got by keeping the record in another place. */
    private ByteBuffer slot(CallRecord record) throws IOException {
        StandIns.open(elsewhere).put(record);
        ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(elsewhere.resolve("open-calls")));
        int at = 0;
        while (slots.getInt(at) == 0) {
            at += StandIns.SLOT;
        }
        return slots.slice(at, Integer.BYTES + slots.getInt(at));
    }

    private void write(ByteBuffer octets, int slot) throws IOException {
        try (FileChannel file = FileChannel.open(directory.resolve("open-calls"), StandardOpenOption.WRITE)) {
            file.write(octets, (long) slot * StandIns.SLOT);
        }
    }

    private static CallRecord answered(String callId) {
        return SampleRecords.standIn(SampleRecords.answered(callId), "acme");
    }

    private void put(CallRecord record) throws IOException {
        standIns().put(record);
    }

    private List<CallRecord> records() {
        return standIns().records().stream()
                .sorted(Comparator.comparing(CallRecord::callId))
                .toList();
    }
}
