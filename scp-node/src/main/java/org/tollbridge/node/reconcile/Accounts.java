package org.tollbridge.node.reconcile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;

/**
 * Records held by an accounting server, by call.
 *
 * @param kinds by call identifier: values of Accounting-Record-Type
 * @param interims by call identifier: numbers of its interim records, if in the server's list
 */
record Accounts(Map<String, Set<Integer>> kinds, Map<String, Set<Integer>> interims) {

    private static final int EVENT = 1;
    private static final int START = 2;
    private static final int INTERIM = 3;
    private static final int STOP = 4;

    /**
     * Reads a server's list: a line per record, with Session-Id, Accounting-Record-Type and optionally
     * Accounting-Record-Number, separated by blanks.
     *
     * @throws CommandFault naming the unreadable line
     * @throws IOException when the file cannot be read
     */
    static Accounts read(Path file) throws IOException {
        Map<String, Set<Integer>> kinds = new HashMap<>();
        Map<String, Set<Integer>> interims = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (line.isBlank()) {
                    continue;
                }
                String[] words = line.strip().split("\\s+");
                if (words.length < 2 || !words[1].matches("[1-4]")) {
                    throw new CommandFault(file + " line " + number
                            + ": write Session-Id and Accounting-Record-Type (1 event, 2 start, 3 interim, 4 stop)");
                }
                String call = words[0].substring(words[0].lastIndexOf(';') + 1);
                int kind = Integer.parseInt(words[1]);
                kinds.computeIfAbsent(call, name -> new HashSet<>()).add(kind);
                if (kind == INTERIM && words.length > 2 && words[2].matches("\\d{1,9}")) {
                    interims.computeIfAbsent(call, name -> new HashSet<>()).add(Integer.parseInt(words[2]));
                }
            }
        }
        return new Accounts(kinds, interims);
    }

    /** What is missing for a call, in words; empty when nothing is. */
    String missing(CallRecord record) {
        Set<Integer> has = kinds.getOrDefault(record.callId(), Set.of());
        if (record.answeredAt().isEmpty() || record.correction().isPresent()) {
            return has.contains(EVENT) ? "" : "no event record";
        }
        List<String> missing = new ArrayList<>();
        if (!has.contains(START)) {
            missing.add("no start record");
        }
        int parts = record.part().map(CallPart::number).orElse(1);
        Set<Integer> numbers = interims.getOrDefault(record.callId(), Set.of());
        if (!has.contains(INTERIM) && parts > 1) {
            missing.add("no interim record");
        }
        for (int part = 1; part < parts && !numbers.isEmpty(); part++) {
            if (!numbers.contains(part)) {
                missing.add("no interim record " + part);
            }
        }
        if (!has.contains(STOP)) {
            missing.add("no stop record");
        }
        return String.join(", ", missing);
    }
}
