package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallRecord;

/** Calls of a store, asked for on the command line. */
class CallsCommandTest {

    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

    private static final String OFF =
            "tollbridge: records.in-store is off, so the store receives no calls; the result covers only calls stored"
                    + " before, if any; tollbridge records reads the journal\n";

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    private Run run(String... arguments) {
        return ROOM.run(arguments);
    }

    private void store() throws Exception {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()))) {
            new CallLoading(store, TestCall.GROUPING)
                    .add("scp1", List.of(TestCall.of("scp1-1", AT).record()), 1, 0);
        }
    }

    @Test
    void whatIsAskedForIsTold() throws Exception {
        store();
        String line = "2026-11-28T08:00:00Z  scp1-1  861088886666 to 8008101234  REFUSED TOO_MANY_CALLS\n";

        assertEquals(new Run(0, line, OFF), run("calls"));
        assertEquals(
                new Run(0, line, OFF),
                run("calls", "--called", "800-810-1234", "--since", "2026-11-27", "--until", "2026-11-30"));
        assertEquals(new Run(0, "", OFF), run("calls", "--outcome", "ANSWERED"));
        assertEquals(new Run(0, line, OFF), run("calls", "--outcome", "ANSWERED,REFUSED"));
    }

    @Test
    void whereCallsComeToTheStoreNothingIsSaidOfIt() throws Exception {
        store();
        Files.writeString(folder.resolve("home/tollbridge.yaml"), "records: {in-store: true}\n");

        assertEquals(new Run(0, "", ""), run("calls", "--outcome", "ANSWERED"));
    }

    @ParameterizedTest
    @CsvSource({"800810, 800-810", "12345, 12345", "861062345678, 010-62345678"})
    void callsToWhatIsNoServiceNumberAreFoundByItsDigits(String dialled, String written) throws Exception {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()))) {
            CallRecord unknown = TestCall.of("scp1-1", AT).toNobody(dialled).record();
            CallRecord other = TestCall.of("scp1-2", AT).record();
            new CallLoading(store, TestCall.GROUPING).add("scp1", List.of(unknown, other), 2, 0);
        }
        String line = "2026-11-28T08:00:00Z  scp1-1  861088886666 to " + dialled + "  REFUSED UNKNOWN_NUMBER\n";
        assertEquals(new Run(0, line, OFF), run("calls", "--called", written));
    }

    @Test
    void whatCannotBeReadIsNamedWithWhatToWrite() {
        Run time = run("calls", "--since", "yesterday");
        Run reason = run("calls", "--reason", "BAD_LUCK");

        assertEquals(2, time.code());
        assertTrue(time.err().contains("--since: 'yesterday' is not a time; write it as 2026-10-01T09:30"), time.err());
        assertEquals(2, reason.code());
        assertTrue(reason.err().contains("TOO_MANY_CALLS"), reason.err());
        assertEquals(
                new Run(1, "", "tollbridge: --called: 'acme' has no digits; give a number such as 8008101234\n"),
                run("calls", "--called", "acme"));
        assertEquals(new Run(1, "", "tollbridge: --limit must be 1 to 100000, not 0\n"), run("calls", "--limit", "0"));
    }
}
