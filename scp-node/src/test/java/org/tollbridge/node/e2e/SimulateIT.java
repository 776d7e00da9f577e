package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.reconcile.ReconcileCommand;
import org.tollbridge.node.simulate.SimulateCommand;
import org.tollbridge.node.trace.WiresharkHint;
import org.tollbridge.wire.sccp.PointCodeLength;
import picocli.CommandLine;

/** {@code tollbridge simulate} against a whole node. */
@Tag("any-transport")
@Timeout(120)
class SimulateIT {

    private static final String ANSWERED = """
            name: two calls
            calls:
              - name: answered
                service-key: 800
                dials: "8008100001"
                caller: "1082345678"
                expect: {outcome: answered, destinations: ["1055501001"], payer: called party}
              - name: refused
                service-key: 800
                dials: "8008100001"
                caller: "13800138000"
                expect: {outcome: released, cause: 21}
            """;
    private static final String LINK_TYPE_EXPORTED_PDU = "252";

    @TempDir
    private Path folder;

    private Scp scp;

    @BeforeEach
    void start() throws Exception {
        scp = Scp.start(folder.resolve("home"), """
            switches:
              - {name: plain, point-code: 1}
              - {name: informing, point-code: 4, call-information: true}
            """);
    }

    @AfterEach
    void close() {
        scp.close();
    }

    /** What the command came to. */
    private record Ran(int code, String out, String err) {}

    private Ran simulate(String scenario, String... options) throws IOException {
        return simulate(Files.writeString(folder.resolve("scenario.yaml"), scenario), options);
    }

