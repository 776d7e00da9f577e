package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Specific information of oMidCall and tMidCall. */
public record MidCallSpecificInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("MidCallSpecificInfo");

    public static final Field<Long> CONNECT_TIME = SEQUENCE.optional("connectTime", 0, InapTypes.INTEGER4);

    public static final SequenceType<MidCallSpecificInfo> TYPE = SEQUENCE.build(MidCallSpecificInfo::new);

    @Override
    public SequenceType<MidCallSpecificInfo> type() {
        return TYPE;
    }
}
