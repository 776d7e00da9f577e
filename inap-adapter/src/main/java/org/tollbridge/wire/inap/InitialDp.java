package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;
import org.tollbridge.wire.asn1.Variant;

/** InitialDP: a switch met a trigger and asks for instructions. */
public record InitialDp(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("InitialDPArg");

    public static final Field<Long> SERVICE_KEY =
            SEQUENCE.requiredIn(Variant.ETSI, "serviceKey", 0, InapTypes.SERVICE_KEY);
    public static final Field<Octets> DIALLED_DIGITS =
            SEQUENCE.optional("dialledDigits", 1, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<Octets> CALLED_PARTY_NUMBER =
            SEQUENCE.optional("calledPartyNumber", 2, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTY_NUMBER =
            SEQUENCE.optional("callingPartyNumber", 3, InapTypes.CALLING_PARTY_NUMBER);
    public static final Field<Octets> CALLING_PARTY_BUSINESS_GROUP_ID =
            SEQUENCE.optional("callingPartyBusinessGroupID", 4, InapTypes.OCTET_STRING);
    public static final Field<Octets> CALLING_PARTYS_CATEGORY =
            SEQUENCE.optional("callingPartysCategory", 5, InapTypes.CALLING_PARTYS_CATEGORY);
    public static final Field<Octets> CALLING_PARTY_SUBADDRESS =
            SEQUENCE.optional("callingPartySubaddress", 6, InapTypes.OCTET_STRING);
    public static final Field<CgEncountered> CG_ENCOUNTERED = SEQUENCE.optional("cGEncountered", 7, CgEncountered.TYPE);
    public static final Field<Opaque> IP_SSP_CAPABILITIES =
            SEQUENCE.optional("iPSSPCapabilities", 8, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Opaque> IP_AVAILABLE = SEQUENCE.optional("iPAvailable", 9, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> LOCATION_NUMBER =
            SEQUENCE.optional("locationNumber", 10, InapTypes.LOCATION_NUMBER);
    public static final Field<MiscCallInfo> MISC_CALL_INFO = SEQUENCE.optional("miscCallInfo", 11, MiscCallInfo.TYPE);
    public static final Field<Octets> ORIGINAL_CALLED_PARTY_ID =
            SEQUENCE.optional("originalCalledPartyID", 12, InapTypes.ORIGINAL_CALLED_NUMBER);
    public static final Field<Octets> SERVICE_PROFILE_IDENTIFIER =
            SEQUENCE.optional("serviceProfileIdentifier", 13, InapTypes.OCTET_STRING);
    public static final Field<TerminalType> TERMINAL_TYPE = SEQUENCE.optional("terminalType", 14, TerminalType.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 15, ExtensionField.LIST);
    public static final Field<TriggerType> TRIGGER_TYPE = SEQUENCE.optional("triggerType", 16, TriggerType.TYPE);
    public static final Field<Octets> HIGH_LAYER_COMPATIBILITY =
            SEQUENCE.optional("highLayerCompatibility", 23, InapTypes.HIGH_LAYER_COMPATIBILITY);
    public static final Field<Opaque> SERVICE_INTERACTION_INDICATORS =
            SEQUENCE.optional("serviceInteractionIndicators", 24, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Octets> ADDITIONAL_CALLING_PARTY_NUMBER =
            SEQUENCE.optional("additionalCallingPartyNumber", 25, InapTypes.GENERIC_NUMBER);
    public static final Field<Octets> FORWARD_CALL_INDICATORS =
            SEQUENCE.optional("forwardCallIndicators", 26, InapTypes.FORWARD_CALL_INDICATORS);
    public static final Field<BearerCapability> BEARER_CAPABILITY =
            SEQUENCE.optional("bearerCapability", 27, BearerCapability.TYPE);
    public static final Field<EventTypeBcsm> EVENT_TYPE_BCSM =
            SEQUENCE.optional("eventTypeBCSM", 28, EventTypeBcsm.TYPE);
    public static final Field<Octets> REDIRECTING_PARTY_ID =
            SEQUENCE.optional("redirectingPartyID", 29, InapTypes.REDIRECTING_NUMBER);
    public static final Field<Octets> REDIRECTION_INFORMATION =
            SEQUENCE.optional("redirectionInformation", 30, InapTypes.REDIRECTION_INFORMATION);

    public static final SequenceType<InitialDp> TYPE = SEQUENCE.build(InitialDp::new);

    @Override
    public SequenceType<InitialDp> type() {
        return TYPE;
    }
}
