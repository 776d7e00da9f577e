package org.tollbridge.provisioning.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.RecordBatch;
import org.tollbridge.provisioning.store.RecordBatch.Action;
import org.tollbridge.provisioning.store.RecordBatch.Wish;
import org.tollbridge.provisioning.store.RecordKind;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.Fault;

/**
 * Collects rows that each hold one record of a form.
 *
 * @param <T> the record
 */
final class RecordGathering<T> implements Gathering {

    /** All are held in memory until the last is read. */
    private static final int MOST_ROWS = 1_000_000;

    /** The columns with a service number. */
    private static final Set<String> NUMBERS = Set.of("service_number", "first", "last");

    private final RecordKind<T> kind;
    private final List<String> keys;
    private final BatchPlace place;
    private final List<BatchRow> rows = new ArrayList<>();
    private final List<Wish<T>> wishes = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private BatchMode mode = BatchMode.WHOLE;

    RecordGathering(RecordKind<T> kind, List<String> keys, BatchPlace place) {
        this.kind = kind;
        this.keys = keys;
        this.place = place;
    }

    @Override
    public void begin(BatchMode how) {
        mode = how;
    }

    @Override
    public List<BatchFault> take(BatchRow row, Action action) {
        Map<String, String> cells = row.cells();
        String key = keys.stream().map(name -> normal(cells, name)).collect(Collectors.joining("/"));
        Optional<Long> before = Optional.ofNullable(lines.putIfAbsent(key, row.line()));
        if (before.isPresent()) {
            return List.of(
                    row.fault(keys.getLast(), key, "line " + before.get() + " already has this; keep one of them"));
        }
        if (rows.size() == MOST_ROWS) {
            return List.of(row.fault("", "", "such a file must have at most " + MOST_ROWS + " rows; split it"));
        }
        rows.add(row);
        wishes.add(new Wish<>(action, key, there -> make(cells, action == Action.CHANGE ? there : Optional.empty())));
        return List.of();
    }

    /** The contents of a column in the form for the store: service numbers as digits. */
    private String normal(Map<String, String> cells, String name) {
        String written = cells.getOrDefault(name, "");
        NormalNumber number = place.rules().plan().numberPlan().read(written);
        return NUMBERS.contains(name) && number.kind() == NumberKind.SERVICE ? number.digits() : written;
    }

    private T make(Map<String, String> cells, Optional<T> there) throws FormException {
        Form<T> form = kind.form();
        ObjectNode tree = there.map(form::write).orElseGet(JsonNodeFactory.instance::objectNode);
        for (Field<T> field : form.fields()) {
            String text = normal(cells, field.name());
            if (!text.isEmpty()) {
                tree.set(field.name(), Cells.value(text, field.type()));
            } else if (cells.containsKey(field.name())) {
                tree.remove(field.name());
            }
        }
        return form.read(tree);
    }

    @Override
    public Done finish(Intent intent) throws StoreException {
        RecordBatch.Outcome outcome = place.records().carryOut(kind, wishes, mode.ofRecords(), intent);
        List<Refused> refused = new ArrayList<>();
        for (RecordBatch.Bad bad : outcome.bad()) {
            Optional<BatchRow> row = bad.place() < 0 ? Optional.empty() : Optional.of(rows.get(bad.place()));
            refused.add(new Refused(
                    row, bad.faults().stream().map(fault -> fault(row, fault)).toList()));
        }
        return new Done(outcome.change(), refused);
    }

    /** A fault with its column; the rule gives the path inside it, if any. */
    private BatchFault fault(Optional<BatchRow> row, Fault fault) {
        String path = fault.path();
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        String rest = path.substring(Math.min(path.length(), end + (path.startsWith(".", end) ? 1 : 0)));
        String column = path.substring(0, end);
        String named = column.isEmpty() ? keys.getLast() : column;
        return new BatchFault(
                row.map(BatchRow::line).orElse(0L),
                named,
                fault.value(),
                rest.isEmpty() ? fault.rule() : rest + ": " + fault.rule());
    }
}
