package org.tollbridge.provisioning.batch;

import java.util.List;

/** Receives the faults of a batch file while it is read. */
@FunctionalInterface
public interface BatchListener {

    /** Called for each fault, in line order. */
    void fault(BatchFault fault);

    /** Called for each refused row, after its faults. */
    default void refused(RefusedRow row) {}

    /** Called with the number of rows checked. */
    default void looked(long rows) {}

    /** Called when all rows are checked and storing begins. */
    default void storing() {}

    /**
     * A refused row.
     *
     * @param format format of the file
     * @param header the names of the row's columns
     * @param fields the row as in the file, without blanks around its fields
     * @param reason reason of the refusal
     */
    record RefusedRow(BatchFormat format, List<String> header, List<String> fields, String reason) {}
}
