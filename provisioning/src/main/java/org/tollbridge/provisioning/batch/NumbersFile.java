package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;

/** Reads a whole file of service numbers. */
public final class NumbersFile {

    private final NumberRules rules;
    private final Consumer<BatchFault> listener;
    private final NumberImage.Builder numbers = new NumberImage.Builder();
    private final Map<String, Long> lines = new HashMap<>();
    private final PlanCompiler compiler = new PlanCompiler();
    private long rows;
    private long faults;

    private final Map<String, NumberState> closed;

    private NumbersFile(NumberRules rules, Map<String, NumberState> closed, Consumer<BatchFault> listener) {
        this.rules = rules;
        this.closed = closed;
        this.listener = listener;
    }

    /**
     * What was read.
     *
     * @param rows rows looked at, the header aside
     * @param faults how many faults were told
     * @param numbers the numbers of the file; empty when there was any fault
     */
    public record Result(long rows, long faults, Optional<NumberImage> numbers) {}

    /**
     * Reads and checks a file. All rows are looked at, unless the file stops being readable as CSV.
     *
     * @param in closed when done
     * @param closed numbers that may not be brought into service, with their states
     * @param faults told of every fault, in the order of the lines
     * @throws IOException when the medium fails
     */
    public static Result read(
            InputStream in, NumberRules rules, Map<String, NumberState> closed, Consumer<BatchFault> faults)
            throws IOException {
        NumbersFile file = new NumbersFile(rules, closed, faults);
        try (CsvRows csv = new CsvRows(in)) {
            file.readRows(csv);
        } catch (UnreadableBatchException e) {
            file.tell(e.fault());
        }
        return new Result(
                file.rows, file.faults, file.faults == 0 ? Optional.of(file.numbers.build()) : Optional.empty());
    }

    private void readRows(CsvRows csv) throws UnreadableBatchException, IOException {
        Optional<CsvRows.Row> first = csv.next();
        if (first.isEmpty()) {
            tell(new BatchFault(1, "", "", "the file is empty; " + NumbersHeader.known()));
            return;
        }
        Optional<NumbersHeader> header = NumbersHeader.read(first.get(), this::tell);
        if (header.isEmpty()) {
            return;
        }
        for (Optional<CsvRows.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
            rows++;
            NumberRow.read(rules, header.get(), row.get(), compiler, this::tell).ifPresent(take(row.get()));
        }
        if (rows == 0) {
            tell(new BatchFault(first.get().line(), "", "", "no row follows the header; add at least one"));
        }
    }

    private Consumer<ServiceNumber> take(CsvRows.Row row) {
        return number -> {
            Long before = lines.putIfAbsent(number.digits(), row.line());
            if (before != null) {
                tell(new BatchFault(
                        row.line(),
                        NumbersColumn.SERVICE_NUMBER.header(),
                        number.digits(),
                        "line " + before + " has this number already; keep one of them"));
            } else if (closed.containsKey(number.digits())) {
                tell(new BatchFault(
                        row.line(),
                        NumbersColumn.SERVICE_NUMBER.header(),
                        number.digits(),
                        "this number is " + closed.get(number.digits()).word()
                                + " and cannot be brought into service"));
            } else if (faults == 0) {
                numbers.add(number);
            }
        };
    }

    private void tell(BatchFault fault) {
        faults++;
        listener.accept(fault);
    }
}
