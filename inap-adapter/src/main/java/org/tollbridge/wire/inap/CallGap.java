package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** CallGap: send fewer requests. */
public record CallGap(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CallGapArg");

    public static final Field<GapCriteria> GAP_CRITERIA = SEQUENCE.required("gapCriteria", 0, GapCriteria.TYPE);
    public static final Field<GapIndicators> GAP_INDICATORS = SEQUENCE.required("gapIndicators", 1, GapIndicators.TYPE);
    public static final Field<ControlType> CONTROL_TYPE = SEQUENCE.optional("controlType", 2, ControlType.TYPE);
    public static final Field<GapTreatment> GAP_TREATMENT = SEQUENCE.optional("gapTreatment", 3, GapTreatment.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);

    public static final SequenceType<CallGap> TYPE = SEQUENCE.build(CallGap::new);

    @Override
    public SequenceType<CallGap> type() {
        return TYPE;
    }
}
