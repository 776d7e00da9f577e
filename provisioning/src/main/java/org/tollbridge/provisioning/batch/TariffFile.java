package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.service.charging.DayKind;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.plan.Holidays;

/** Reads a file of tariffs (CSV with a header): one tariff line per row, the first that fits applies. */
public final class TariffFile {

    /** Each call searches the lines of its service class. */
    private static final int MOST_LINES = 10_000;

    /** Octets of the file's SHA-256 that identify a tariff. */
    private static final int FINGERPRINT = 6;

    private final Collection<String> classes;
    private final Consumer<BatchFault> listener;
    private final Map<TariffColumn, Integer> places = new EnumMap<>(TariffColumn.class);
    private final List<TariffLine> lines = new ArrayList<>();
    private long faults;

    private TariffFile(Collection<String> classes, Consumer<BatchFault> listener) {
        this.classes = classes;
        this.listener = listener;
    }

    /**
     * Reads and checks a file. All rows are checked, unless the file becomes unreadable as CSV.
     *
     * @param in closed when done
     * @param classes names of all service classes; a line for another one is a fault
     * @param zone time zone of the file's days and times of day
     * @param faults receives every fault, in line order
     * @return empty when there was a fault
     * @throws IOException when reading fails
     */
    public static Optional<Tariff> read(
            InputStream in, Collection<String> classes, ZoneId zone, Holidays holidays, Consumer<BatchFault> faults)
            throws IOException {
        TariffFile file = new TariffFile(classes, faults);
        MessageDigest digest = sha256();
        try (CsvRows csv = new CsvRows(new DigestInputStream(in, digest))) {
            file.readRows(csv);
        } catch (UnreadableBatchException e) {
            file.tell(e.fault());
        }
        return file.faults == 0
                ? Optional.of(new Tariff(
                        HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT),
                        file.lines,
                        zone,
                        date -> kind(holidays, date)))
                : Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static DayKind kind(Holidays holidays, LocalDate date) {
        return holidays.isHoliday(date)
                ? DayKind.HOLIDAY
                : holidays.isWorkday(date) ? DayKind.WORKDAY : DayKind.WEEKEND;
    }

    private void readRows(CsvRows csv) throws UnreadableBatchException, IOException {
        Optional<CsvRows.Row> first = csv.next();
        if (first.isEmpty()) {
            tell(new BatchFault(1, "", "", "the file is empty; its first row names its columns"));
            return;
        }
        if (!readHeader(first.get())) {
            return;
        }
        long rows = 0;
        for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            rows++;
            if (rows > MOST_LINES) {
                tell(new BatchFault(
                        row.get().line(),
                        "",
                        "",
                        "a tariff must have at most " + MOST_LINES + " lines; combine zones in one line"));
                return;
            }
            new TariffRow(places, classes, first.get().fields().size(), row.get(), this::tell)
                    .read()
                    .ifPresent(lines::add);
        }
        if (rows == 0) {
            tell(new BatchFault(first.get().line(), "", "", "no row follows the header; add at least one"));
        }
    }

    private boolean readHeader(CsvRows.Row row) {
        Header.fault(row.line(), row.fields(), TariffColumn.names(), TariffColumn.needed(), "a file of tariffs")
                .ifPresent(this::tell);
        for (int place = 0; place < row.fields().size(); place++) {
            int at = place;
            TariffColumn.of(row.fields().get(place)).ifPresent(column -> places.put(column, at));
        }
        return faults == 0;
    }

    private void tell(BatchFault fault) {
        faults++;
        listener.accept(fault);
    }
}
