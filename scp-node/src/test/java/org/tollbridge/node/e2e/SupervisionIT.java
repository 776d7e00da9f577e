package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.wire.inap.Operation;

/** Conversations that a switch watches by ApplyCharging, over the wire and by the clock. */
@Timeout(120)
class SupervisionIT {

    private static final String APPLYING = "switches: [{name: applying, point-code: 1, charging: apply}]\n";

    @TempDir
    private Path home;

    private CallRecord record;

    private CallResult place(String configuration, Calls call) throws Exception {
        try (Scp scp = Scp.start(home, configuration);
                Ssp ssp = Ssp.connect(scp.address(), 1, settings -> settings.withSpeed(1))) {
            CallResult result = ssp.place(call);
            assertEquals(List.of(), result.violations());
            List<CallRecord> records = scp.records();
            assertEquals(1, records.size());
            record = records.getFirst();
            return result;
        }
    }

    private static List<String> applied(CallResult result) {
        return result.charges().stream()
                .filter(charge -> charge.operation() == Operation.APPLY_CHARGING)
                .map(charge -> charge.octets().toHex())
                .toList();
    }

    /** Rings for nothing: it answers at once, since the clock is the real one. */
    private static Calls talks(long seconds) {
        return Calls.to("4008100001").everyone(Calls.answersAtOnce(seconds, HangsUp.CALLING));
    }

    @Test
    void aSwitchThatReportsIsAskedToGoOn() throws Exception {
        CallResult result = place(APPLYING + "calls: {supervision-seconds: 1}\n", talks(3));

        List<String> applied = applied(result);
        assertTrue(applied.size() >= 3, () -> "" + applied);
        assertTrue(applied.stream().allMatch(each -> each.contains("810400000001")), () -> "" + applied);
        assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
        assertEquals(Reason.COMPLETED, record.reason());
        assertTrue(record.chargingReport().orElseThrow().endsWith("810101"), "the report of the end is the last");
    }

    @Test
    void aSwitchThatCanEndsTheConversationAtItsLimitByItself() throws Exception {
        CallResult result = place(
                APPLYING + "calls: {supervision-seconds: 1, max-talk-seconds: 2, warning-seconds: 1}\n", talks(30));

        List<String> applied = applied(result);
        assertEquals(2, applied.size(), () -> "" + applied);
        assertTrue(applied.get(0).contains("810400000001"), applied.get(0));
        assertTrue(applied.get(1).endsWith("8401018502" + "0001"), applied.get(1));
        assertEquals(OptionalInt.of(31), result.releaseCause());
        assertEquals(Outcome.ANSWERED, record.outcome());
        assertTrue(record.durationMillis() < 10_000, () -> "it went on");
    }

    @Test
    void aSwitchThatChargesBothPartiesIsAskedToGoOnOnceForBoth() throws Exception {
        CallResult result = place("""
                switches: [{name: applying, point-code: 1, charging: apply, dialect: both}]
                calls: {supervision-seconds: 1}
                dialects:
                  both:
                    applyCharging:
                      partyToCharge: [calling, called]
                      layout:
                        - {tlv: "[1]", value: {unsigned: maximumSeconds, width: 4}}
                        - {tlv: "[2]", value: {unsigned: leg}}
                    chargingReport:
                      layout:
                        - {tlv: "[0]", value: {unsigned: durationMillis, unit: 100, width: 4}}
                        - {tlv: "[1]", value: {unsigned: callEnded}}
                """, talks(3));

        List<String> applied = applied(result);
        List<String> round = List.of("810400000001820101", "810400000001820102");
        int rounds = applied.size() / 2;
        assertEquals(
                Collections.nCopies(rounds, round).stream()
                        .flatMap(List::stream)
                        .toList(),
                applied);
        assertTrue(rounds >= 2 && rounds <= 4, () -> "" + applied);
        assertEquals(Reason.COMPLETED, record.reason());
    }

    @Test
    void aSwitchWhoseDialectCannotSayThatIsToldToRelease() throws Exception {
        CallResult result = place("""
                switches: [{name: applying, point-code: 1, charging: apply, dialect: plain}]
                calls: {supervision-seconds: 1, max-talk-seconds: 2}
                dialects:
                  plain:
                    applyCharging:
                      layout: {tlv: "[1]", value: {unsigned: maximumSeconds, width: 4}}
                    chargingReport:
                      layout:
                        - {tlv: "[0]", value: {unsigned: durationMillis, unit: 100, width: 4}}
                        - {tlv: "[1]", value: {unsigned: callEnded}}
                """, talks(30));

        assertEquals(List.of("810400000001", "810400000001"), applied(result));
        assertEquals(OptionalInt.of(31), result.releaseCause());
        assertEquals(Reason.TIME_LIMIT, record.reason());
    }
}
