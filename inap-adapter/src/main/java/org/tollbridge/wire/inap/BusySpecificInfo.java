package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Specific information of oCalledPartyBusy and tBusy. */
public record BusySpecificInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("BusySpecificInfo");

    public static final Field<Octets> BUSY_CAUSE = SEQUENCE.optional("busyCause", 0, InapTypes.CAUSE);

    public static final SequenceType<BusySpecificInfo> TYPE = SEQUENCE.build(BusySpecificInfo::new);

    @Override
    public SequenceType<BusySpecificInfo> type() {
        return TYPE;
    }
}
