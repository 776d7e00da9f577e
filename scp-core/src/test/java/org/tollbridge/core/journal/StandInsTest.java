package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
        put(SampleRecords.answered("n1-2"));
        standIns().drop("n1-3");
        standIns().drop("n1-none");

        open();

        assertEquals(2, standIns().open());
        assertEquals(List.of(SampleRecords.refused("n1-1"), SampleRecords.answered("n1-2")), records());
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
        IOException refused =
                assertThrows(IOException.class, () -> standIns().put("n1-1", new byte[StandIns.SLOT - 3]));
        assertTrue(refused.toString().contains("1021 octets"), refused.toString());

        open();

        assertEquals(List.of(SampleRecords.refused("n1-1")), records());
    }

    @Test
    void saysWhereItIsFullAndGrowsWhenAsked() throws Exception {
        byte[] record = JournalLine.encode(SampleRecords.refused("n1-1"));
        for (int call = 0; call < StandIns.PIECE; call++) {
            standIns().put("n1-" + call, record);
        }
        assertTrue(assertThrows(IOException.class, () -> standIns().put("n1-more", record))
                .toString()
                .contains("4096"));

        standIns().grow();
        put(SampleRecords.answered("n1-more"));
        standIns().grow();

        assertEquals(2 * StandIns.PIECE, standIns().room());
        open();
        assertEquals(2 * StandIns.PIECE, standIns().room());
        assertTrue(records().contains(SampleRecords.answered("n1-more")));
    }

    @Test
    void takesTheLaterOfTwoThatAKillLeft() throws Exception {
        put(SampleRecords.answered("n1-1"));
        byte[] earlier = JournalLine.encode(SampleRecords.refused("n1-1"));
        ByteBuffer slot = ByteBuffer.allocate(Integer.BYTES + earlier.length)
                .putInt(earlier.length)
                .put(earlier)
                .flip();
        for (int at : List.of(1, 7)) {
            write(slot.duplicate(), at);
        }

        open();

        assertEquals(List.of(SampleRecords.answered("n1-1")), records());
        standIns().drop("n1-1");
        open();
        assertEquals(List.of(), records());
    }

    @Test
    void passesOverSlotsThatAreNotWhole() throws Exception {
        put(SampleRecords.refused("n1-1"));
        for (int at : List.of(1, 2, 3)) {
            byte[] garbage = "\0\0\0~{\"callId\":\"n1-2\",".getBytes(StandardCharsets.US_ASCII);
            garbage[3] = (byte) (at * 60);
            write(ByteBuffer.wrap(garbage), at);
        }
        write(ByteBuffer.wrap(new byte[] {-1, 1, 1, 1}), 4);

        open();

        assertEquals(List.of(SampleRecords.refused("n1-1")), records());
    }

    private void write(ByteBuffer octets, int slot) throws IOException {
        try (FileChannel file = FileChannel.open(directory.resolve("open-calls"), StandardOpenOption.WRITE)) {
            file.write(octets, (long) slot * StandIns.SLOT);
        }
    }

    private void put(CallRecord record) throws IOException {
        standIns().put(record.callId(), JournalLine.encode(record));
    }

    private List<CallRecord> records() {
        return standIns().records().stream()
                .sorted(Comparator.comparing(CallRecord::callId))
                .toList();
    }
}
