package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** RequestReportBCSMEvent: arm detection points. */
public record RequestReportBcsmEvent(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("RequestReportBCSMEventArg");

    public static final Field<List<BcsmEvent>> BCSM_EVENTS =
            SEQUENCE.required("bcsmEvents", 0, listOf(BcsmEvent.TYPE, 1, InapTypes.MAX_LIST));
    public static final Field<Octets> BCSM_EVENT_CORRELATION_ID =
            SEQUENCE.optional("bcsmEventCorrelationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);

    public static final SequenceType<RequestReportBcsmEvent> TYPE = SEQUENCE.build(RequestReportBcsmEvent::new);

    @Override
    public SequenceType<RequestReportBcsmEvent> type() {
        return TYPE;
    }
}
