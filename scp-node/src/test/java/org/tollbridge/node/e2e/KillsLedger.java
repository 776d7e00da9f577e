package org.tollbridge.node.e2e;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.simulator.diameter.Accounted;
import org.tollbridge.simulator.diameter.AccountingServer;
import org.tollbridge.simulator.diameter.DiameterAvp;

/** What a node's records have come to, read where others read them: in the store, in the files, at the accounting server. */
final class KillsLedger {

    private static final Pattern FILE =
            Pattern.compile("file (\\d+) (\\S+) sha256 ([0-9a-f]{64}) records (\\d+) first (\\d+) last (\\d+)");
    private static final Pattern SESSION = Pattern.compile("[^;]+;(\\d+);(\\d+);(.+)");
    private static final int SERVICE_INFORMATION = 873;
    private static final int IMS_INFORMATION = 876;
    private static final int CALLING_PARTY = 831;
    private static final int EVENT = 1;
    private static final int START = 2;
    private static final int STOP = 4;

    private final List<String> faults = new ArrayList<>();

    /** What was found to be not as it must be, in words. */
    List<String> faults() {
        return faults;
    }

    private void expect(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            faults.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /**
     * A call in one of the three.
     *
     * @param conversation whether it was answered
     * @param known what else is told there, in words that are the same in store and files
     */
    record Entry(String call, String caller, boolean conversation, String known) {}

    /**
     * The calls of the store or of the files.
     *
     * @param reasons why each ended
     * @param numbers of each in the journal, in files
     */
    record Book(List<Entry> entries, Map<String, String> reasons, Map<String, Long> numbers) {}

    /** The rows of calls, and that what they were counted as adds up to them. */
    Book store(StoreSettings store) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> reasons = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                Statement statement = connection.createStatement()) {
            Map<String, Long> counted = new HashMap<>();
            try (ResultSet row = statement.executeQuery(
                    "select call_id, caller, reason, outcome, charged_seconds,"
                            + " coalesce(caller_pays, 0), coalesce(subscriber_pays, 0), answered_at is not null from call_record")) {
                while (row.next()) {
                    String reason = row.getString(3);
                    entries.add(new Entry(
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(8),
                            String.join(
                                    " ",
                                    row.getString(4),
                                    reason,
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7))));
                    reasons.put(row.getString(1), reason);
                    counted.merge(reason, 1L, Long::sum);
                }
            }
            Map<String, Long> reported = new HashMap<>();
            try (ResultSet row = statement.executeQuery(
                    "select item, sum(calls) from call_count where number = '' and aspect = 'REASON' group by item")) {
                while (row.next()) {
                    reported.put(row.getString(1), row.getLong(2));
                }
            }
            expect(counted, reported, "what reports say of the calls in the store");
        }
        return new Book(entries, reasons, Map.of());
    }

    /** How many calls the store has. */
    static int stored(StoreSettings store) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from call_record")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static List<Matcher> named(Path folder) throws IOException {
        List<Matcher> files = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("manifest"))) {
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                files.add(file);
            } else if (!line.equals("begin after 0")) {
                throw new IOException("the manifest has the line " + line);
            }
        }
        return files;
    }

    /** The number of the last record that the manifest has. */
    static long filed(Path folder) throws IOException {
        List<Matcher> files = named(folder);
        return files.isEmpty() ? 0 : Long.parseLong(files.getLast().group(6));
    }

    /** The rows of the files that the manifest names, once each of them is as it says, and the folder has no other. */
    Book files(Path folder) throws Exception {
        Book book = new Book(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        TreeSet<String> names = new TreeSet<>(List.of("manifest"));
        long last = 0;
        int number = 0;
        for (Matcher file : named(folder)) {
            String name = file.group(2);
            number++;
            expect(number, Integer.parseInt(file.group(1)), name + " in the manifest");
            expect(last + 1, Long.parseLong(file.group(5)), "first record of " + name);
            byte[] octets = Files.readAllBytes(folder.resolve(name));
            expect(
                    file.group(3),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(octets)),
                    "checksum of " + name);
            last = rows(name, number, new String(octets, StandardCharsets.UTF_8), file, book);
            names.add(name);
        }
        try (Stream<Path> all = Files.list(folder)) {
            expect(
                    names,
                    new TreeSet<>(all.map(each -> each.getFileName().toString()).toList()),
                    "what lies beside the manifest");
        }
        return book;
    }

    private long rows(String name, int number, String text, Matcher file, Book book) {
        expect(true, text.endsWith("\r\n"), "a last line in " + name);
        List<String> lines = List.of(text.split("\r\n"));
        expect("H,1,n0," + number, lines.getFirst(), "header of " + name);
        long next = Long.parseLong(file.group(5));
        long seconds = 0;
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] field = line.split(",", -1);
            expect("R " + next, field[0] + " " + field[1], "a line of " + name);
            next = Long.parseLong(field[1]);
            book.numbers().put(field[2], next++);
            seconds += Long.parseLong(field[12]);
            book.entries()
                    .add(new Entry(
                            field[2],
                            field[7],
                            !field[10].isEmpty(),
                            String.join(" ", field[13], field[14], field[12], points(field[17]), points(field[18]))));
            book.reasons().put(field[2], field[14]);
        }
        String[] trailer = lines.getLast().split(",", -1);
        String records = Integer.toString(lines.size() - 2);
        expect(
                List.of("T", records, file.group(5), file.group(6), Long.toString(seconds)),
                List.of(trailer).subList(0, 5),
                "trailer of " + name);
        expect(file.group(4), records, "records of " + name);
        expect(Long.parseLong(file.group(6)), next - 1, "last record of " + name);
        return next - 1;
    }

    /** Yuan as the store has them: in ten-thousandths. */
    private static String points(String yuan) {
        return yuan.isEmpty()
                ? "0"
                : new BigDecimal(yuan).movePointRight(4).toBigIntegerExact().toString();
    }

    /**
     * The sessions of an accounting server, each of which must be one call's, whole: an event, or a start and a stop.
     *
     * @param numbers gets the number in the journal that each session tells
     */
    List<Entry> accounts(List<Accounted> records, Map<String, Long> numbers) {
        Map<String, List<Accounted>> sessions = new HashMap<>();
        records.forEach(each -> sessions.computeIfAbsent(each.session(), session -> new ArrayList<>())
                .add(each));
        List<Entry> entries = new ArrayList<>();
        sessions.forEach((session, of) -> {
            Matcher parts = SESSION.matcher(session);
            if (!parts.matches()) {
                throw new IllegalArgumentException("a session called " + session);
            }
            List<String> told =
                    of.stream().map(each -> each.type() + "/" + each.number()).toList();
            boolean event = told.equals(List.of(EVENT + "/0"));
            if (!event && !told.equals(List.of(START + "/0", STOP + "/1"))) {
                faults.add("the session " + session + " has records " + told);
            }
            String call = parts.group(3);
            numbers.put(call, (Long.parseLong(parts.group(1)) << 32) + Long.parseLong(parts.group(2)));
            entries.add(new Entry(call, caller(of.getFirst()), !event, ""));
        });
        return entries;
    }

    /** How many calls an accounting server has the end of. */
    static long accounted(AccountingServer server) {
        return server.records().stream().filter(each -> each.type() != START).count();
    }

    private static String caller(Accounted record) {
        return DiameterAvp.find(record.avps(), SERVICE_INFORMATION)
                .flatMap(service -> DiameterAvp.find(service.group(), IMS_INFORMATION))
                .flatMap(ims -> DiameterAvp.find(ims.group(), CALLING_PARTY))
                .map(avp -> avp.text().replace("tel:+", ""))
                .orElseThrow();
    }
}
