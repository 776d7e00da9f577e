package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.store.CallLoading;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.TestCall;

/** Reports on the calls of a store, asked for on the command line. */
class ReportCommandTest {

    private static final Instant AT = Instant.parse("2026-11-28T01:30:00Z");

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    private Run run(String... arguments) {
        return ROOM.run(arguments);
    }

    private void store() throws Exception {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        Files.writeString(folder.resolve("home/tollbridge.yaml"), "records: {in-store: true}\n");
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()))) {
            new CallLoading(store, TestCall.GROUPING)
                    .add(
                            "scp1",
                            List.of(
                                    TestCall.of("1", AT).record(),
                                    TestCall.of("2", AT.plusSeconds(3_600))
                                            .answered(4_000, 61_001)
                                            .at(0, 9_400)
                                            .record(),
                                    TestCall.of("3", AT.plusSeconds(3_660))
                                            .answered(4_000, 30_000)
                                            .at(0, 8_500)
                                            .record()),
                            3,
                            0);
        }
    }

    @Test
    void aReportIsATable() throws Exception {
        store();
        String table = """
                calls to 8008101234, 2026-11-01 to 2026-11-30

                          calls  answered  answered percent   refused   seconds  mean seconds  caller pays  subscriber pays
                09            1         0               0.0         1         0             -         0.00             0.00
                10            2         2             100.0         0        92          46.0         0.00             1.79
                total         3         2              66.7         1        92          46.0         0.00             1.79
                """;

        assertEquals(
                new Run(0, table, ""),
                run(
                        "report",
                        "--called",
                        "800-810-1234",
                        "--by",
                        "hour",
                        "--first-day",
                        "2026-11-01",
                        "--last-day",
                        "2026-11-30"));
    }

    @Test
    void whatCannotBeReportedIsRefusedWithWhatToWrite() throws Exception {
        store();
        assertEquals(
                new Run(1, "", "tollbridge: a report by branch requires a number, which has the plan\n"),
                run("report", "--by", "branch"));
        assertEquals(
                new Run(1, "", "tollbridge: '123' is not a service number; give one such as 8008101234\n"),
                run("report", "--called", "123"));
        assertEquals(
                new Run(1, "", "tollbridge: 'today' is not a day; write it as 2026-11-28\n"),
                run("report", "--last-day", "today"));
    }
}
