package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.TraceLine;

/** The sample service, compiled and found as an operator's is: by the class loader of the thread that starts the node. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SAME_THREAD)
class OwnServiceIT {

    private static final Path SAMPLE = Path.of("../samples/own-service");
    private static final String PROVIDERS = "META-INF/services/org.tollbridge.service.plan.OwnService";
    private static final int ITS_KEY = 95;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path classes;

    @BeforeEach
    void compile() throws Exception {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        SAMPLE.resolve("NearestBranch.java").toString());
        assertEquals(0, result);
        Files.createDirectories(classes.resolve(PROVIDERS).getParent());
        Files.copy(SAMPLE.resolve(PROVIDERS), classes.resolve(PROVIDERS));
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, before));
    }

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void takesTheCallsWithItsKeyAndNoOthers(@TempDir Path home) throws Exception {
        try (Scp scp = Scp.start(home, "")) {
            try (Ssp ssp = Ssp.connect(scp.address(), 1)) {
                ssp.place(Calls.to("8008100001").withServiceKey(ITS_KEY).from("2166668888"));
                ssp.place(Calls.to("8008100001").from("2166668888"));
                ssp.place(Calls.to("8008199999").withServiceKey(ITS_KEY).from("2166668888"));
            }
            List<CallRecord> records = scp.records();
            assertEquals(
                    List.of(Optional.of("862155595000"), Optional.of("861055501001"), Optional.empty()),
                    records.stream().map(CallRecord::destination).toList());
            assertEquals(
                    List.of("nearest-branch"),
                    records.getFirst().path().stream()
                            .filter(line -> line.what().equals("service"))
                            .map(TraceLine::detail)
                            .toList());
        }
    }

    @Test
    void aServiceThatCannotBeMadeStopsTheStart(@TempDir Path home) throws Exception {
        Files.writeString(classes.resolve(PROVIDERS), "NoSuchService\n");
        String fault =
                assertThrows(CommandFault.class, () -> Scp.start(home, "")).toString();
        assertTrue(fault.contains("NoSuchService"), fault);
        assertTrue(fault.contains("remove its jar"), fault);
    }
}
