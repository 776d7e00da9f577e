package org.tollbridge.provisioning.store;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tollbridge.service.call.CallRecord;

/** Adds calls up into the rows that reports read. */
final class CallTally {

    /** Longer items are truncated to fit the column. */
    private static final int LONGEST_ITEM = 160;

    /**
     * Key of a row.
     *
     * @param number empty for calls to all numbers
     */
    record Key(String number, String subscriber, Aspect aspect, LocalDate day, String item) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::number)
                .thenComparing(Key::subscriber)
                .thenComparing(Key::aspect)
                .thenComparing(Key::day)
                .thenComparing(Key::item);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final CallGrouping grouping;
    private final SortedMap<Key, Sums> rows = new TreeMap<>();

    CallTally(CallGrouping grouping) {
        this.grouping = grouping;
    }

    /** Counts a call, for all numbers and, if assigned, for its own number. */
    void add(CallRecord record, StoredCall call) {
        add(record, call, Sums.of(call));
    }

    /** Adds the differences of a correction where its call was counted; the call itself is not counted again. */
    void correct(CallRecord record, StoredCall differences) {
        add(record, differences, Sums.of(measure -> measure.isOfMoneyOrTime() ? measure.of(differences) : 0));
    }

    private void add(CallRecord record, StoredCall call, Sums sums) {
        ZonedDateTime offered = grouping.local(call.offeredAt());
        LocalDate day = offered.toLocalDate();
        String hour = String.format(Locale.ROOT, "%02d", offered.getHour());
        String area = grouping.area(record);
        add(new Key("", "", Aspect.HOUR, day, hour), sums);
        add(new Key("", "", Aspect.REASON, day, call.reason()), sums);
        add(new Key("", "", Aspect.AREA, day, area), sums);
        if (call.subscriber().isEmpty() || call.dialled().isEmpty()) {
            // Arbitrary dialled digits must not fill the table.
            return;
        }
        add(key(call, Aspect.HOUR, day, hour), sums);
        add(key(call, Aspect.REASON, day, call.reason()), sums);
        add(key(call, Aspect.AREA, day, area), sums);
        if (!call.destination().isEmpty()) {
            add(key(call, Aspect.DESTINATION, day, call.destination()), sums);
        }
        CallGrouping.branches(record).forEach(branch -> add(key(call, Aspect.BRANCH, day, branch), sums));
    }

    private static Key key(StoredCall call, Aspect aspect, LocalDate day, String item) {
        return new Key(
                call.dialled(),
                call.subscriber(),
                aspect,
                day,
                item.length() <= LONGEST_ITEM ? item : item.substring(0, LONGEST_ITEM));
    }

    private void add(Key key, Sums sums) {
        rows.merge(key, sums, Sums::plus);
    }

    /** The rows, in an order common to all writers. */
    SortedMap<Key, Sums> rows() {
        return rows;
    }
}