    private Ran simulate(Path file, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new SimulateCommand());
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        command.setExecutionExceptionHandler((fault, line, parsed) -> {
            if (fault instanceof CommandFault known) {
                known.lines().forEach(line.getErr()::println);
                return known.exitCode();
            }
            throw fault;
        });
        List<String> words = new ArrayList<>(List.of(options));
        if (!words.contains("--port")) {
            words.addAll(List.of("--port", Integer.toString(scp.address().getPort())));
        }
        if (words.stream().noneMatch(word -> word.startsWith("--transport"))) {
            words.addAll(List.of("--transport", Carrier.setting()));
        }
        words.add(file.toString());
        int code = command.execute(words.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void callsThatEndAsExpectedAreSuccess() throws Exception {
        Ran ran = simulate(ANSWERED);

        assertEquals(0, ran.code(), ran.toString());
        assertTrue(ran.out().contains("2 calls, all as expected"), ran.out());
        assertEquals(2, scp.records().size());
    }

    @Test
    void aCallThatEndsOtherwiseIsNamedAndIsNoSuccess() throws Exception {
        Ran ran = simulate(ANSWERED.replace("cause: 21", "cause: 17"));

        assertEquals(1, ran.code(), ran.toString());
        assertTrue(ran.out().contains("17"), ran.out());
        assertTrue(ran.out().contains("21"), ran.out());
    }

    @Test
    void theSwitchsRecordsAgreeWithTheScps() throws Exception {
        Path records = folder.resolve("switch.csv");
        assertEquals(0, simulate(ANSWERED, "--records", records.toString()).code());
        assertEquals(2, scp.records().size());
        String[] reconcile = {
            "--switch",
            records.toString(),
            "--journal",
            folder.resolve("home/journal").toString()
        };

        assertEquals(3, Files.readAllLines(records).size());
        assertEquals(0, new CommandLine(new ReconcileCommand()).execute(reconcile));
        Files.writeString(records, Files.readString(records).replace(",21\r", ",17\r"));
        assertEquals(1, new CommandLine(new ReconcileCommand()).execute(reconcile));
    }

    @Test
    void messagesWithPointCodesOf24BitsAreDecodedAsSuch() throws Exception {
        scp.close();
        scp = Scp.start(folder.resolve("long"), """
            network: {point-code-bits: 24}
            m3ua: {point-code: 0x0a0b01}
            switches: [{name: long, point-code: 0x0a0b11}]
            """);
        Path capture = folder.resolve("long.pcap");
        Ran ran = simulate(
                ANSWERED,
                "-v",
                "--point-code-bits",
                "24",
                "--point-code",
                Integer.toString(0x0a0b11),
                "--scp-point-code",
                Integer.toString(0x0a0b01),
                "--pcap",
                capture.toString());

        assertEquals(0, ran.code(), ran.toString());
        assertTrue(ran.out().contains("initialDP"), ran.out());
        assertTrue(ran.out().contains("point code 658177 (10-11-1)"), ran.out());
        assertFalse(ran.out().contains("error SCCP"), ran.out());
        assertTrue(ran.err().contains("-o \"mtp3.standard:Chinese ITU\""), ran.err());
        assertEquals(Optional.empty(), WiresharkHint.of(PointCodeLength.BITS_14));
    }

    @Test
    void verboseShowsEachMessageDecoded() throws Exception {
        Ran ran = simulate(ANSWERED, "-v");

        for (String word : List.of("initialDP", "connect", "eventReportBCSM", "releaseCall")) {
            assertTrue(ran.out().contains(word), word + " in " + ran.out());
        }
    }

    @Test
    void theCaptureHoldsEveryMessage() throws Exception {
        Path capture = folder.resolve("calls.pcap");
        assertEquals(0, simulate(ANSWERED, "--pcap", capture.toString()).code());

        ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(capture));
        assertEquals(0xa1b2c3d4, octets.getInt(0), "big-endian, microseconds");
        assertEquals(LINK_TYPE_EXPORTED_PDU, Integer.toString(octets.getInt(20)));
        int packets = 0;
        for (int at = 24; at < octets.capacity(); at += 16 + octets.getInt(at + 8)) {
            packets++;
        }
        // ASPUP and ASPAC with their answers, a BEGIN and its answer for each call at the least.
        assertTrue(packets >= 8, "packets: " + packets);
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void aLoadIsPlacedAndCounted(int pointCode) throws Exception {
        Ran ran = simulate(
                ANSWERED.substring(0, ANSWERED.indexOf("  - name: refused")),
                "--rate=50",
                "--seconds=2",
                "--point-code=" + pointCode);

        assertEquals(0, ran.code(), ran.toString());
        assertTrue(ran.out().contains("placed 100, completed 100, refused 0, aborted 0, lost 0"), ran.out());
        assertTrue(ran.err().contains("placed "), "progress in " + ran.err());
        assertEquals(100, scp.records().size());
    }

    @Test
    void refusedCallsOfALoadAreNoSuccess() throws Exception {
        Ran ran = simulate(ANSWERED.replace("8008100001", "8008999999"), "--rate=20", "--seconds=1");

        assertEquals(1, ran.code(), ran.toString());
        assertTrue(ran.out().contains("placed 20, completed 0, refused 20"), ran.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--rate=0, --rate must be 1 to 100000",
        "--seconds=0, --seconds must be 1 to 86400",
        "--routing-context=x, --routing-context must be none or 0 to 4294967295",
        "--transport=udp, --transport must be tcp or sctp",
        "--host=no.such.host.invalid, --host: no.such.host.invalid has no address",
        "--point-code=99999, --point-code: 99999 is no point code of 14 bits",
        "--pcap=/no/such/folder/x.pcap, cannot write the capture",
    })
    void whatCannotBeDoneIsSaidInOneLine(String option, String told) throws Exception {
        Ran ran = simulate(ANSWERED, option);

        assertEquals(2, ran.code(), ran.toString());
        assertTrue(ran.err().contains(told), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    @Test
    void aScenarioThatIsNotThereIsNamed() {
        Ran ran = simulate(Path.of("/no/such/scenario.yaml"));

        assertEquals(2, ran.code(), ran.toString());
        assertEquals(
                "/no/such/scenario.yaml does not exist; name an existing scenario file",
                ran.err().strip());
    }

    @Test
    void aFaultyScenarioIsToldLineByLine() throws Exception {
        Ran ran = simulate("name: x\ncalls:\n  - {dials: abc, colour: red}\n");

        assertEquals(2, ran.code(), ran.toString());
        assertTrue(ran.err().contains("colour"), ran.err());
        assertTrue(ran.err().lines().allMatch(line -> line.contains("scenario.yaml: ")), ran.err());
    }

    @Test
    void anScpThatDoesNotListenIsNamed() throws Exception {
        scp.close();
        Ran ran = simulate(ANSWERED);

        assertEquals(2, ran.code(), ran.toString());
        assertTrue(ran.err().contains(Integer.toString(scp.address().getPort())), ran.err());
    }
}
