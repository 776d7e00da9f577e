package org.tollbridge.wire.asn1;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tollbridge.wire.ber.Tag;

/**
 * Collects the components of a SEQUENCE, in its order, while a record's class is initialised. A tag parameter is the
 * number of a context-specific tag unless stated otherwise.
 */
public final class SequenceDescription {
    private static final Set<Variant> ALL = EnumSet.allOf(Variant.class);
    private static final Set<Variant> NONE = EnumSet.noneOf(Variant.class);

    private final String name;
    private final List<Field<?>> fields = new ArrayList<>();

    SequenceDescription(String name) {
        this.name = name;
    }

    public <T> Field<T> required(String component, int tag, Asn1Type<T> type) {
        return add(component, Tag.CONTEXT | tag, type, ALL, ALL, Optional.empty());
    }

    /** Adds a component that is mandatory in one variant and OPTIONAL in the others. */
    public <T> Field<T> requiredIn(Variant variant, String component, int tag, Asn1Type<T> type) {
        return add(component, Tag.CONTEXT | tag, type, EnumSet.of(variant), ALL, Optional.empty());
    }

    /** Adds a mandatory component with the type's own tag. */
    public <T> Field<T> untagged(String component, TaggedType<T> type) {
        return add(component, type.tag(), type, ALL, ALL, Optional.empty());
    }

    /** Adds an optional component with the type's own tag. */
    public <T> Field<T> untaggedOptional(String component, TaggedType<T> type) {
        return add(component, type.tag(), type, NONE, ALL, Optional.empty());
    }

    /** Adds a mandatory component that is a CHOICE without a tag of its own. */
    public <T extends ChoiceValue> Field<T> untagged(String component, ChoiceType<T> type) {
        return add(component, Field.UNTAGGED, type, ALL, ALL, Optional.empty());
    }

    public <T> Field<T> optional(String component, int tag, Asn1Type<T> type) {
        return add(component, Tag.CONTEXT | tag, type, NONE, ALL, Optional.empty());
    }

    public <T> Field<T> withDefault(String component, int tag, Asn1Type<T> type, T defaultValue) {
        return add(component, Tag.CONTEXT | tag, type, NONE, ALL, Optional.of(defaultValue));
    }

    /** Adds a component with the type's own tag and a DEFAULT. */
    public <T> Field<T> untaggedWithDefault(String component, TaggedType<T> type, T defaultValue) {
        return add(component, type.tag(), type, NONE, ALL, Optional.of(defaultValue));
    }

    /** Adds a component with a DEFAULT that only one variant defines. */
    public <T> Field<T> onlyIn(Variant variant, String component, int tag, Asn1Type<T> type, T defaultValue) {
        return add(component, Tag.CONTEXT | tag, type, NONE, EnumSet.of(variant), Optional.of(defaultValue));
    }

    private <T> Field<T> add(
            String component,
            int tag,
            Asn1Type<T> type,
            Set<Variant> requiredIn,
            Set<Variant> knownIn,
            Optional<T> defaultValue) {
        Field<T> field = new Field<>(component, fields.size(), tag, type, requiredIn, knownIn, defaultValue);
        fields.add(field);
        return field;
    }

    public <T extends SequenceValue> SequenceType<T> build(Function<Content, T> constructor) {
        return new SequenceType<>(name, fields, constructor);
    }
}
