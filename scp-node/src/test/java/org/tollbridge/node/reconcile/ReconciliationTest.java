package org.tollbridge.node.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tollbridge.node.reconcile.Reconciliation.Finding;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.service.call.CallRecord;

/** Records of a switch beside those of the SCP. */
class ReconciliationTest {

    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");

    private static SwitchRecord ofSwitch(long line, long after, long talk) {
        return new SwitchRecord(
                line,
                "8008101234",
                "1088886666",
                talk < 0 ? "" : "1055501001",
                AT.toEpochMilli() + after,
                talk < 0 ? OptionalLong.empty() : OptionalLong.of(talk),
                OptionalInt.of(talk < 0 ? 17 : 16));
    }

    private static CallRecord ofScp(String id, long after) {
        return TestCall.of(id, AT.plusMillis(after)).record();
    }

    private static CallRecord answered(String id, long after, long talk) {
        return TestCall.of(id, AT.plusMillis(after))
                .sentTo("861055501001")
                .answered(3_000, talk)
                .record();
    }

    private static String found(List<SwitchRecord> ofSwitch, List<CallRecord> ofScp) {
        return found(new Reconciliation(2_000, 1_000, Map.of()), ofSwitch, ofScp);
    }

    private static String found(Reconciliation reconciliation, List<SwitchRecord> ofSwitch, List<CallRecord> ofScp) {
        return reconciliation.of(ofSwitch, ofScp).stream()
                .map(finding -> switch (finding) {
                    case Finding.Matched both ->
                        both.ofSwitch().line() + "=" + both.ofScp().callId();
                    case Finding.Different both ->
                        both.ofSwitch().line() + "!" + both.ofScp().callId() + " " + String.join("; ", both.reasons());
                    case Finding.AtSwitchOnly only -> only.ofSwitch().line() + " alone: " + only.reason();
                    case Finding.AtScpOnly only -> only.ofScp().callId() + " alone";
                })
                .collect(Collectors.joining(", "));
    }

    @Test
    void eachRecordFindsTheNearestOfItsNumbers() {
        assertEquals(
                "2=b, 3=a",
                found(
                        List.of(ofSwitch(2, 5_000, -1), ofSwitch(3, 900, 60_000)),
                        List.of(answered("a", 0, 60_400), ofScp("b", 5_500))));
    }

    @Test
    void aRecordThatIsMissingTakesNoOtherOnesPlace() {
        assertEquals(
                "2 alone: the SCP has no unmatched call from this caller to this number, 3=a",
                found(List.of(ofSwitch(2, 0, -1), ofSwitch(3, 1_500, 60_000)), List.of(answered("a", 1_600, 60_000))));
        assertEquals(
                "2=a, 3=b",
                found(
                        List.of(ofSwitch(2, 0, -1), ofSwitch(3, 1_500, 60_000)),
                        List.of(ofScp("a", 1_000), answered("b", 1_600, 60_000))));
    }

    @Test
    void aCallIsComparedByTheSecondsThatItIsChargedFor() {
        // The switch has measured less than the node has seen.
        CallRecord seen = answered("a", 0, 62_300);
        CallRecord measured = new CallRecord(
                seen.request(),
                new CallRecord.Course(
                        seen.attempts(),
                        seen.answeredAt(),
                        seen.endedAt(),
                        seen.outcome(),
                        seen.reason(),
                        seen.releaseCause(),
                        OptionalInt.of(60)),
                seen.billing(),
                seen.path());
        assertEquals(60, measured.chargedSeconds());
        assertEquals("2=a", found(List.of(ofSwitch(2, 0, 59_800)), List.of(measured)));
        assertEquals(
                "2=a",
                found(
                        new Reconciliation(2_000, 0, Map.of("a", -10L)),
                        List.of(ofSwitch(2, 0, 50_000)),
                        List.of(measured)));
    }

    @Test
    void callsOfOneMomentMatchOneByOne() {
        assertEquals(
                "2=a, 3=b, c alone",
                found(
                        List.of(ofSwitch(2, 0, -1), ofSwitch(3, 0, -1)),
                        List.of(ofScp("a", 0), ofScp("b", 0), ofScp("c", 0))));
    }

    @Test
    void whatIsMissingIsSaidWithWhy() {
        assertEquals(
                "2 alone: the SCP has a call from this caller to this number, but none within 2.0 s, a alone",
                found(List.of(ofSwitch(2, 0, -1)), List.of(ofScp("a", 2_001))));
        assertEquals(
                "2 alone: the SCP has no unmatched call from this caller to this number",
                found(List.of(ofSwitch(2, 0, -1)), List.of()));
    }

    @Test
    void eachDifferenceIsNamed() {
        assertEquals(
                "2!a seconds 60.0 at the switch, 62.0 at the SCP",
                found(List.of(ofSwitch(2, 0, 60_000)), List.of(answered("a", 0, 62_000))));
        assertEquals(
                "2!a answered only according to the switch; destination 1055501001 at the switch, none at the SCP;"
                        + " cause 16 at the switch, 17 at the SCP",
                found(List.of(ofSwitch(2, 0, 60_000)), List.of(ofScp("a", 0))));
        assertEquals(
                "2!a answered only according to the SCP; cause 17 at the switch, 16 at the SCP",
                found(List.of(ofSwitch(2, 0, -1)), List.of(answered("a", 0, 62_000))));
    }
}
