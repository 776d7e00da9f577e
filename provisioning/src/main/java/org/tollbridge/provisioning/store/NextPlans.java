package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.NextPlan;
import org.tollbridge.service.plan.PlanCompiler;

/** The table of plans scheduled to replace those of numbers. */
final class NextPlans {

    /** Author of scheduled plan changes. */
    private static final Author SCHEDULE = new Author("schedule", "", "node");

    private static final String OF =
            " from plan_next n join plan_version v on v.digits = n.digits and v.version = n.version"
                    + " join service_number s on s.digits = n.digits and s.subscriber = v.subscriber";

    private NextPlans() {}

    /** Creates a plan from its key and its document; empty to leave it out. */
    @FunctionalInterface
    interface Reader {
        Optional<CallPlan> read(String key, String document);
    }

    /** Next plans in a range of numbers, except those scheduled under an earlier subscriber. */
    private static Map<String, NextPlan> between(Handle handle, String first, String last, Reader reader) {
        Map<String, NextPlan> found = new HashMap<>();
        handle.createQuery("select n.digits, n.version, n.percent, n.callers, n.starts_at, v.plan_key, p.document" + OF
                        + " join plan p on p.plan_key = v.plan_key where n.digits >= :first and n.digits <= :last")
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> {
                    String digits = row.getString("digits");
                    Optional<NextPlan> next = read(row, reader);
                    next.ifPresent(plan -> found.put(digits, plan));
                    return digits;
                })
                .list();
        return found;
    }

    private static Optional<NextPlan> read(ResultSet row, Reader reader) throws SQLException {
        Optional<CallPlan> plan = reader.read(row.getString("plan_key"), row.getString("document"));
        return plan.isEmpty() ? Optional.empty() : Optional.of(next(row, plan.get()));
    }

    private static NextPlan next(ResultSet row, CallPlan plan) throws SQLException {
        String callers = row.getString("callers");
        OffsetDateTime starts = row.getObject("starts_at", OffsetDateTime.class);
        return new NextPlan(
                row.getInt("version"),
                plan,
                callers.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(callers.split(",", -1))),
                row.getInt("percent"),
                starts == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(starts.toInstant().toEpochMilli()));
    }

    /** Adds their next plans to entries. */
    static List<NumberEntry> attached(Handle handle, List<NumberEntry> entries) {
        PlanCompiler compiler = new PlanCompiler();
        return attached(handle, entries, (key, document) -> Optional.of(StoredPlans.read(compiler, key, document)));
    }

    /** Same, with plans created by a reader. */
    static List<NumberEntry> attached(Handle handle, List<NumberEntry> entries, Reader reader) {
        Optional<String> first = entries.stream().map(NumberEntry::digits).min(String::compareTo);
        Optional<String> last = entries.stream().map(NumberEntry::digits).max(String::compareTo);
        if (first.isEmpty() || last.isEmpty()) {
            return entries;
        }
        Map<String, NextPlan> found = between(handle, first.get(), last.get(), reader);
        return found.isEmpty()
                ? entries
                : entries.stream()
                        .map(entry -> entry.with(Optional.ofNullable(found.get(entry.digits()))))
                        .toList();
    }

    /** Numbers in service whose next plan is one of these. */
    static Set<String> having(Handle handle, Set<String> keys) {
        return NumberTable.having(
                handle,
                keys,
                "select n.digits" + OF + " where s.state in ('working', 'suspended') and v.plan_key in (<keys>)");
    }

    /** Makes the table match a number. */
    static void write(Handle handle, NumberEntry entry) {
        handle.createUpdate("delete from plan_next where digits = ?")
                .bind(0, entry.digits())
                .execute();
        entry.next()
                .ifPresent(next -> handle.createUpdate(
                                "insert into plan_next (digits, version, percent, callers, starts_at) values (?, ?, ?, ?, ?)")
                        .bind(0, entry.digits())
                        .bind(1, next.version())
                        .bind(2, next.percent())
                        .bind(3, next.callers().stream().sorted().collect(Collectors.joining(",")))
                        .bind(4, NumberTable.utc(next.from()))
                        .execute());
    }

    /**
     * Activates the next plan of a number when it is due. If another node was first, nothing is left to do.
     *
     * @return the number afterwards; empty when it has no row
     */
    static Optional<NumberEntry> settle(Handle handle, Instant now, String digits) {
        Optional<NumberEntry> before = NumberTable.find(handle, digits);
        Optional<NextPlan> due = before.flatMap(NumberEntry::next).filter(next -> next.isDue(now.toEpochMilli()));
        if (before.isEmpty() || due.isEmpty()) {
            return before;
        }
        NumberEntry entry = before.get().with(due.get().plan()).with(Optional.empty());
        ChangeLog.begin(handle, now, Intent.of(SCHEDULE), "due plan of number " + digits)
                .item(
                        NumberEntry.FORM.name(),
                        digits,
                        "due",
                        Optional.of(NumberEntry.FORM.document(before.get())),
                        Optional.of(NumberEntry.FORM.document(entry)))
                .finish();
        NumberTable.Writer writer = new NumberTable.Writer(handle);
        writer.write(entry, false);
        writer.finish();
        write(handle, entry);
        return Optional.of(entry);
    }
}
