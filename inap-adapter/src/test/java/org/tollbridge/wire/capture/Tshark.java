package org.tollbridge.wire.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs tshark on a capture: the reader of ours that is not ours. */
public final class Tshark {
    private static final long LIMIT_SECONDS = 60;

    private Tshark() {}

    /** Skips the test, with a reason, on a machine without tshark. {@code .ci/run} installs it. */
    public static void assumeInstalled() {
        boolean there = List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "tshark")));
        assumeTrue(there, "tshark is not installed (apt-get install tshark)");
    }

    /** The lines that {@code tshark -r capture} prints with further arguments. */
    public static List<String> read(Path capture, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-o", "inap.ssn:12,106"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("tshark", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("tshark did not finish within " + LIMIT_SECONDS + " s: " + command);
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError("tshark ended with " + process.exitValue() + ": " + command + "\n" + text);
            }
            return text.lines().toList();
        } finally {
            Files.delete(output);
        }
    }
}
