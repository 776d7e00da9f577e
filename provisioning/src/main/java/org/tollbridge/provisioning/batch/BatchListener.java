package org.tollbridge.provisioning.batch;

import java.util.List;

/** Told of what is wrong with a batch file while it is read. */
@FunctionalInterface
public interface BatchListener {

    /** One fault; they come in the order of the lines. */
    void fault(BatchFault fault);

    /** A row that is not loaded, behind its faults. */
    default void refused(RefusedRow row) {}

    /** So many rows have been looked at. */
    default void looked(long rows) {}

    /** All rows have been looked at, and what they say is put into the store now. */
    default void storing() {}

    /**
     * A row that is not loaded.
     *
     * @param format of the file
     * @param header the names of the row's columns
     * @param fields the row as it stands in the file, without the blanks around its fields
     * @param reason why, in words
     */
    record RefusedRow(BatchFormat format, List<String> header, List<String> fields, String reason) {}
}
