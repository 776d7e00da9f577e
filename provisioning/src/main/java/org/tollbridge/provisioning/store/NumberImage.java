package org.tollbridge.provisioning.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.ServiceNumbers;

/**
 * All service numbers of a node at one moment, immutable and thread-safe. A number takes the octets of its line and 40
 * to 80 octets of index: a million of them fit into about 130 MB, in two arrays. A number becomes an object only when a
 * call looks it up. Call plans are objects, each stored once and shared by all its numbers, as is the data that numbers
 * with one plan have in common. A few individually changed numbers are kept as objects in an overlay, so that changing
 * one does not copy all.
 */
public final class NumberImage implements ServiceNumbers {

    /** No numbers. */
    public static final NumberImage EMPTY = new Builder().build();

    /** Numbers the overlay may hold; beyond that they are merged. */
    static final int MOST_OVER = 1_000;

    private final byte[] lines;
    private final int length;
    private final int size;

    /** Changes to the numbers in the lines; empty for a removed one. */
    private final Map<String, Optional<ServiceNumber>> over;

    private final StoredPlans plans;

    /** The next plans of the few numbers that have one. */
    private final Map<String, Next> next;

    /**
     * A scheduled plan.
     *
     * @param subscriber the number's subscriber; the plan is void when this has changed
     */
    private record Next(String subscriber, NextPlan plan) {}

    private final NumberIndex index;

    private NumberImage(
            byte[] lines,
            int length,
            int size,
            NumberIndex index,
            StoredPlans plans,
            Map<String, Optional<ServiceNumber>> over,
            Map<String, Next> next) {
        this.over = over;
        this.next = next;
        this.plans = plans;
        this.lines = lines;
        this.length = length;
        this.size = size;
        this.index = index;
    }

    @Override
    public Optional<ServiceNumber> find(String digits) {
        return over.containsKey(digits) ? over.getOrDefault(digits, Optional.empty()) : findInLines(digits);
    }

    private Optional<ServiceNumber> findInLines(String digits) {
        return lineOf(digits).map(this::attached);
    }

    private Optional<ServiceNumber> lineOf(String digits) {
        int row = index.find(digits);
        if (row == NumberIndex.NOWHERE) {
            return Optional.empty();
        }
        Optional<ServiceNumber> number = index.number(row, digits);
        return number.isPresent() ? number : NumberLine.read(lines, index.line(row), Optional.empty());
    }

    private ServiceNumber attached(ServiceNumber number) {
        Next following = next.isEmpty() ? null : next.get(number.digits());
        return following != null && following.subscriber().equals(number.subscriber())
                ? number.with(Optional.of(following.plan()))
                : number;
    }

    /** Numbers whose next plan is due at a given time. */
    List<String> due(long at) {
        List<String> due = new ArrayList<>();
        next.forEach((digits, following) -> {
            if (following.plan().isDue(at)) {
                due.add(digits);
            }
        });
        return due;
    }

    /** Number of service numbers. */
    public int size() {
        return size;
    }

    private OptionalInt startOf(String digits) {
        int row = index.find(digits);
        return row == NumberIndex.NOWHERE ? OptionalInt.empty() : OptionalInt.of(index.line(row));
    }

    /** Passes the digits of each number to {@code each}, in no order. */
    public void eachDigits(Consumer<String> each) {
        NumberImage flat = flat();
        for (int start = 0; start < flat.length; start = flat.endOf(start)) {
            each.accept(flat.digitsAt(start));
        }
    }

    /** Whether it contains a number. */
    boolean has(String digits) {
        return over.containsKey(digits)
                ? over.getOrDefault(digits, Optional.empty()).isPresent()
                : startOf(digits).isPresent();
    }

    /**
     * This image with a few numbers changed. The cost does not depend on the size of the image, except once in a
     * thousand changes.
     *
     * @param few the numbers by their digits; empty to remove one
     */
    NumberImage with(Map<String, Optional<ServiceNumber>> few) {
        Map<String, Optional<ServiceNumber>> all = new HashMap<>(over);
        Map<String, Next> following = new HashMap<>(next);
        int more = 0;
        for (Map.Entry<String, Optional<ServiceNumber>> each : few.entrySet()) {
            more += (each.getValue().isPresent() ? 1 : 0) - (has(each.getKey()) ? 1 : 0);
            all.put(each.getKey(), each.getValue());
            following.remove(each.getKey());
            each.getValue().ifPresent(number -> follow(number, following));
        }
        NumberImage changed = new NumberImage(lines, length, size + more, index, plans, all, following);
        return all.size() > MOST_OVER ? changed.flat() : changed;
    }

    private static void follow(ServiceNumber number, Map<String, Next> following) {
        number.next().ifPresent(plan -> following.put(number.digits(), new Next(number.subscriber(), plan)));
    }

    /** The same numbers without an overlay. */
    private NumberImage flat() {
        if (over.isEmpty()) {
            return this;
        }
        Builder changes = new Builder();
        Set<String> gone = new HashSet<>();
        over.forEach((digits, number) -> number.ifPresentOrElse(changes::add, () -> gone.add(digits)));
        return new NumberImage(lines, length, size, index, plans, Map.of(), next).with(changes.build(), gone);
    }

