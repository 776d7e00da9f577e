package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** The announcement or tone for a gapped caller before the release, and the release cause. */
public record InformationAndCause(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("InformationAndCause");

    public static final Field<InformationToSend> INFORMATION_TO_SEND =
            SEQUENCE.required("informationToSend", 0, InformationToSend.TYPE);
    public static final Field<Octets> RELEASE_CAUSE = SEQUENCE.required("releaseCause", 1, InapTypes.CAUSE);

    public static final SequenceType<InformationAndCause> TYPE = SEQUENCE.build(InformationAndCause::new);

    @Override
    public SequenceType<InformationAndCause> type() {
        return TYPE;
    }
}
