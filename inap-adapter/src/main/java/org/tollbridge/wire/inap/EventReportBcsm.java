package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** EventReportBCSM: an armed detection point was met. */
public record EventReportBcsm(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("EventReportBCSMArg");

    public static final Field<EventTypeBcsm> EVENT_TYPE_BCSM =
            SEQUENCE.required("eventTypeBCSM", 0, EventTypeBcsm.TYPE);
    public static final Field<Octets> BCSM_EVENT_CORRELATION_ID =
            SEQUENCE.optional("bcsmEventCorrelationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<EventSpecificInformationBcsm> EVENT_SPECIFIC_INFORMATION_BCSM =
            SEQUENCE.optional("eventSpecificInformationBCSM", 2, EventSpecificInformationBcsm.TYPE);
    public static final Field<LegId> LEG_ID = SEQUENCE.optional("legID", 3, LegId.TYPE);
    public static final Field<MiscCallInfo> MISC_CALL_INFO =
            SEQUENCE.withDefault("miscCallInfo", 4, MiscCallInfo.TYPE, MiscCallInfo.REQUEST);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 5, ExtensionField.LIST);

    public static final SequenceType<EventReportBcsm> TYPE = SEQUENCE.build(EventReportBcsm::new);

    @Override
    public SequenceType<EventReportBcsm> type() {
        return TYPE;
    }
}
