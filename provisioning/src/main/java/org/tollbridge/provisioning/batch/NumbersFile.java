package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;

/** Reads a whole file of service numbers. */
public final class NumbersFile {

    private final NumberRules rules;
    private final BatchListener listener;
    private final boolean skipBad;
    private final NumberImage.Builder numbers = new NumberImage.Builder();
    private final Map<String, Long> lines = new HashMap<>();
    private final PlanCompiler compiler = new PlanCompiler();
    private long rows;
    private long faults;
    private long refused;
    private boolean whole = true;

    private final Map<String, NumberState> closed;

    private NumbersFile(NumberRules rules, Map<String, NumberState> closed, boolean skipBad, BatchListener listener) {
        this.rules = rules;
        this.skipBad = skipBad;
        this.closed = closed;
        this.listener = listener;
    }

    /**
     * What was read.
     *
     * @param rows rows looked at, the header aside
     * @param faults how many faults were told
     * @param refused rows with faults
     * @param numbers the numbers to load; empty when nothing of the file is to be loaded
     */
    public record Result(long rows, long faults, long refused, Optional<NumberImage> numbers) {}

    /**
     * Reads and checks a file. All rows are looked at, unless the file stops being readable as CSV.
     *
     * @param in closed when done
     * @param closed numbers that may not be brought into service, with their states
     * @param skipBad whether the good rows are taken when others are bad; a file that cannot be read to its end is refused
     *     all the same
     * @param listener told of every fault and every refused row
     * @throws IOException when the medium fails
     */
    public static Result read(
            InputStream in, NumberRules rules, Map<String, NumberState> closed, boolean skipBad, BatchListener listener)
            throws IOException {
        NumbersFile file = new NumbersFile(rules, closed, skipBad, listener);
        try (CsvRows csv = new CsvRows(in)) {
            file.readRows(csv);
        } catch (UnreadableBatchException e) {
            file.whole = false;
            file.tell(e.fault());
        }
        boolean taken = file.faults == 0 || (skipBad && file.whole);
        return new Result(
                file.rows, file.faults, file.refused, taken ? Optional.of(file.numbers.build()) : Optional.empty());
    }

    private void readRows(CsvRows csv) throws UnreadableBatchException, IOException {
        Optional<CsvRows.Row> first = csv.next();
        if (first.isEmpty()) {
            whole = false;
            tell(new BatchFault(1, "", "", "the file is empty; " + NumbersHeader.known()));
            return;
        }
        Optional<NumbersHeader> header = NumbersHeader.read(first.get(), this::tell);
        if (header.isEmpty()) {
            whole = false;
            return;
        }
        for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            rows++;
            take(first.get(), header.get(), row.get());
        }
        if (rows == 0) {
            whole = false;
            tell(new BatchFault(first.get().line(), "", "", "no row follows the header; add at least one"));
        }
    }

    private void take(CsvRows.Row first, NumbersHeader header, CsvRows.Row row) {
        List<BatchFault> bad = new ArrayList<>();
        Optional<ServiceNumber> number = NumberRow.read(rules, header, row, compiler, bad::add);
        number.flatMap(read -> refusal(read, row)).ifPresent(bad::add);
        bad.forEach(this::tell);
        if (!bad.isEmpty()) {
            refused++;
            String reason = bad.stream().map(BatchFault::words).collect(Collectors.joining("; "));
            listener.refused(new BatchListener.RefusedRow(first.fields(), row.fields(), reason));
        } else if (skipBad || faults == 0) {
            number.ifPresent(numbers::add);
        }
    }

    /** What is wrong with a good row beside other rows and the store. */
    private Optional<BatchFault> refusal(ServiceNumber number, CsvRows.Row row) {
        Long before = lines.putIfAbsent(number.digits(), row.line());
        String rule;
        if (before != null) {
            rule = "line " + before + " has this number already; keep one of them";
        } else if (closed.containsKey(number.digits())) {
            rule = "this number is " + closed.get(number.digits()).word() + " and cannot be brought into service";
        } else {
            return Optional.empty();
        }
        return Optional.of(new BatchFault(row.line(), NumbersColumn.SERVICE_NUMBER.header(), number.digits(), rule));
    }

    private void tell(BatchFault fault) {
        faults++;
        listener.fault(fault);
    }
}
