package org.tollbridge.provisioning.batch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which column of a file of service numbers stands where. */
final class NumbersHeader {

    private final Map<NumbersColumn, Integer> places = new EnumMap<>(NumbersColumn.class);
    private final int width;

    private NumbersHeader(int width) {
        this.width = width;
    }

    /** Reads the header row; empty, with the faults told, when it is not that of such a file. */
    static Optional<NumbersHeader> read(CsvRows.Row row, Consumer<BatchFault> faults) {
        NumbersHeader header = new NumbersHeader(row.fields().size());
        boolean good = true;
        for (int place = 0; place < row.fields().size(); place++) {
            String name = row.fields().get(place);
            Optional<NumbersColumn> column = NumbersColumn.of(name);
            if (column.isEmpty()) {
                faults.accept(new BatchFault(row.line(), "", name, "there is no such column; " + known()));
                good = false;
            } else if (header.places.putIfAbsent(column.get(), place) != null) {
                faults.accept(new BatchFault(row.line(), "", name, "this column is there twice; keep one of them"));
                good = false;
            }
        }
        for (NumbersColumn column : NumbersColumn.values()) {
            if (column.required() && !header.places.containsKey(column)) {
                faults.accept(new BatchFault(
                        row.line(), "", "", "column " + column.header() + " is missing in the header; " + known()));
                good = false;
            }
        }
        return good ? Optional.of(header) : Optional.empty();
    }

    static String known() {
        return "a file of service numbers has the columns " + String.join(", ", NumbersColumn.headers())
                + ", of which the first three must be there";
    }

    /** How many fields a row should have. */
    int width() {
        return width;
    }

    /** The row's field of that column; empty when it has none. */
    String field(CsvRows.Row row, NumbersColumn column) {
        Integer place = places.get(column);
        return place == null || place >= row.fields().size() ? "" : row.fields().get(place);
    }
}
