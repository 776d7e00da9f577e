package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** What happens to a filtered call. */
public record FilteredCallTreatment(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("FilteredCallTreatment");

    public static final Field<Opaque> SF_BILLING_CHARGING_CHARACTERISTICS =
            SEQUENCE.required("sFBillingChargingCharacteristics", 0, InapTypes.NETWORK_SPECIFIC);
    public static final Field<InformationToSend> INFORMATION_TO_SEND =
            SEQUENCE.optional("informationToSend", 1, InformationToSend.TYPE);
    public static final Field<Long> MAXIMUM_NUMBER_OF_COUNTERS =
            SEQUENCE.optional("maximumNumberOfCounters", 2, InapTypes.MAXIMUM_NUMBER_OF_COUNTERS);
    public static final Field<Octets> RELEASE_CAUSE = SEQUENCE.optional("releaseCause", 3, InapTypes.CAUSE);

    public static final SequenceType<FilteredCallTreatment> TYPE = SEQUENCE.build(FilteredCallTreatment::new);

    @Override
    public SequenceType<FilteredCallTreatment> type() {
        return TYPE;
    }
}
