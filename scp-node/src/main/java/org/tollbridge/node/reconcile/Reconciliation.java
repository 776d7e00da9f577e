package org.tollbridge.node.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tollbridge.service.call.CallRecord;

/**
 * Finds for each record of a switch the one of the SCP: of the same dialled and calling number, the nearest in time.
 *
 * @param withinMillis so far apart the two may say that a call was offered
 * @param talkMillis so much the two may differ on how long a conversation was
 * @param corrected by how many seconds corrections have changed calls, by their identifiers
 */
record Reconciliation(long withinMillis, long talkMillis, Map<String, Long> corrected) {

    /** What was found of a call. */
    sealed interface Finding {

        /** Both say the same. */
        record Matched(SwitchRecord ofSwitch, CallRecord ofScp) implements Finding {}

        /** Both have it, and say different things. */
        record Different(SwitchRecord ofSwitch, CallRecord ofScp, List<String> reasons) implements Finding {}

        /** The SCP has no such record. */
        record AtSwitchOnly(SwitchRecord ofSwitch, String reason) implements Finding {}

        /** The switch has no such record. */
        record AtScpOnly(CallRecord ofScp) implements Finding {}
    }

    /** So many digits at the end of a number are the same however it is written. */
    private static final int SAME_DIGITS = 7;

    /** What is to be found of all calls; each record is in one finding. */
    List<Finding> of(List<SwitchRecord> ofSwitch, List<CallRecord> ofScp) {
        Map<String, TreeMap<Long, List<CallRecord>>> left = new HashMap<>();
        ofScp.forEach(record -> left.computeIfAbsent(
                        key(record.dialled(), record.caller().orElse("")), key -> new TreeMap<>())
                .computeIfAbsent(record.offeredAt(), at -> new ArrayList<>())
                .add(record));
        List<Finding> findings = new ArrayList<>();
        for (SwitchRecord record : ofSwitch) {
            TreeMap<Long, List<CallRecord>> candidates =
                    left.getOrDefault(key(record.dialled(), record.caller()), new TreeMap<>());
            findings.add(nearest(candidates, record)
                    .map(found -> compared(record, found))
                    .orElseGet(() -> new Finding.AtSwitchOnly(record, why(candidates))));
        }
        left.values().stream()
                .flatMap(times -> times.values().stream())
                .flatMap(List::stream)
                .map(Finding.AtScpOnly::new)
                .forEach(findings::add);
        return findings;
    }

    /** Takes the nearest that is near enough. */
    private Optional<CallRecord> nearest(TreeMap<Long, List<CallRecord>> candidates, SwitchRecord record) {
        Long before = candidates.floorKey(record.offeredAt());
        Long after = candidates.ceilingKey(record.offeredAt());
        Long best = before == null || (after != null && after - record.offeredAt() < record.offeredAt() - before)
                ? after
                : before;
        if (best == null || Math.abs(best - record.offeredAt()) > withinMillis) {
            return Optional.empty();
        }
        List<CallRecord> there = candidates.getOrDefault(best, new ArrayList<>());
        CallRecord found = there.removeFirst();
        if (there.isEmpty()) {
            candidates.remove(best);
        }
        return Optional.of(found);
    }

    private String why(TreeMap<Long, List<CallRecord>> candidates) {
        return candidates.isEmpty()
                ? "the SCP has no record from that number to that one that is left"
                : "the SCP has one from that number to that one, but none within " + withinMillis / 1_000.0 + " s";
    }

    private Finding compared(SwitchRecord ofSwitch, CallRecord ofScp) {
        List<String> reasons = new ArrayList<>();
        boolean answered = ofScp.answeredAt().isPresent();
        if (ofSwitch.talkMillis().isPresent() != answered) {
            reasons.add(answered ? "answered for the SCP only" : "answered for the switch only");
        } else if (answered && Math.abs(ofSwitch.talkMillis().getAsLong() - talked(ofScp)) > talkMillis) {
            reasons.add("seconds " + ofSwitch.talkMillis().getAsLong() / 1_000.0 + " for the switch, "
                    + talked(ofScp) / 1_000.0 + " for the SCP"
                    + (corrected.containsKey(ofScp.callId()) ? " as corrected" : ""));
        }
        String destination = ofScp.destination().orElse("");
        if (!ofSwitch.destination().isEmpty() && !same(ofSwitch.destination(), destination)) {
            reasons.add("destination " + ofSwitch.destination() + " for the switch, "
                    + (destination.isEmpty() ? "none" : destination) + " for the SCP");
        }
        if (ofSwitch.cause().isPresent()
                && ofScp.releaseCause().isPresent()
                && ofSwitch.cause().getAsInt() != ofScp.releaseCause().getAsInt()) {
            reasons.add("cause " + ofSwitch.cause().getAsInt() + " for the switch, "
                    + ofScp.releaseCause().getAsInt() + " for the SCP");
        }
        return reasons.isEmpty()
                ? new Finding.Matched(ofSwitch, ofScp)
                : new Finding.Different(ofSwitch, ofScp, List.copyOf(reasons));
    }

    private long talked(CallRecord record) {
        return record.durationMillis() + 1_000 * corrected.getOrDefault(record.callId(), 0L);
    }

    private static String key(String dialled, String caller) {
        return end(dialled) + " " + end(caller);
    }

    private static boolean same(String one, String other) {
        return end(one).equals(end(other));
    }

    private static String end(String number) {
        return number.substring(Math.max(0, number.length() - SAME_DIGITS));
    }
}
