package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A counter of filtered calls. */
public record CounterAndValue(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CounterAndValue");

    public static final Field<Long> COUNTER_ID = SEQUENCE.required("counterID", 0, InapTypes.COUNTER_ID);
    public static final Field<Long> COUNTER_VALUE = SEQUENCE.required("counterValue", 1, InapTypes.INTEGER4);

    public static final SequenceType<CounterAndValue> TYPE = SEQUENCE.build(CounterAndValue::new);

    public static final ListType<CounterAndValue> LIST = listOf(TYPE, 0, InapTypes.MAX_COUNTERS);

    @Override
    public SequenceType<CounterAndValue> type() {
        return TYPE;
    }
}
