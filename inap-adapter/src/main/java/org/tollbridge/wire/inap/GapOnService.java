package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A service whose calls are gapped. */
public record GapOnService(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("GapOnService");

    public static final Field<Long> SERVICE_KEY = SEQUENCE.required("serviceKey", 0, InapTypes.SERVICE_KEY);
    public static final Field<EventTypeBcsm> DP_CRITERIA = SEQUENCE.optional("dpCriteria", 1, EventTypeBcsm.TYPE);

    public static final SequenceType<GapOnService> TYPE = SEQUENCE.build(GapOnService::new);

    @Override
    public SequenceType<GapOnService> type() {
        return TYPE;
    }
}
