package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** ResetTimer: wait longer for instructions. The value is in seconds. */
public record ResetTimer(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ResetTimerArg");

    public static final Field<TimerId> TIMER_ID = SEQUENCE.withDefault("timerID", 0, TimerId.TYPE, TimerId.TSSF);
    public static final Field<Long> TIMER_VALUE = SEQUENCE.required("timervalue", 1, InapTypes.INTEGER4);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);

    public static final SequenceType<ResetTimer> TYPE = SEQUENCE.build(ResetTimer::new);

    @Override
    public SequenceType<ResetTimer> type() {
        return TYPE;
    }
}
