package org.tollbridge.node.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Corrections;

/** The files of switches and accounting servers. */
class ReconcileFilesTest {

    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file"), text);
    }

    @Test
    void columnsComeInAnyOrderAndOthersArePassedOver() throws Exception {
        assertEquals(
                List.of(
                        new SwitchRecord(
                                2,
                                "8008101234",
                                "1088886666",
                                "",
                                AT.toEpochMilli(),
                                OptionalLong.of(61_250),
                                OptionalInt.empty()),
                        new SwitchRecord(
                                3, "8008101234", "", "", AT.toEpochMilli(), OptionalLong.empty(), OptionalInt.empty())),
                SwitchFile.read(file("""
                    seconds,trunk,offered,dialled,caller
                    61.25,7,2026-11-28T16:00:00+08:00,8008101234,1088886666
                    ,7,2026-11-28T08:00:00Z,8008101234,
                    """)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dialled,caller,offered\n1,2,2026-11-28T08:00:00Z\n",
                "dialled,caller,offered,seconds\n1,2,noon,\n",
                "dialled,caller,offered,seconds\n1,2,2026-11-28T08:00:00Z,long\n"
            })
    void whatCannotBeReadIsNamed(String text) throws Exception {
        Path file = file(text);
        CommandFault fault = assertThrows(CommandFault.class, () -> SwitchFile.read(file));
        assertTrue(String.valueOf(fault.getMessage()).startsWith(file.toString()), fault.getMessage());
    }

    private static CallRecord corrected(Corrections call, long pays) {
        return call.bring(
                        new Corrections.Wanted(OptionalLong.of(pays), OptionalLong.empty(), OptionalLong.empty()),
                        AT.toEpochMilli(),
                        "ann",
                        "ticket 4711",
                        0)
                .orElseThrow();
    }

    @Test
    void accountingHasStartAndStopOfWhatWasAnsweredAndOneEventOfAllElse() throws Exception {
        Accounts accounts = Accounts.read(file("""
            host;0;1;scp1-1 2 0
            host;0;1;scp1-1 4 1 T
            host;0;2;scp1-2 4 1
            host;0;3;scp1-3 1 0
            host;0;4;scp1-1.c1 1 0
            """));

        assertEquals(
                "", accounts.missing(TestCall.of("scp1-1", AT).answered(1, 1).record()));
        assertEquals(
                "no start record",
                accounts.missing(TestCall.of("scp1-2", AT).answered(1, 1).record()));
        assertEquals(
                "no start record, no stop record",
                accounts.missing(TestCall.of("scp1-3", AT).answered(1, 1).record()));
        assertEquals("", accounts.missing(TestCall.of("scp1-3", AT).record()));
        assertEquals(
                "no event record", accounts.missing(TestCall.of("scp1-4", AT).record()));
        Corrections call =
                new Corrections(TestCall.of("scp1-1", AT).answered(1, 1).record(), List.of());
        CallRecord first = corrected(call, 1);
        assertEquals("", accounts.missing(first));
        assertEquals(
                "no event record", accounts.missing(corrected(new Corrections(call.original(), List.of(first)), 2)));
        assertThrows(CommandFault.class, () -> Accounts.read(file("host;0;1;scp1-1\n")));
    }

    private static CallRecord ofParts(int parts) {
        CallRecord whole = TestCall.of("scp1-1", AT).answered(1, 60_000).record();
        return whole.of(new CallPart(parts, AT.toEpochMilli(), 20L * (parts - 1), Optional.empty()));
    }

    @Test
    void eachInterimRecordOfACallInPartsIsLookedFor() throws Exception {
        String ends = "host;0;1;scp1-1 2 0\nhost;0;1;scp1-1 4 4\n";
        assertEquals("no interim record", Accounts.read(file(ends)).missing(ofParts(4)));
        assertEquals(
                "no interim record 2",
                Accounts.read(file(ends + "host;0;1;scp1-1 3 1\nhost;0;1;scp1-1 3 3 T\n"))
                        .missing(ofParts(4)));
        assertEquals(
                "",
                Accounts.read(file(ends + "host;0;1;scp1-1 3 1\nhost;0;1;scp1-1 3 3\nhost;0;1;scp1-1 3 2\n"))
                        .missing(ofParts(4)));
        // A list need not have the numbers.
        assertEquals(
                "",
                Accounts.read(file("host;0;1;scp1-1 2\nhost;0;1;scp1-1 3\nhost;0;1;scp1-1 4\n"))
                        .missing(ofParts(4)));
    }
}
