package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.service.call.CallRecord;

/** How rows of counts are found, in each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CountTableTest {

    private static final Instant YESTERDAY = Instant.parse("2026-11-27T02:00:00Z");
    private static final LocalDate TODAY =
            LocalDate.ofInstant(YESTERDAY, ZoneOffset.UTC).plusDays(1);

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    /** PostgreSQL expects a single row of a day that its statistics do not know, so that an index of days alone looks best. */
    @Test
    void aRowOfADayThatHasJustBegunIsFoundByItsWholeKey() throws StoreException {
        try (NumberStore store = NumberStore.open(database.fresh(folder))) {
            List<CallRecord> calls = new ArrayList<>();
            for (int call = 0; call < 3_000; call++) {
                calls.add(TestCall.of("call-" + call, YESTERDAY.plusSeconds(call))
                        .to("8008%06d".formatted(call), "acme")
                        .record());
            }
            new CallLoading(store, TestCall.GROUPING).add("n1", calls, calls.size(), 0);

            String plan = store.read(CountTableTest::planOfCountingToday);

            for (String column : List.of("number", "subscriber", "aspect", "on_day", "item")) {
                assertTrue(condition(plan).contains(column), column + " is not looked up in an index:\n" + plan);
            }
        }
    }

    private static String planOfCountingToday(Handle handle) {
        handle.execute("analyze");
        Query explain = handle.createQuery("explain " + CountTable.UPDATE)
                .bind("number", "8008000001")
                .bind("subscriber", "acme")
                .bind("aspect", Aspect.AREA.name())
                .bind("day", TODAY)
                .bind("item", "10");
        for (Measure measure : Measure.values()) {
            explain.bind(measure.column(), 1);
        }
        return explain.mapTo(String.class).list().stream().collect(Collectors.joining("\n"));
    }

    /** What is looked up in the index, not compared with each row that it gives: H2 says it in a comment. */
    private static String condition(String plan) {
        Matcher looked =
                Pattern.compile("Index Cond:.*|/\\*.*\\*/", Pattern.DOTALL).matcher(plan);
        assertTrue(looked.find(), () -> "no index is used:\n" + plan);
        return looked.group()
                .lines()
                .takeWhile(line -> !line.contains("Filter:"))
                .collect(Collectors.joining("\n"));
    }
}
