package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** ActivateServiceFiltering: treat calls in the switch and only count them. */
public record ActivateServiceFiltering(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ActivateServiceFilteringArg");

    public static final Field<FilteredCallTreatment> FILTERED_CALL_TREATMENT =
            SEQUENCE.required("filteredCallTreatment", 0, FilteredCallTreatment.TYPE);
    public static final Field<FilteringCharacteristics> FILTERING_CHARACTERISTICS =
            SEQUENCE.required("filteringCharacteristics", 1, FilteringCharacteristics.TYPE);
    public static final Field<FilteringTimeOut> FILTERING_TIME_OUT =
            SEQUENCE.required("filteringTimeOut", 2, FilteringTimeOut.TYPE);
    public static final Field<FilteringCriteria> FILTERING_CRITERIA =
            SEQUENCE.required("filteringCriteria", 3, FilteringCriteria.TYPE);
    public static final Field<Octets> START_TIME = SEQUENCE.optional("startTime", 4, InapTypes.DATE_AND_TIME);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 5, ExtensionField.LIST);

    public static final SequenceType<ActivateServiceFiltering> TYPE = SEQUENCE.build(ActivateServiceFiltering::new);

    @Override
    public SequenceType<ActivateServiceFiltering> type() {
        return TYPE;
    }
}
