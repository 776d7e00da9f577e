package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.NumberRange;

/** The table of number ranges. It is small, so it is always read whole. */
final class RangeTable {

    private RangeTable() {}

    static List<NumberRange> all(Handle handle) {
        return handle.createQuery(
                        "select first_number, last_number, offered, note from number_range order by first_number")
                .map((row, context) ->
                        new NumberRange(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)))
                .list();
    }

    static Optional<NumberRange> find(Handle handle, String first) {
        return all(handle).stream().filter(range -> range.first().equals(first)).findFirst();
    }

    /** Writes a range, replacing one with the same first number. */
    static void put(Handle handle, NumberRange range) {
        remove(handle, range.first());
        handle.createUpdate("insert into number_range (first_number, last_number, offered, note) values (?, ?, ?, ?)")
                .bind(0, range.first())
                .bind(1, range.last())
                .bind(2, range.offered())
                .bind(3, range.note())
                .execute();
    }

    /** Removes a range; returns whether it existed. */
    static boolean remove(Handle handle, String first) {
        return handle.createUpdate("delete from number_range where first_number = ?")
                        .bind(0, first)
                        .execute()
                > 0;
    }
}
