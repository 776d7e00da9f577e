package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** SelectFacility: select the terminating line or trunk. */
public record SelectFacility(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("SelectFacilityArg");

    public static final Field<Octets> ALERTING_PATTERN =
            SEQUENCE.optional("alertingPattern", 0, InapTypes.ALERTING_PATTERN);
    public static final Field<Octets> DESTINATION_NUMBER_ROUTING_ADDRESS =
            SEQUENCE.optional("destinationNumberRoutingAddress", 1, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<Octets> ISDN_ACCESS_RELATED_INFORMATION =
            SEQUENCE.optional("iSDNAccessRelatedInformation", 2, InapTypes.OCTET_STRING);
    public static final Field<FacilityGroup> CALLED_FACILITY_GROUP =
            SEQUENCE.optional("calledFacilityGroup", 3, FacilityGroup.TYPE);
    public static final Field<Long> CALLED_FACILITY_GROUP_MEMBER =
            SEQUENCE.optional("calledFacilityGroupMember", 4, InapTypes.INTEGER);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 5, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 6, ExtensionField.LIST);

    public static final SequenceType<SelectFacility> TYPE = SEQUENCE.build(SelectFacility::new);

    @Override
    public SequenceType<SelectFacility> type() {
        return TYPE;
    }
}
