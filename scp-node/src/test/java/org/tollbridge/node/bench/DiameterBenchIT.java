package org.tollbridge.node.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Tag("alone")
@Timeout(180)
class DiameterBenchIT {

    @Test
    void measuresBothLinksAndWhatCreditCostsACall() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new DiameterBenchCommand());
        command.setOut(new PrintWriter(out));
        assertEquals(0, command.execute("--seconds=1", "--in-flight=4", "--rate=50", "--calls=20"), out.toString());

        for (String row : List.of("Rf ACR +4 in flight", "Rf ACR +50/s", "Ro CCR +4 in flight", "Ro CCR +50/s")) {
            assertEquals(
                    1,
                    out.toString()
                            .lines()
                            .filter(line -> line.matches(row + "( +[0-9.]+){3} +0"))
                            .count(),
                    row + " in " + out);
        }
        String last = out.toString().lines().reduce((before, line) -> line).orElseThrow();
        assertTrue(
                last.matches("Rf ACR/s: \\d+ p99 ms: [\\d.]+ Ro CCR/s: \\d+ p99 ms: [\\d.]+"
                        + " CPU of a call with Ro / without: [\\d.]+"),
                last);
    }

    @Test
    void badFiguresAreRefused() {
        for (String option : List.of("--seconds=0", "--in-flight=0", "--rate=0", "--calls=0")) {
            StringWriter err = new StringWriter();
            CommandLine command = new CommandLine(new DiameterBenchCommand());
            command.setErr(new PrintWriter(err));
            assertEquals(2, command.execute(option));
            assertTrue(err.toString().contains(option.substring(0, option.indexOf('='))), err.toString());
        }
    }
}
