package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** ServiceFilteringResponse: how many calls were filtered. */
public record ServiceFilteringResponse(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ServiceFilteringResponseArg");

    public static final Field<List<CounterAndValue>> COUNTERS_VALUE =
            SEQUENCE.required("countersValue", 0, CounterAndValue.LIST);
    public static final Field<FilteringCriteria> FILTERING_CRITERIA =
            SEQUENCE.required("filteringCriteria", 1, FilteringCriteria.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);
    public static final Field<ResponseCondition> RESPONSE_CONDITION =
            SEQUENCE.optional("responseCondition", 3, ResponseCondition.TYPE);

    public static final SequenceType<ServiceFilteringResponse> TYPE = SEQUENCE.build(ServiceFilteringResponse::new);

    @Override
    public SequenceType<ServiceFilteringResponse> type() {
        return TYPE;
    }
}
