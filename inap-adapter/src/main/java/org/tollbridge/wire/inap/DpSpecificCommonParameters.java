package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** The parameters that all operations for one detection point share. */
public record DpSpecificCommonParameters(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("DpSpecificCommonParameters");

    public static final Field<ServiceAddressInformation> SERVICE_ADDRESS_INFORMATION =
            SEQUENCE.required("serviceAddressInformation", 0, ServiceAddressInformation.TYPE);
    public static final Field<BearerCapability> BEARER_CAPABILITY =
            SEQUENCE.optional("bearerCapability", 1, BearerCapability.TYPE);
    public static final Field<Octets> CALLED_PARTY_NUMBER =
            SEQUENCE.optional("calledPartyNumber", 2, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTY_NUMBER =
            SEQUENCE.optional("callingPartyNumber", 3, InapTypes.CALLING_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTYS_CATEGORY =
            SEQUENCE.optional("callingPartysCategory", 4, InapTypes.CALLING_PARTYS_CATEGORY);
    public static final Field<Opaque> IP_SSP_CAPABILITIES =
            SEQUENCE.optional("iPSSPCapabilities", 5, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Opaque> IP_AVAILABLE = SEQUENCE.optional("iPAvailable", 6, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> ISDN_ACCESS_RELATED_INFORMATION =
            SEQUENCE.optional("iSDNAccessRelatedInformation", 7, InapTypes.OCTET_STRING);
    public static final Field<CgEncountered> CG_ENCOUNTERED = SEQUENCE.optional("cGEncountered", 8, CgEncountered.TYPE);
    public static final Field<Octets> LOCATION_NUMBER =
            SEQUENCE.optional("locationNumber", 9, InapTypes.LOCATION_NUMBER);
    public static final Field<Octets> SERVICE_PROFILE_IDENTIFIER =
            SEQUENCE.optional("serviceProfileIdentifier", 10, InapTypes.OCTET_STRING);
    public static final Field<TerminalType> TERMINAL_TYPE = SEQUENCE.optional("terminalType", 11, TerminalType.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 12, ExtensionField.LIST);
    public static final Field<Octets> CHARGE_NUMBER = SEQUENCE.optional("chargeNumber", 13, InapTypes.LOCATION_NUMBER);
    public static final Field<Octets> SERVING_AREA_ID =
            SEQUENCE.optional("servingAreaID", 14, InapTypes.LOCATION_NUMBER);

    public static final SequenceType<DpSpecificCommonParameters> TYPE = SEQUENCE.build(DpSpecificCommonParameters::new);

    @Override
    public SequenceType<DpSpecificCommonParameters> type() {
        return TYPE;
    }
}
