package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** AnalyseInformation: analyse this number. */
public record AnalyseInformation(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("AnalyseInformationArg");

    public static final Field<List<Octets>> DESTINATION_ROUTING_ADDRESS =
            SEQUENCE.required("destinationRoutingAddress", 0, InapTypes.DESTINATION_ROUTING_ADDRESS);
    public static final Field<Octets> ALERTING_PATTERN =
            SEQUENCE.optional("alertingPattern", 1, InapTypes.ALERTING_PATTERN);
    public static final Field<Octets> ISDN_ACCESS_RELATED_INFORMATION =
            SEQUENCE.optional("iSDNAccessRelatedInformation", 2, InapTypes.OCTET_STRING);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 3, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 4, ExtensionField.LIST);
    public static final Field<Octets> CALLING_PARTY_NUMBER =
            SEQUENCE.optional("callingPartyNumber", 5, InapTypes.CALLING_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTYS_CATEGORY =
            SEQUENCE.optional("callingPartysCategory", 6, InapTypes.CALLING_PARTYS_CATEGORY);
    public static final Field<Octets> CALLED_PARTY_NUMBER =
            SEQUENCE.optional("calledPartyNumber", 7, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<Octets> CHARGE_NUMBER = SEQUENCE.optional("chargeNumber", 8, InapTypes.LOCATION_NUMBER);
    public static final Field<Octets> TRAVELLING_CLASS_MARK =
            SEQUENCE.optional("travellingClassMark", 9, InapTypes.LOCATION_NUMBER);
    public static final Field<Octets> CARRIER = SEQUENCE.optional("carrier", 10, InapTypes.OCTET_STRING);

    public static final SequenceType<AnalyseInformation> TYPE = SEQUENCE.build(AnalyseInformation::new);

    @Override
    public SequenceType<AnalyseInformation> type() {
        return TYPE;
    }
}