    /**
     * Passes each number that {@code seen} lacks or has with other contents to {@code each}, with the contents in
     * {@code seen}. The cost does not grow with the size of {@code seen}.
     *
     * @return counts of new, changed and unchanged numbers
     */
    Change eachNewTo(NumberImage seen, BiConsumer<ServiceNumber, Optional<ServiceNumber>> each) {
        if (!over.isEmpty()) {
            return flat().eachNewTo(seen, each);
        }
        int added = 0;
        int replaced = 0;
        for (int start = 0; start < length; start = endOf(start)) {
            String digits = digitsAt(start);
            if (seen.hasLine(digits, this, start)) {
                continue;
            }
            Optional<ServiceNumber> before = seen.find(digits);
            added += before.isPresent() ? 0 : 1;
            replaced += before.isPresent() ? 1 : 0;
            each.accept(lineOf(digits).orElseThrow(), before);
        }
        return new Change(added, replaced, size - added - replaced);
    }

    /** Whether this image has a number exactly as in a line of another image. */
    private boolean hasLine(String digits, NumberImage other, int start) {
        if (over.containsKey(digits)) {
            return over.getOrDefault(digits, Optional.empty())
                    .map(number -> number.with(Optional.<NextPlan>empty()))
                    .equals(other.lineOf(digits));
        }
        OptionalInt own = startOf(digits);
        return own.isPresent() && sameLine(this, own.getAsInt(), other, start);
    }

    private static boolean sameLine(NumberImage one, int start, NumberImage other, int otherStart) {
        return Arrays.equals(one.lines, start, one.endOf(start), other.lines, otherStart, other.endOf(otherStart));
    }

    /**
     * This image with all numbers of {@code added} added, replacing those with the same digits.
     *
     * @param gone numbers to leave out
     */
    NumberImage with(NumberImage added, Set<String> gone) {
        if (!over.isEmpty()) {
            return flat().with(added, gone);
        }
        NumberImage changes = added.flat();
        Builder builder = new Builder();
        for (int start = 0; start < length; start = endOf(start)) {
            String digits = digitsAt(start);
            OptionalInt change = changes.startOf(digits);
            if (change.isPresent()) {
                builder.append(changes.lines, change.getAsInt(), changes.endOf(change.getAsInt()));
            } else if (!gone.contains(digits)) {
                builder.append(lines, start, endOf(start));
            }
        }
        for (int start = 0; start < changes.length; start = changes.endOf(start)) {
            if (!has(changes.digitsAt(start))) {
                builder.append(changes.lines, start, changes.endOf(start));
            }
        }
        // A load file does not affect the next plan of a number.
        builder.next.putAll(next);
        builder.next.keySet().removeAll(gone);
        return builder.build(plans.with(changes.plans, builder.keys));
    }

    private int endOf(int start) {
        return endOf(lines, start);
    }

    private static int endOf(byte[] lines, int start) {
        int end = start;
        while (lines[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private String digitsAt(int start) {
        return digitsAt(lines, start);
    }

    private static String digitsAt(byte[] lines, int start) {
        int end = start;
        while (lines[end] != '\t') {
            end++;
        }
        return new String(lines, start, end - start, StandardCharsets.US_ASCII);
    }

    /** Collects numbers; not thread-safe. */
    public static final class Builder {

        /** Largest array length; positions must fit into an int. */
        private static final int LONGEST = Integer.MAX_VALUE - 64;

        private byte[] lines = new byte[1024];
        private int length;
        private int size;
        private final Set<String> keys = new HashSet<>();
        private final IdentityHashMap<CallPlan, String> plans = new IdentityHashMap<>();
        private final Map<String, Next> next = new HashMap<>();

        /**
         * Adds a number whose digits are new to this builder.
         *
         * @throws IllegalArgumentException when it contains characters that cannot be stored, such as control
         *     characters
         * @throws IllegalStateException when there are more numbers than fit into an image: about 20 million
         */
        public Builder add(ServiceNumber number) {
            byte[] line = NumberLine.write(number, plan -> plans.computeIfAbsent(plan, StoredPlans::keyOf));
            append(line, 0, line.length);
            follow(number, next);
            return this;
        }

        private void append(byte[] from, int start, int end) {
            if (end - start > LONGEST - length) {
                throw new IllegalStateException("too many service numbers for one node: more than 2 GB");
            }
            int needed = length + (end - start);
            if (needed > lines.length) {
                lines = Arrays.copyOf(lines, (int) Math.min(LONGEST, Math.max(needed, lines.length * 3L / 2)));
            }
            System.arraycopy(from, start, lines, length, end - start);
            NumberLine.planKey(lines, length).ifPresent(keys::add);
            length = needed;
            size++;
        }

        /**
         * Builds the image; the builder must not be used afterwards.
         *
         * @throws IllegalArgumentException when two numbers have the same digits
         */
        public NumberImage build() {
            return build(StoredPlans.of(plans.keySet()));
        }

        NumberImage build(StoredPlans stored) {
            NumberIndex index = new NumberIndex(size);
            Map<ServiceNumber, ServiceNumber> patterns = new HashMap<>();
            for (int start = 0; start < length; start = endOf(lines, start)) {
                String digits = digitsAt(lines, start);
                if (index.find(digits) != NumberIndex.NOWHERE) {
                    throw new IllegalArgumentException("number " + digits + " occurs twice");
                }
                index.add(
                        digits,
                        start,
                        pattern(start, stored).map(each -> patterns.computeIfAbsent(each, first -> first)));
            }
            return new NumberImage(lines, length, size, index, stored, Map.of(), next);
        }

        /** A number with a whole plan, without its digits. */
        private Optional<ServiceNumber> pattern(int start, StoredPlans stored) {
            Optional<CallPlan> plan = NumberLine.planKey(lines, start).flatMap(stored::find);
            return plan.isEmpty()
                    ? Optional.empty()
                    : NumberLine.read(lines, start, plan).map(number -> number.with(""));
        }
    }
}
