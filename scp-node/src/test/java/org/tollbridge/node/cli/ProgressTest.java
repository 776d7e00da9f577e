package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    private Progress progress(boolean terminal, int octets) {
        return new Progress(out, terminal, "march.csv", octets, nanos::get);
    }

    private void read(InputStream file, int octets, Duration takes) throws IOException {
        nanos.addAndGet(takes.toNanos());
        assertEquals(octets, file.read(new byte[octets], 0, octets));
    }

    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    @Test
    void aTerminalShowsABarWithRateAndTimeLeft() throws IOException {
        Progress progress = progress(true, 400_000_000);
        InputStream file = progress.counted(new ByteArrayInputStream(new byte[30_000_000]));
        read(file, 1_000_000, Duration.ofMillis(100));
        assertEquals("", said());
        read(file, 9_000_000, Duration.ofMillis(4_900));
        assertEquals("\r\u001b[Kmarch.csv  [                        ]   2 %, 2.0 MB/s, 3 min 15 s left", said());
        progress.clear();
        progress.clear();
        assertEquals("\r\u001b[K", said());
    }

    @Test
    void whenAllIsReadItIsStored() throws IOException {
        Progress progress = progress(true, 2_000);
        InputStream file = progress.counted(new ByteArrayInputStream(new byte[2_000]));
        read(file, 1_000, Duration.ofSeconds(1));
        assertEquals("\r\u001b[Kmarch.csv  [============            ]  50 %, 1 kB/s, 1 s left", said());
        read(file, 1_000, Duration.ofSeconds(1));
        assertEquals("\r\u001b[Kmarch.csv  [========================] 100 %, 1 kB/s, storing", said());
    }

    @Test
    void elsewhereThereIsALineNowAndThen() throws IOException {
        Progress progress = progress(false, 1_000);
        InputStream file = progress.counted(new ByteArrayInputStream(new byte[1_000]));
        read(file, 100, Duration.ofSeconds(9));
        assertEquals("", said());
        read(file, 400, Duration.ofSeconds(1));
        assertEquals("march.csv: 50 %, 0 kB/s, 10 s left" + System.lineSeparator(), said());
        read(file, 100, Duration.ofSeconds(9));
        progress.clear();
        assertEquals("", said());
    }
}
