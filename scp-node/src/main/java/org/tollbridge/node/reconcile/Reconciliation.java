package org.tollbridge.node.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tollbridge.service.call.CallRecord;

/**
 * Finds the SCP's record for each record of a switch: with the same dialled and calling number, and the nearest in time
 * among those that agree, otherwise among all that are left.
 *
 * @param withinMillis largest difference between the two offering times
 * @param talkMillis largest difference between the two conversation times
 * @param corrected seconds by which corrections changed calls, by call identifier
 */
record Reconciliation(long withinMillis, long talkMillis, Map<String, Long> corrected) {

    /** Result for a call. */
    sealed interface Finding {

        /** Both records agree. */
        record Matched(SwitchRecord ofSwitch, CallRecord ofScp) implements Finding {}

        /** Both have a record, but they differ. */
        record Different(SwitchRecord ofSwitch, CallRecord ofScp, List<String> reasons) implements Finding {}

        /** The SCP has no matching record. */
        record AtSwitchOnly(SwitchRecord ofSwitch, String reason) implements Finding {}

        /** The switch has no matching record. */
        record AtScpOnly(CallRecord ofScp) implements Finding {}
    }

    /** Last digits of a number that are the same in every notation. */
    private static final int SAME_DIGITS = 7;

    /** Returns the findings for all calls; each record is in exactly one. */
    List<Finding> of(List<SwitchRecord> ofSwitch, List<CallRecord> ofScp) {
        Map<String, TreeMap<Long, List<CallRecord>>> left = new HashMap<>();
        ofScp.forEach(record -> left.computeIfAbsent(
                        key(record.dialled(), record.caller().orElse("")), key -> new TreeMap<>())
                .computeIfAbsent(record.offeredAt(), at -> new ArrayList<>())
                .add(record));
        // Match records that agree first, so that a call missing on one side does not take another's counterpart.
        Map<SwitchRecord, CallRecord> alike = new HashMap<>();
        for (SwitchRecord record : ofSwitch) {
            Predicate<CallRecord> same = each -> differences(record, each).isEmpty();
            nearest(candidates(left, record), record, same).ifPresent(found -> alike.put(record, found));
        }
        List<Finding> findings = new ArrayList<>();
        for (SwitchRecord record : ofSwitch) {
            TreeMap<Long, List<CallRecord>> candidates = candidates(left, record);
            findings.add(Optional.ofNullable(alike.get(record))
                    .or(() -> nearest(candidates, record, each -> true))
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

    private static TreeMap<Long, List<CallRecord>> candidates(
            Map<String, TreeMap<Long, List<CallRecord>>> left, SwitchRecord record) {
        return left.getOrDefault(key(record.dialled(), record.caller()), new TreeMap<>());
    }

    /** Takes the nearest record that satisfies a predicate and is within the limit. */
    private Optional<CallRecord> nearest(
            TreeMap<Long, List<CallRecord>> candidates, SwitchRecord record, Predicate<CallRecord> fits) {
        long at = record.offeredAt();
        Optional<CallRecord> before =
                first(candidates.subMap(at - withinMillis, true, at, true).descendingMap(), fits);
        Optional<CallRecord> after = first(candidates.subMap(at, false, at + withinMillis, true), fits);
        Optional<CallRecord> found = Stream.of(before, after)
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(each -> Math.abs(each.offeredAt() - at)));
        found.ifPresent(taken -> remove(candidates, taken));
        return found;
    }

    private static Optional<CallRecord> first(Map<Long, List<CallRecord>> times, Predicate<CallRecord> fits) {
        return times.values().stream().flatMap(List::stream).filter(fits).findFirst();
    }

    private static void remove(TreeMap<Long, List<CallRecord>> candidates, CallRecord taken) {
        List<CallRecord> there = candidates.getOrDefault(taken.offeredAt(), new ArrayList<>());
        there.remove(taken);
        if (there.isEmpty()) {
            candidates.remove(taken.offeredAt());
        }
    }

    private String why(TreeMap<Long, List<CallRecord>> candidates) {
        return candidates.isEmpty()
                ? "the SCP has no unmatched call from this caller to this number"
                : "the SCP has a call from this caller to this number, but none within " + withinMillis / 1_000.0
                        + " s";
    }

    private Finding compared(SwitchRecord ofSwitch, CallRecord ofScp) {
        List<String> reasons = differences(ofSwitch, ofScp);
        return reasons.isEmpty()
                ? new Finding.Matched(ofSwitch, ofScp)
                : new Finding.Different(ofSwitch, ofScp, reasons);
    }

    private List<String> differences(SwitchRecord ofSwitch, CallRecord ofScp) {
        List<String> reasons = new ArrayList<>();
        boolean answered = ofScp.answeredAt().isPresent();
        if (ofSwitch.talkMillis().isPresent() != answered) {
            reasons.add(answered ? "answered only according to the SCP" : "answered only according to the switch");
        } else if (answered && Math.abs(ofSwitch.talkMillis().getAsLong() - talked(ofScp)) > talkMillis) {
            reasons.add("seconds " + ofSwitch.talkMillis().getAsLong() / 1_000.0 + " at the switch, "
                    + talked(ofScp) / 1_000.0 + " at the SCP"
                    + (corrected.containsKey(ofScp.callId()) ? " as corrected" : ""));
        }
        String destination = ofScp.destination().orElse("");
        if (!ofSwitch.destination().isEmpty() && !same(ofSwitch.destination(), destination)) {
            reasons.add("destination " + ofSwitch.destination() + " at the switch, "
                    + (destination.isEmpty() ? "none" : destination) + " at the SCP");
        }
        if (ofSwitch.cause().isPresent()
                && ofScp.releaseCause().isPresent()
                && ofSwitch.cause().getAsInt() != ofScp.releaseCause().getAsInt()) {
            reasons.add("cause " + ofSwitch.cause().getAsInt() + " at the switch, "
                    + ofScp.releaseCause().getAsInt() + " at the SCP");
        }
        return List.copyOf(reasons);
    }

    /** Charged time of a call in milliseconds: as seen by the node, or less if its switch reported less. */
    private long talked(CallRecord record) {
        if (corrected.containsKey(record.callId())) {
            return 1_000 * (record.wholeSeconds() + corrected.getOrDefault(record.callId(), 0L));
        }
        return Math.min(record.durationMillis(), 1_000 * record.wholeSeconds());
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
