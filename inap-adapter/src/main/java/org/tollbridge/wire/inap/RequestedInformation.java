package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** One piece of call information with its type. */
public record RequestedInformation(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("RequestedInformation");

    public static final Field<RequestedInformationType> REQUESTED_INFORMATION_TYPE =
            SEQUENCE.required("requestedInformationType", 0, RequestedInformationType.TYPE);
    public static final Field<RequestedInformationValue> REQUESTED_INFORMATION_VALUE =
            SEQUENCE.required("requestedInformationValue", 1, RequestedInformationValue.TYPE);

    public static final SequenceType<RequestedInformation> TYPE = SEQUENCE.build(RequestedInformation::new);

    @Override
    public SequenceType<RequestedInformation> type() {
        return TYPE;
    }
}
