package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** How long calls are gapped, in seconds, and the milliseconds between two calls that are let through. */
public record GapIndicators(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("GapIndicators");

    public static final Field<Long> DURATION = SEQUENCE.required("duration", 0, InapTypes.DURATION);
    public static final Field<Long> GAP_INTERVAL = SEQUENCE.required("gapInterval", 1, InapTypes.GAP_INTERVAL);

    public static final SequenceType<GapIndicators> TYPE = SEQUENCE.build(GapIndicators::new);

    @Override
    public SequenceType<GapIndicators> type() {
        return TYPE;
    }
}
