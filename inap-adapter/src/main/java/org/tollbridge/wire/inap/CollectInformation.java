package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** CollectInformation: collect more digits. */
public record CollectInformation(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CollectInformationArg");

    public static final Field<Octets> ALERTING_PATTERN =
            SEQUENCE.optional("alertingPattern", 0, InapTypes.ALERTING_PATTERN);
    public static final Field<Octets> NUMBERING_PLAN = SEQUENCE.optional("numberingPlan", 1, InapTypes.NUMBERING_PLAN);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 2, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 3, InapTypes.LOCATION_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);
    public static final Field<Octets> CALLING_PARTY_NUMBER =
            SEQUENCE.optional("callingPartyNumber", 5, InapTypes.CALLING_PARTY_NUMBER);
    public static final Field<Octets> DIALLED_DIGITS =
            SEQUENCE.optional("dialledDigits", 6, InapTypes.CALLED_PARTY_NUMBER);

    public static final SequenceType<CollectInformation> TYPE = SEQUENCE.build(CollectInformation::new);

    @Override
    public SequenceType<CollectInformation> type() {
        return TYPE;
    }
}
