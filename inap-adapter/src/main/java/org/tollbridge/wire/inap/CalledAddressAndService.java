package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A called number, whole or its leading digits, with a service. */
public record CalledAddressAndService(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CalledAddressAndService");

    public static final Field<Octets> CALLED_ADDRESS_VALUE =
            SEQUENCE.required("calledAddressValue", 0, InapTypes.GENERIC_NUMBER);
    public static final Field<Long> SERVICE_KEY = SEQUENCE.required("serviceKey", 1, InapTypes.SERVICE_KEY);

    public static final SequenceType<CalledAddressAndService> TYPE = SEQUENCE.build(CalledAddressAndService::new);

    @Override
    public SequenceType<CalledAddressAndService> type() {
        return TYPE;
    }
}
