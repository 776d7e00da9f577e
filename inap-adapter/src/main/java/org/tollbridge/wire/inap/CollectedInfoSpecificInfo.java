package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Specific information of collectedInfo and analysedInformation. */
public record CollectedInfoSpecificInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CollectedInfoSpecificInfo");

    public static final Field<Octets> CALLED_PARTY_NUMBER =
            SEQUENCE.required("calledPartynumber", 0, InapTypes.CALLED_PARTY_NUMBER);

    public static final SequenceType<CollectedInfoSpecificInfo> TYPE = SEQUENCE.build(CollectedInfoSpecificInfo::new);

    @Override
    public SequenceType<CollectedInfoSpecificInfo> type() {
        return TYPE;
    }
}
