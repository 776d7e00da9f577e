package org.tollbridge.core.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("lines");
    }

    @Test
    void whatAFullDiskTookOfALineIsCutOffBeforeTheNext() throws IOException {
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        LineFile lines = LineFile.open(file(), path -> disk.open(SegmentWriter.open(path)));
        lines.add("one");
        disk.room(5);
        assertThrows(IOException.class, () -> lines.add("the second line"));
        assertThrows(IOException.class, () -> lines.add("the second line"));
        disk.room(Long.MAX_VALUE);
        lines.add("two");
        assertEquals("one\ntwo\n", Files.readString(file()));
    }

    @Test
    void aLineThatIsNotDurableIsWrittenAgain() throws IOException {
        FaultyChannel.Disk disk = new FaultyChannel.Disk();
        LineFile lines = LineFile.open(file(), path -> disk.open(SegmentWriter.open(path)));
        disk.syncFails(true);
        assertThrows(IOException.class, () -> lines.add("one"));
        disk.syncFails(false);
        lines.add("one");
        assertEquals("one\n", Files.readString(file()));
    }

    @Test
    void aLastLineWithoutAnEndGoesAndNoOther() throws IOException {
        String whole = "one\n" + "x".repeat(10_000) + "\n";
        for (String torn : List.of("", "t", "y".repeat(9_000))) {
            Files.writeString(file(), whole + torn);
            LineFile lines = LineFile.open(file());
            assertEquals(whole, Files.readString(file()));
            lines.add("three");
            assertEquals(whole + "three\n", Files.readString(file()));
        }
        Files.writeString(file(), "torn");
        LineFile.open(file()).add("one");
        assertEquals("one\n", Files.readString(file()));
    }

    @Test
    void aFileThatWasTakenAwayBeginsAnew() throws IOException {
        LineFile lines = LineFile.open(file());
        lines.add("one");
        Files.delete(file());
        lines.add("two");
        assertEquals("two\n", Files.readString(file()));
    }
}
