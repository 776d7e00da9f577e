package org.tollbridge.provisioning.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One row of a batch file, whatever its format: texts under the names of columns.
 *
 * @param line physical line on which it begins
 * @param header the names of its columns, as they are written
 * @param fields what stands in them; lists have semicolons between, plans are text
 */
record BatchRow(long line, List<String> header, List<String> fields) {

    /** Whether there are as many fields as columns. */
    boolean isWhole() {
        return header.size() == fields.size();
    }

    /** What it says, by the names of the columns in lower case. */
    Map<String, String> cells() {
        Map<String, String> cells = LinkedHashMap.newLinkedHashMap(header.size());
        for (int i = 0; i < header.size() && i < fields.size(); i++) {
            cells.put(header.get(i).toLowerCase(Locale.ROOT), fields.get(i));
        }
        return cells;
    }

    BatchFault fault(String column, String value, String rule) {
        return new BatchFault(line, column, value, rule);
    }
}
