package org.tollbridge.wire.inap;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.Described;
import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.IntegerType;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.MappedType;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.Tag;

/** Writes {@code docs/inap-operations.md} from the table of operations and the descriptions of their parameters. */
final class OperationsPage {
    private final StringBuilder page = new StringBuilder();
    /** Types that are still to be described, and those that were, by name. */
    private final Map<String, Asn1Type<?>> types = new LinkedHashMap<>();

    static String text() {
        OperationsPage page = new OperationsPage();
        page.write();
        return page.page.toString();
    }

    private void write() {
        line("# INAP CS-1 operations");
        line("");
        line("Generated from the codec's own table and descriptions, which a test holds equal to this page.");
        line(
                "Sources: ITU-T Q.1218 (10/95), ETSI ETS 300 374-1. A tag is context-specific unless said otherwise; a tag on");
        line("a CHOICE is explicit, all others are implicit.");
        line("");
        line(
                "What a peer sends beyond this page is kept where it was, shown by `decode` under `unknown`, and sent again as");
        line("it came: elements of any class, alternatives of a CHOICE, and values of an optional component that are");
        line("outside its range. Components may come in any order.");
        operations();
        contexts();
        errors();
        parameters();
    }

    private void operations() {
        line("");
        line("## Operations");
        line("");
        line("| code | operation | direction | class | timer | argument | result | errors |");
        line("|---:|---|---|---:|---|---|---|---|");
        for (Operation operation : Operation.values()) {
            line("| " + operation.code() + " | " + operation.asn1Name() + " | " + operation.direction() + " | "
                    + operation.operationClass() + " | "
                    + operation.timer().name().toLowerCase(java.util.Locale.ROOT) + " | " + name(operation.argument())
                    + " | "
                    + operation
                            .result()
                            .map(type -> type == Absent.TYPE ? "empty" : name(type))
                            .orElse("") + " | " + errorCodes(operation.errors()) + " |");
        }
        line("");
        line(
                "Timers: short is 1 to 10 s, medium 1 to 60 s, long 1 s to 30 min. specializedResourceReport is linked to");
        line("playAnnouncement. Errors are given by code.");
    }

    private static String name(Asn1Type<?> type) {
        return type == Absent.TYPE ? "" : type.name();
    }

    private static String errorCodes(Set<InapError> errors) {
        return errors.stream()
                .map(InapError::code)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private void contexts() {
        line("");
        line("## Application contexts");
        line("");
        line("| context | name | operations |");
        line("|---|---|---|");
        for (ApplicationContext context : ApplicationContext.values()) {
            String operations = Arrays.stream(Operation.values())
                    .filter(operation -> operation.contexts().contains(context))
                    .map(operation -> String.valueOf(operation.code()))
                    .collect(Collectors.joining(", "));
            line("| " + context.objectIdentifier() + " | " + context.asn1Name() + " | " + operations + " |");
        }
        line("");
        line("In a dialogue without an application context all operations are allowed.");
    }

    private void errors() {
        line("");
        line("## Errors");
        line("");
        line("| code | error | parameter |");
        line("|---:|---|---|");
        for (InapError error : InapError.values()) {
            line("| " + error.code() + " | " + error.asn1Name() + " | " + notation(error.parameter()) + " |");
        }
    }

    private void parameters() {
        line("");
        line("## Parameters");
        for (Operation operation : Operation.values()) {
            add(operation.argument());
            operation.result().ifPresent(this::add);
        }
        for (InapError error : InapError.values()) {
            add(error.parameter());
        }
        types.values().stream()
                .sorted(Comparator.comparing(Asn1Type::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(this::describe);
    }

    /** Adds a type that has a section of its own, and those within it. */
    private void add(Asn1Type<?> type) {
        switch (type) {
            case SequenceType<?> sequence -> {
                if (types.put(type.name(), type) == null) {
                    sequence.fields().forEach(field -> add(field.type()));
                }
            }
            case ChoiceType<?> choice -> {
                if (types.put(type.name(), type) == null) {
                    choice.alternatives().forEach(alternative -> add(alternative.type()));
                }
            }
            case EnumeratedType<?> enumerated -> types.put(type.name(), type);
            case ListType<?> list -> add(list.element());
            case MappedType<?, ?> mapped -> {
                if (type != Absent.TYPE && types.put(type.name(), type) == null) {
                    add(mapped.base());
                }
            }
            default -> {}
        }
    }

    private void describe(Asn1Type<?> type) {
        line("");
        line("### " + type.name());
        line("");
        switch (type) {
            case SequenceType<?> sequence -> fields(sequence.fields());
            case ChoiceType<?> choice -> alternatives(choice.alternatives());
            case EnumeratedType<?> enumerated ->
                line(enumerated.values().stream()
                        .map(Enumerated.class::cast)
                        .map(value -> value.asn1Name() + " (" + value.code() + ")")
                        .collect(Collectors.joining(", ", "ENUMERATED: ", ".")));
            case MappedType<?, ?> mapped -> line("Is " + notation(mapped.base()) + ".");
            default -> throw new IllegalStateException(type.name());
        }
    }

    private void fields(Collection<Field<?>> fields) {
        if (fields.isEmpty()) {
            line("SEQUENCE without components.");
            return;
        }
        line("| tag | component | type | |");
        line("|---|---|---|---|");
        for (Field<?> field : fields) {
            String tag = field.tag() == Field.UNTAGGED ? "" : Tag.show(field.tag());
            line("| " + tag + " | " + field.name() + " | " + notation(field.type()) + " | " + presence(field) + " |");
        }
    }

    private static String presence(Field<?> field) {
        String presence = field.defaultValue()
                .map(value -> "DEFAULT " + show(value))
                .orElse(
                        field.requiredIn().isEmpty()
                                ? "OPTIONAL"
                                : field.requiredIn().size() == Variant.values().length
                                        ? ""
                                        : "OPTIONAL, required in "
                                                + field.requiredIn().iterator().next());
        return field.knownIn().size() == Variant.values().length
                ? presence
                : presence + ", only in " + field.knownIn().iterator().next();
    }

    private static String show(Object value) {
        return switch (value) {
            case Enumerated enumerated -> enumerated.asn1Name();
            case Boolean bool -> bool ? "TRUE" : "FALSE";
            case Described described -> "`" + described.toJson() + "`";
            default -> value.toString();
        };
    }

    private void alternatives(Collection<Alternative<?>> alternatives) {
        line("| tag | alternative of CHOICE | type |");
        line("|---|---|---|");
        for (Alternative<?> alternative : alternatives) {
            line("| " + Tag.show(alternative.tag()) + " | " + alternative.name() + " | " + notation(alternative.type())
                    + " |");
        }
    }

    private static String notation(Asn1Type<?> type) {
        return switch (type) {
            case IntegerType integer
            when integer.min() != Long.MIN_VALUE ->
                integer.name() + " (" + integer.min() + ".." + (integer.max() == Long.MAX_VALUE ? "MAX" : integer.max())
                        + ")";
            case ListType<?> list ->
                "SEQUENCE (" + list.minSize() + ".." + list.maxSize() + ") OF " + notation(list.element());
            default -> name(type);
        };
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
