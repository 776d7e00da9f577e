package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;

/** Calls over the wire come to files for mediation, each once, over a restart of the node. */
@Timeout(120)
class MediationIT {

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private Scp start() throws Exception {
        return Scp.start(home, "mediation: {folder: \"" + folder + "\", max-records: 2, hidden-digits: 4}\n");
    }

    private List<String> named() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("manifest"))) {
            if (line.startsWith("file ")) {
                lines.addAll(Files.readAllLines(folder.resolve(line.split(" ")[2])));
            }
        }
        return lines;
    }

    private static List<String> calls(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("R,"))
                .map(line -> line.split(",")[2])
                .toList();
    }

    @Test
    void everyCallIsInOneFile() throws Exception {
        try (Scp scp = start();
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            for (int call = 0; call < 3; call++) {
                ssp.place(Calls.to("4008100001"));
            }
            scp.records();
            Until.holds("a full file", () -> calls(named()).size() == 2);
        }
        try (Scp scp = start();
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            ssp.place(Calls.to("4008100001").everyone(Calls.isBusy()));
            scp.records();
        }
        List<CallRecord> records;
        try (Scp scp = start()) {
            records = scp.recordsOnDisk();
        }
        assertEquals(records.stream().map(CallRecord::callId).toList(), calls(named()));
        assertEquals(4, records.size());
        List<String> lines = named();
        assertTrue(lines.get(1).contains(",86106234xxxx,"), lines.get(1));
        assertTrue(lines.contains("T,2,1,2,2,0.44,0.50"), () -> "" + lines);
    }
}
