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

/** That the benchmark measures what it says; how much is no matter for a test. */
@Tag("alone")
@Timeout(300)
class CapacityIT {

    @Test
    void bothContendersAreMeasuredAtEachLoadAndTheRatioComesLast() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new CapacityCommand());
        command.setOut(new PrintWriter(out));
        int code = command.execute("--seconds=1", "--rounds=1", "--in-flight=10");

        assertTrue(code == 0 || (code == 1 && out.toString().contains("not clean")), code + " " + out);
        for (String load : List.of("10 in flight", "500/s", "2000/s")) {
            for (String contender : List.of("\\(a\\) bare jSS7", "\\(b\\) whole node")) {
                List<String> rows = out.toString()
                        .lines()
                        .filter(line -> line.matches(contender + " +" + load + "( +[0-9.]+){5}"))
                        .toList();
                assertEquals(1, rows.size(), load + " of " + contender + " in " + out);
                double rate = Double.parseDouble(rows.getFirst().replaceAll(".*" + load + " +([0-9.]+) .*", "$1"));
                assertTrue(rate > 0, rows.getFirst());
            }
        }
        String last = out.toString().lines().reduce((before, line) -> line).orElseThrow();
        assertTrue(last.matches("ratio b/a: [0-9]+\\.[0-9]{2}"), last);
    }

    @Test
    void badFiguresAreRefused() {
        for (String option : List.of("--seconds=0", "--seconds=601", "--rounds=0", "--in-flight=20001")) {
            StringWriter err = new StringWriter();
            CommandLine command = new CommandLine(new CapacityCommand());
            command.setErr(new PrintWriter(err));
            assertEquals(2, command.execute(option));
            assertTrue(err.toString().contains(option.substring(0, option.indexOf('='))), err.toString());
        }
    }
}
