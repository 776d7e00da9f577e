package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Information from the trigger. */
public record ServiceAddressInformation(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ServiceAddressInformation");

    public static final Field<Long> SERVICE_KEY = SEQUENCE.optional("serviceKey", 0, InapTypes.SERVICE_KEY);
    public static final Field<MiscCallInfo> MISC_CALL_INFO = SEQUENCE.required("miscCallInfo", 1, MiscCallInfo.TYPE);
    public static final Field<TriggerType> TRIGGER_TYPE = SEQUENCE.optional("triggerType", 2, TriggerType.TYPE);

    public static final SequenceType<ServiceAddressInformation> TYPE = SEQUENCE.build(ServiceAddressInformation::new);

    @Override
    public SequenceType<ServiceAddressInformation> type() {
        return TYPE;
    }
}
