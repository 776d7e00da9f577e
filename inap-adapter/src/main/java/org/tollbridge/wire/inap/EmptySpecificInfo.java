package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Specific information of events that have none. */
public record EmptySpecificInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("EmptySpecificInfo");

    public static final SequenceType<EmptySpecificInfo> TYPE = SEQUENCE.build(EmptySpecificInfo::new);

    @Override
    public SequenceType<EmptySpecificInfo> type() {
        return TYPE;
    }
}
