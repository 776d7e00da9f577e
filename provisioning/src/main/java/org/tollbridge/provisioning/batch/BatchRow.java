package org.tollbridge.provisioning.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One row of a batch file in either format: texts by column name.
 *
 * @param line physical line on which the row begins
 * @param header the names of its columns, as written
 * @param fields their contents; lists are separated by semicolons, plans are text
 */
record BatchRow(long line, List<String> header, List<String> fields) {

    /** Whether it has as many fields as columns. */
    boolean isWhole() {
        return header.size() == fields.size();
    }

    /** Its contents, by lower-case column name. */
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
