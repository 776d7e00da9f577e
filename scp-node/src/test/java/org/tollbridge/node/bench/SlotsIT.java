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

/** That the benchmark measures what it says; how much is no matter for a test, and violations are. */
@Tag("alone")
@Timeout(300)
class SlotsIT {

    @Test
    void eachLoadIsMeasuredAndThePairsAndViolationsComeLast() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new SlotsCommand());
        command.setOut(new PrintWriter(out));
        int code = command.execute("--seconds=1", "--nodes=2", "--in-flight=50", "--rate=200");

        assertEquals(0, code, out.toString());
        for (String load : List.of("100 numbers", "one hot number", "200 calls/s")) {
            assertEquals(
                    1,
                    out.toString()
                            .lines()
                            .filter(line -> line.matches(load + " +[1-9][0-9]*( +[0-9]+){2}( +[0-9.]+){3} +0"))
                            .count(),
                    load + " in " + out);
        }
        String last = out.toString().lines().reduce((before, line) -> line).orElseThrow();
        assertTrue(last.matches("pairs/s: [1-9][0-9]* violations: 0"), last);
    }

    @Test
    void badFiguresAreRefused() {
        for (String option : List.of("--seconds=0", "--nodes=10", "--in-flight=0", "--rate=0")) {
            StringWriter err = new StringWriter();
            CommandLine command = new CommandLine(new SlotsCommand());
            command.setErr(new PrintWriter(err));
            assertEquals(2, command.execute(option));
            assertTrue(err.toString().contains(option.substring(0, option.indexOf('='))), err.toString());
        }
    }
}
