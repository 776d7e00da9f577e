package org.tollbridge.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo as a user runs it, and its capture as an independent dissector reads it. */
class DemoIT {

    @TempDir
    private Path folder;

    @Test
    void everyCallEndsAsExpectedAndTheTableShowsPlainDigits() {
        StringWriter out = new StringWriter();
        assertEquals(0, demo(out), out::toString);

        String table = out.toString();
        List<String> lines = table.lines().toList();
        assertTrue(lines.get(0).startsWith("dialled"), table);
        assertTrue(
                lines.stream()
                        .anyMatch(
                                line -> line.matches("8008100001 +1082345678 +answered +1055501001 +called party .*")),
                table);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("8008100001 +13800138000 +released +- +nobody .*")),
                table);
        assertTrue(lines.get(lines.size() - 1).matches("\\d+ calls, all as expected"), table);
    }

    @Test
    void verboseShowsEachMessageDecoded() {
        StringWriter out = new StringWriter();
        assertEquals(0, demo(out, "-v"), out::toString);

        for (String operation : List.of(
                "initialDP", "requestReportBCSMEvent", "furnishChargingInformation", "connect", "eventReportBCSM")) {
            assertTrue(out.toString().contains(operation), operation);
        }
    }

    @Test
    void tsharkFindsTheSameOperationsAndNumbersAndNothingMalformed() throws Exception {
        assumeTrue(isInstalled("tshark"), "tshark is not installed");
        Path capture = folder.resolve("demo.pcap");
        StringWriter out = new StringWriter();
        assertEquals(0, demo(out, "--pcap", capture.toString()), out::toString);

        assertEquals(List.of(), tshark(capture, "-Y", "_ws.malformed || _ws.expert.severity == error"));
        List<String> summary = tshark(capture);
        long offered =
                summary.stream().filter(line -> line.contains("initialDP")).count();
        long calls = out.toString()
                .lines()
                .filter(line -> line.endsWith("as expected") && line.matches("\\d{10,11} .*"))
                .count();
        assertEquals(calls, offered);
        assertTrue(
                summary.stream()
                        .anyMatch(line -> line.contains("requestReportBCSMEvent furnishChargingInformation"
                                + " sendChargingInformation connect")),
                summary::toString);
        assertTrue(summary.stream().anyMatch(line -> line.contains("releaseCall")), summary::toString);
        List<String> numbers = tshark(capture, "-T", "fields", "-e", "e164.called_party_number.digits");
        assertTrue(numbers.containsAll(List.of("8008100001", "1055501001", "1055501012")), numbers::toString);
    }

    private static int demo(StringWriter out, String... options) {
        CommandLine command = new CommandLine(new DemoCommand());
        command.setOut(new PrintWriter(out));
        return command.execute(options);
    }

    private static boolean isInstalled(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Path.of(place, tool).toFile().canExecute());
    }

    private static List<String> tshark(Path capture, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-o", "inap.ssn:106"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "tshark did not end");
        assertEquals(0, process.exitValue());
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
