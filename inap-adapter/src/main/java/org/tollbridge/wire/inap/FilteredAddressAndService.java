package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A called number with a service, and the callers concerned. */
public record FilteredAddressAndService(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("FilteredAddressAndService");

    public static final Field<Octets> CALLED_ADDRESS_VALUE =
            SEQUENCE.required("calledAddressValue", 0, InapTypes.GENERIC_NUMBER);
    public static final Field<Long> SERVICE_KEY = SEQUENCE.required("serviceKey", 1, InapTypes.SERVICE_KEY);
    public static final Field<Octets> CALLING_ADDRESS_VALUE =
            SEQUENCE.optional("callingAddressValue", 2, InapTypes.GENERIC_NUMBER);
    public static final Field<Octets> LOCATION_NUMBER =
            SEQUENCE.optional("locationNumber", 3, InapTypes.LOCATION_NUMBER);

    public static final SequenceType<FilteredAddressAndService> TYPE = SEQUENCE.build(FilteredAddressAndService::new);

    @Override
    public SequenceType<FilteredAddressAndService> type() {
        return TYPE;
    }
}
