package org.tollbridge.node.quarantine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.adapter.stack.Suspect;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.wire.Octets;

class QuarantineWriterTest {

    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path home;

    private EntryFiles files() {
        return new EntryFiles(home.resolve("quarantine"));
    }

    private QuarantineWriter open(int entries, long octets) {
        return QuarantineWriter.open(files(), new QuarantineSettings(entries, octets), pointCode -> "ssp" + pointCode);
    }

    private static Suspect suspect(int number) {
        return new Suspect(1, Octets.of((byte) number), "reason " + number, "Q.1218, 2.1");
    }

    /** Closing writes what waits. */
    private void keep(int entries, long octets, int from, int to) {
        try (QuarantineWriter writer = open(entries, octets)) {
            for (int number = from; number <= to; number++) {
                writer.accept(suspect(number));
            }
        }
    }

    @Test
    void aMessageIsKeptWithAllThatIsKnownOfIt() throws Exception {
        keep(10, MEGABYTE, 1, 1);
        Entry entry = files().all().getFirst();
        assertEquals(1, entry.id());
        assertEquals("ssp1", entry.switchName());
        assertEquals(1, entry.pointCode());
        assertEquals("reason 1", entry.reason());
        assertEquals("Q.1218, 2.1", entry.clause());
        assertEquals(Octets.fromHex("01"), entry.tcap());
        assertEquals(Optional.of(entry), files().read(1));
    }

    @Test
    void theOldestGiveWayToTheNewest() throws Exception {
        keep(3, MEGABYTE, 1, 7);
        assertEquals(List.of(5L, 6L, 7L), files().ids());
    }

    @Test
    void theOldestGiveWayWhenTheFilesAreTooLarge() throws Exception {
        keep(100, 1, 1, 4);
        assertEquals(List.of(4L), files().ids());
    }

    @Test
    void aRestartGoesOnWhereTheLastRunEnded() throws Exception {
        keep(3, MEGABYTE, 1, 3);
        keep(3, MEGABYTE, 4, 4);
        assertEquals(List.of(2L, 3L, 4L), files().ids());
        assertEquals("reason 4", files().read(4).orElseThrow().reason());
        try (QuarantineWriter writer = open(2, MEGABYTE)) {
            assertEquals(2, writer.entries());
            assertTrue(writer.octets() > 0);
        }
        assertEquals(List.of(3L, 4L), files().ids());
    }

    @Test
    void everyMessageIsCountedWhetherItIsKeptOrNot() throws Exception {
        int many = 1_000;
        QuarantineWriter writer = open(many, MEGABYTE);
        for (int number = 0; number < many; number++) {
            writer.accept(suspect(number));
        }
        writer.close();
        assertEquals(Map.of("ssp1", (long) many), writer.suspects());
        assertTrue(writer.leftOut() > 0, "1000 at once are more than may wait");
        assertEquals(many, writer.leftOut() + files().ids().size());
    }

    @Test
    void filesOfOthersAndDamagedOnesAreLeftAlone() throws Exception {
        keep(3, MEGABYTE, 1, 2);
        Files.writeString(files().folder().resolve("notes.txt"), "mine");
        Files.writeString(files().folder().resolve("0000000002.json"), "{\"time\":\"soon\"}");
        assertEquals(List.of(1L, 2L), files().ids());
        assertEquals(1, files().all().size());
        assertEquals(Optional.empty(), files().read(2));
    }

    @Test
    void aLongReasonIsCut() throws Exception {
        try (QuarantineWriter writer = open(3, MEGABYTE)) {
            writer.accept(new Suspect(1, Octets.EMPTY, "x".repeat(10_000), ""));
        }
        assertEquals(500, files().all().getFirst().reason().length());
    }

    @Test
    void aFolderThatCannotBeUsedIsSaid() throws Exception {
        Files.createDirectories(files().folder().resolve("0000000001.json").resolve("inside"));
        Files.writeString(files().folder().resolve("0000000002.json"), "{}");
        CommandFault fault = assertThrows(CommandFault.class, () -> open(1, MEGABYTE));
        assertTrue(fault.toString().contains("make it a writable folder"), fault.toString());
    }
}
