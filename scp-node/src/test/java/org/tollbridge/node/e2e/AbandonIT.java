package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.InteractionScript;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.wire.inap.Operation;

/** Callers who hang up while the node itself waits: for the hashes of a PIN, and for a counter. */
@Tag("tcp")
@Timeout(180)
class AbandonIT {

    private static final String NUMBER = "4008299999";
    private static final String SWITCHES = """
            switches:
              - {name: own, point-code: 1, resource: own, announcements: {welcome: 1001, pin: 1004}}
            """;
    /** Seconds of the clock: enough to come to where the node waits, and fewer than it waits there. */
    private static final long MEANWHILE = 3_000;

    private static final int OTHERS = 8;

    @TempDir
    private Path home;

    private static InteractionScript pressing(String... keys) {
        return new InteractionScript(
                List.of(keys).stream()
                        .map(digits -> new Press(Duration.ofSeconds(1), digits, Duration.ofMillis(300)))
                        .toList(),
                OptionalInt.empty(),
                Duration.ofSeconds(2),
                Optional.empty(),
                Assist.ARRIVES);
    }

    /** Hashes that take seconds to be held against a PIN, and are no PIN's. */
    private static String slowHashes() {
        return IntStream.range(0, PinHasher.MOST_HASHES)
                .mapToObj(each ->
                        String.format(Locale.ROOT, "pbkdf2:%d:%032x:%s", PinHasher.MOST_ROUNDS, each, "0f".repeat(32)))
                .collect(Collectors.joining(", "));
    }

    /** The hashing thread is busy with the PINs of others, so that this one's is not known when its caller is gone. */
    @Test
    void aCallerMayHangUpWhileAPinIsChecked() throws Exception {
        try (Scp scp = Scp.start(home, "calls: {counter-ms: 10000}\n" + SWITCHES);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            Plans.put(
                    scp,
                    NUMBER,
                    "entry: door\ndoor: pin\n  announcement: pin\n  tries: 1\n  hashes: " + slowHashes()
                            + "\n  to -> office\n  otherwise -> closed\nclosed: release\n  cause: 31\n"
                            + "office: destination\n  number: 861062345678\n");
            List<CompletableFuture<CallResult>> others = new ArrayList<>();
            for (int i = 1; i <= OTHERS; i++) {
                others.add(ssp.begin(Calls.to(NUMBER).from("106234000" + i).hearing(pressing("1111C"))));
            }
            CallResult gone =
                    ssp.place(Calls.to(NUMBER).hearing(pressing("2222C")).abandonedAfter(MEANWHILE));
            assertFalse(others.getLast().isDone(), "the PIN before this one is known already");
            CompletableFuture<CallResult> behind =
                    ssp.begin(Calls.to(NUMBER).from("1062340009").hearing(pressing("1111C")));
            others.add(behind);

            assertEquals(CallResult.Outcome.ABANDONED, gone.outcome());
            assertEquals(List.of(), gone.violations());
            assertEquals(List.of("1004"), gone.announcements());
            assertEquals(1, gone.digits().size(), gone.digits()::toString);
            for (CompletableFuture<CallResult> other : others) {
                CallResult result = other.get(60, TimeUnit.SECONDS);
                assertEquals(OptionalInt.of(31), result.releaseCause());
                assertEquals(List.of(), result.violations());
            }
            // The answer that came too late was asked for before the last of these.
            List<Reason> reasons =
                    scp.records().stream().map(CallRecord::reason).toList();
            assertEquals(OTHERS + 2, reasons.size(), reasons::toString);
            assertEquals(1, Collections.frequency(reasons, Reason.CALLER_ABANDONED), reasons::toString);
            assertEquals(OTHERS + 1, Collections.frequency(reasons, Reason.PLAN_RELEASE), reasons::toString);
            assertEquals(0, scp.node().translator().openDialogues());
        }
    }

    @Test
    void aCallerMayHangUpWhileACounterIsAskedAndLeavesTheRoom() throws Exception {
        try (SlowCounters counters = SlowCounters.start(home, 10_000, SWITCHES);
                Ssp ssp = Ssp.connect(counters.scp().address(), 1)) {
            Scp scp = counters.scp();
            Plans.put(scp, NUMBER, """
                    entry: hello
                    hello: announce
                      announcement: welcome
                      to -> office
                    office: destination
                      number: 861062345678
                      concurrent: 1
                    """);
            counters.silence();
            CallResult gone = ssp.place(Calls.to(NUMBER).hearing(pressing()).abandonedAfter(MEANWHILE));

            assertEquals(CallResult.Outcome.ABANDONED, gone.outcome());
            assertEquals(List.of(), gone.violations());
            assertEquals(List.of("1001"), gone.announcements());
            assertFalse(gone.operations().contains(Operation.CONNECT), gone.operations()::toString);
            List<CallRecord> records = scp.records();
            assertEquals(1, records.size());
            assertEquals(Reason.CALLER_ABANDONED, records.getFirst().reason());

            // Whatever the counter has made of it, the only room there is can be had.
            counters.speak();
            Until.holds("nothing is held", () -> scp.node().counters().open() == 0);
            CallResult next = ssp.place(Calls.to(NUMBER).hearing(pressing()));
            assertEquals(List.of("1062345678"), next.destinations());
        }
    }
}
