package org.tollbridge.provisioning.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.store.RecordKind;
import org.tollbridge.provisioning.store.RecordKinds;

/**
 * A kind of record in batch files, recognised by the names of a file's columns.
 *
 * @param name such as "numbers"
 * @param columns its own columns; each file may also have those of {@link #COMMON}
 * @param keys the columns that identify a record
 * @param rows creates the receiver of a file's rows
 * @param records creates the source of all records of a store
 */
public record BatchKind(
        String name,
        List<Column> columns,
        List<String> keys,
        Function<BatchPlace, Gathering> rows,
        Function<BatchPlace, Records> records) {

    /**
     * A column.
     *
     * @param required whether it is required in files without an {@link #ACTION} column
     */
    public record Column(String name, boolean required, String text) {}

    /** The column with the action for a row's record. */
    static final String ACTION = "action";

    /** The column with the reason of an earlier refusal; ignored. */
    static final String FAULT = "fault";

    /** The columns allowed in every kind of file. */
    public static final List<Column> COMMON = List.of(
            new Column(ACTION, false, "put, which adds or replaces, is the default; add, change or remove"),
            new Column(FAULT, false, "reason of an earlier refusal; ignored"));

    /** The kind of a file whose columns do not determine it, such as one with only names. */
    private static final String USUAL = "subscribers";

    /** A count of records, such as "1 number" and "2 numbers"; each kind's name is a plural in s. */
    public static String counted(long count, String name) {
        return count + " " + (count == 1 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name);
    }

    /** Every kind, in the order required to load an empty store. */
    public static final List<BatchKind> ALL = List.of(
            of("ranges", List.of("first"), RecordKinds.RANGES),
            of("packages", List.of("name"), RecordKinds.PACKAGES),
            of("subscribers", List.of("name"), RecordKinds.SUBSCRIBERS),
            of("templates", List.of("name"), RecordKinds.TEMPLATES),
            new BatchKind(
                    "numbers",
                    Arrays.stream(NumbersColumn.values())
                            .map(column -> new Column(column.header(), column.required(), column.text()))
                            .toList(),
                    List.of(NumbersColumn.SERVICE_NUMBER.header()),
                    NumberGathering::new,
                    place -> each ->
                            place.records().eachNumber(entry -> each.accept(NumberCells.write(entry, place.rules())))),
            of("plans", List.of("service_number"), RecordKinds.PLANS),
            of("lists", List.of("service_number", "list"), RecordKinds.LISTS),
            of("template-uses", List.of("service_number"), RecordKinds.TEMPLATE_USES));

    private static <T> BatchKind of(String name, List<String> keys, RecordKind<T> kind) {
        List<Column> columns = kind.form().fields().stream()
                .map(field -> new Column(field.name(), field.need() == Field.Need.REQUIRED, field.text()))
                .toList();
        return new BatchKind(
                name,
                columns,
                keys,
                place -> new RecordGathering<>(kind, keys, place),
                place -> each -> place.records()
                        .each(kind, record -> each.accept(kind.form().write(record))));
    }

    /** The kind with this name; empty when there is none. */
    public static Optional<BatchKind> of(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return ALL.stream().map(BatchKind::name).toList();
    }

    /**
     * The kind of a file with these columns: the first that accepts them, subscribers before others, otherwise the one
     * that knows most of them.
     */
    static BatchKind ofColumns(List<String> header) {
        Set<String> given =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        List<BatchKind> fitting = ALL.stream()
                .filter(kind -> kind.fault(new BatchRow(1, header, List.of())).isEmpty())
                .toList();
        return fitting.stream()
                .filter(kind -> kind.name().equals(USUAL))
                .findFirst()
                .orElseGet(() -> fitting.isEmpty() ? nearest(given) : fitting.getFirst());
    }

    private static BatchKind nearest(Set<String> given) {
        BatchKind nearest = ALL.get(names().indexOf("numbers"));
        for (BatchKind kind : ALL) {
            if (kind.known(given) > nearest.known(given)) {
                nearest = kind;
            }
        }
        return nearest;
    }

    private long known(Set<String> given) {
        return columns.stream().filter(column -> given.contains(column.name())).count();
    }

    /** The fault of the columns for a file of this kind. */
    Optional<BatchFault> fault(BatchRow header) {
        boolean acts = header.header().stream().anyMatch(ACTION::equalsIgnoreCase);
        List<String> needed = acts
                ? keys
                : columns.stream().filter(Column::required).map(Column::name).toList();
        List<String> known = Stream.concat(columns.stream(), COMMON.stream())
                .map(Column::name)
                .toList();
        return Header.fault(header.line(), header.header(), known, needed, "a file of " + name);
    }
}
