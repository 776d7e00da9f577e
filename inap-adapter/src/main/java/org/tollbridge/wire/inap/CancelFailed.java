package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** cancelFailed: which operation was not cancelled, and why. */
public record CancelFailed(Content content) implements SequenceValue, ErrorParameter {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CancelFailed");

    public static final Field<CancelProblem> PROBLEM = SEQUENCE.required("problem", 0, CancelProblem.TYPE);
    public static final Field<Long> OPERATION = SEQUENCE.required("operation", 1, InapTypes.INVOKE_ID);

    public static final SequenceType<CancelFailed> TYPE = SEQUENCE.build(CancelFailed::new);

    @Override
    public SequenceType<CancelFailed> type() {
        return TYPE;
    }
}
