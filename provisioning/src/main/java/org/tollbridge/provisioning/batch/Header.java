package org.tollbridge.provisioning.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the column names of a file against the allowed ones. */
final class Header {

    private static final int MOST_NAMED = 10;

    private Header() {}

    /**
     * All faults of a header, combined into one.
     *
     * @param names column names as written
     * @param known allowed columns
     * @param needed required columns
     * @param what description of such a file, such as "a file of numbers"
     */
    static Optional<BatchFault> fault(
            long line, List<String> names, Collection<String> known, Collection<String> needed, String what) {
        List<String> unknown = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        for (String written : names) {
            String name = written.toLowerCase(Locale.ROOT);
            if (!known.contains(name)) {
                unknown.add(written);
            } else if (given.contains(name)) {
                twice.add(written);
            } else {
                given.add(name);
            }
        }
        List<String> missing =
                needed.stream().filter(name -> !given.contains(name)).toList();
        if (unknown.isEmpty() && twice.isEmpty() && missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BatchFault(line, "", "", separator(names).orElseGet(() -> {
            List<String> parts = new ArrayList<>();
            add(parts, "unknown columns: ", unknown);
            add(parts, "columns given twice: ", twice);
            add(parts, "missing columns: ", missing);
            if (!unknown.isEmpty() || !missing.isEmpty()) {
                parts.add(what + " has the columns " + String.join(", ", known));
            }
            return String.join("; ", parts);
        })));
    }

    private static void add(List<String> parts, String what, List<String> names) {
        if (!names.isEmpty()) {
            String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
            parts.add(what
                    + names.stream().limit(MOST_NAMED).map(BatchFault::shown).collect(Collectors.joining(", "))
                    + more);
        }
    }

    /** The message for a file whose columns are separated by something other than commas. */
    private static Optional<String> separator(List<String> names) {
        if (names.size() != 1) {
            return Optional.empty();
        }
        if (names.getFirst().contains(";")) {
            return Optional.of("semicolons separate the columns of this file; save it with commas");
        }
        return names.getFirst().contains("\t")
                ? Optional.of("tabs separate the columns of this file; save it with commas")
                : Optional.empty();
    }
}
