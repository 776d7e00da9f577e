package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The table of counts that reports add up. */
final class CountTable {

    private static final String KEY = "number = :number and subscriber = :subscriber and aspect = :aspect"
            + " and on_day = :day and item = :item";

    static final String UPDATE =
            "update call_count set " + each(column -> column + " = " + column + " + :" + column) + " where " + KEY;

    private static final String INSERT = "insert into call_count (number, subscriber, aspect, on_day, item, "
            + each(column -> column) + ") values (:number, :subscriber, :aspect, :day, :item, "
            + each(column -> ":" + column) + ") on conflict do nothing";

    private CountTable() {}

    private static String each(Function<String, String> words) {
        return Arrays.stream(Measure.values()).map(Measure::column).map(words).collect(Collectors.joining(", "));
    }

    /** Adds to rows, inserting those that do not exist. */
    static void add(Handle handle, SortedMap<CallTally.Key, Sums> rows) {
        SortedMap<CallTally.Key, Sums> missing = new TreeMap<>();
        int[] updated = execute(handle, UPDATE, rows, CountTable::bind);
        int at = 0;
        for (Map.Entry<CallTally.Key, Sums> row : rows.entrySet()) {
            if (updated[at++] == 0) {
                missing.put(row.getKey(), row.getValue());
            }
        }
        // Insert zero rows first and then add, because another node may insert the same rows concurrently.
        execute(handle, INSERT, missing, (batch, key, sums) -> bind(batch, key, Sums.NONE));
        execute(handle, UPDATE, missing, CountTable::bind);
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedBatch batch, CallTally.Key key, Sums sums);
    }

    private static int[] execute(Handle handle, String sql, SortedMap<CallTally.Key, Sums> rows, Binding binding) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            rows.forEach((key, sums) -> {
                binding.bind(batch, key, sums);
                batch.add();
            });
            return batch.execute();
        }
    }

    private static void bind(PreparedBatch batch, CallTally.Key key, Sums sums) {
        bind(batch, key);
        for (Measure measure : Measure.values()) {
            batch.bind(measure.column(), sums.get(measure));
        }
    }

    private static void bind(PreparedBatch batch, CallTally.Key key) {
        batch.bind("number", key.number())
                .bind("subscriber", key.subscriber())
                .bind("aspect", key.aspect().name())
                .bind("day", key.day())
                .bind("item", key.item());
    }

    /**
     * Adds up rows.
     *
     * @param column column to group by: {@code on_day} or {@code item}; {@code aspect} for a single total
     */
    static Map<String, Sums> read(Handle handle, String column, Aspect aspect, ReportWish wish) {
        String all = "number = '' and subscriber = ''";
        return query(handle, column, "", all, "", aspect, wish)
                .map((row, context) -> Map.entry(String.valueOf(row.getString(1)), sums(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The first lines of a ranking.
     *
     * @param all total number of lines, including those left out
     */
    record Ranking(List<ReportLine> lines, int all) {}

    /** Adds up the rows of each number or subscriber, and reads no more lines than requested. */
    static Ranking ranking(Handle handle, ReportWish wish) {
        String column = wish.by().column();
        String order = " order by sum(" + wish.order().column() + ") desc, " + column + " limit " + wish.most();
        List<Map.Entry<ReportLine, Integer>> lines = query(
                        handle,
                        column,
                        ", count(*) over () as all_lines",
                        "number <> ''",
                        order,
                        wish.by().aspect(),
                        wish)
                .map((row, context) -> Map.entry(new ReportLine(row.getString(1), sums(row)), row.getInt("all_lines")))
                .list();
        return new Ranking(
                lines.stream().map(Map.Entry::getKey).toList(),
                lines.isEmpty() ? 0 : lines.getFirst().getValue());
    }

    /** @param all condition that selects the rows for all numbers */
    private static Query query(
            Handle handle, String column, String more, String all, String order, Aspect aspect, ReportWish wish) {
        String where = wish.number().isEmpty()
                ? wish.subscriber().isEmpty() ? all : "subscriber = :subscriber and number <> ''"
                : "number = :number" + (wish.subscriber().isEmpty() ? "" : " and subscriber = :subscriber");
        Query query = handle.createQuery("select " + column + ", " + each(each -> "sum(" + each + ") as " + each) + more
                        + " from call_count where " + where
                        + " and aspect = :aspect and on_day >= :first and on_day <= :last group by " + column + order)
                .bind("aspect", aspect.name())
                .bind("first", wish.firstDay())
                .bind("last", wish.lastDay());
        if (!wish.number().isEmpty()) {
            query.bind("number", wish.number());
        }
        if (!wish.subscriber().isEmpty()) {
            query.bind("subscriber", wish.subscriber());
        }
        return query;
    }

    private static Sums sums(ResultSet row) throws SQLException {
        Map<Measure, Long> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, row.getLong(measure.column()));
        }
        return new Sums(values);
    }

    /** Deletes some rows of days before a given day; returns how many. */
    static int forget(Handle handle, LocalDate before, int most) {
        List<CallTally.Key> oldest = handle.createQuery(
                        "select number, subscriber, aspect, on_day, item from call_count"
                                + " where on_day < :before order by on_day limit :most")
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> new CallTally.Key(
                        row.getString(1),
                        row.getString(2),
                        Aspect.valueOf(row.getString(3)),
                        row.getObject(4, LocalDate.class),
                        row.getString(5)))
                .list();
        if (oldest.isEmpty()) {
            return 0;
        }
        try (PreparedBatch batch = handle.prepareBatch("delete from call_count where " + KEY)) {
            oldest.forEach(key -> {
                bind(batch, key);
                batch.add();
            });
            batch.execute();
        }
        return oldest.size();
    }
}
