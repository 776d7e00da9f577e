package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A calling number, whole or its leading digits, with a service. */
public record CallingAddressAndService(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CallingAddressAndService");

    public static final Field<Octets> CALLING_ADDRESS_VALUE =
            SEQUENCE.required("callingAddressValue", 0, InapTypes.GENERIC_NUMBER);
    public static final Field<Long> SERVICE_KEY = SEQUENCE.required("serviceKey", 1, InapTypes.SERVICE_KEY);
    public static final Field<Octets> LOCATION_NUMBER =
            SEQUENCE.optional("locationNumber", 2, InapTypes.LOCATION_NUMBER);

    public static final SequenceType<CallingAddressAndService> TYPE = SEQUENCE.build(CallingAddressAndService::new);

    @Override
    public SequenceType<CallingAddressAndService> type() {
        return TYPE;
    }
}
