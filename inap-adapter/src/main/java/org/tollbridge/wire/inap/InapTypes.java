package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.IntegerType.integer;
import static org.tollbridge.wire.asn1.ListType.listOf;
import static org.tollbridge.wire.asn1.OctetsType.octets;
import static org.tollbridge.wire.asn1.OpaqueType.opaque;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.IntegerType;
import org.tollbridge.wire.asn1.ListType;
import org.tollbridge.wire.asn1.OctetsType;
import org.tollbridge.wire.asn1.OpaqueType;
import org.tollbridge.wire.isup.NumberFormat;

/**
 * Types of the module IN-CS-1-Datatypes (Q.1218 (10/95) clause 2.1.3) that many arguments share. Bounds that the module
 * leaves to the network are chosen here.
 */
final class InapTypes {
    /**
     * Bound for numOfBCSMEvents, numOfChargingEvents, numOfExtensions and numOfMessageIDs, which the module leaves to
     * the network.
     */
    static final int MAX_LIST = 64;

    static final int MAX_INFO_ITEMS = 5;
    static final int MAX_COUNTERS = 100;

    static final IntegerType INTEGER = integer("INTEGER", Long.MIN_VALUE, Long.MAX_VALUE);
    static final IntegerType INTEGER4 = integer("Integer4", 0, Integer.MAX_VALUE);
    static final IntegerType INTEGER_0_255 = integer("INTEGER", 0, 255);
    static final IntegerType INTEGER_0_32767 = integer("INTEGER", 0, 32_767);
    static final IntegerType INTEGER_1_127 = integer("INTEGER", 1, 127);
    static final IntegerType APPLICATION_TIMER = integer("ApplicationTimer", 0, 2047);
    static final IntegerType COUNTER_ID = integer("CounterID", 0, 99);
    static final IntegerType CUT_AND_PASTE = integer("CutAndPaste", 0, 22);
    static final IntegerType DURATION = integer("Duration", -2, 86_400);
    static final IntegerType EXTENSION_TYPE = integer("ExtensionType", 0, Long.MAX_VALUE);
    static final IntegerType FILTERING_INTERVAL = integer("INTEGER", -1, 32_000);
    static final IntegerType GAP_INTERVAL = integer("Interval", -1, 60_000);
    static final IntegerType INVOKE_ID = integer("InvokeID", -128, 127);
    static final IntegerType MAXIMUM_NUMBER_OF_COUNTERS = integer("MaximumNumberOfCounters", 1, MAX_COUNTERS);
    static final IntegerType NUMBER_OF_DIGITS = integer("NumberOfDigits", 1, 255);
    static final IntegerType SERVICE_KEY = integer("ServiceKey", 0, Integer.MAX_VALUE);

    static final OpaqueType NETWORK_SPECIFIC = opaque("OCTET STRING, network-specific");
    static final OpaqueType EXTENSION_VALUE = opaque("value of the extension's own type");

    static final OctetsType OCTET_STRING = octets("OCTET STRING", 0, 40);
    static final OctetsType ALERTING_PATTERN = octets("AlertingPattern", 3, 3);
    static final OctetsType BCD_2 = octets("OCTET STRING, HHMM in BCD", 2, 2, InapViews.BCD);
    static final OctetsType BCD_3 = octets("OCTET STRING, YYMMDD in BCD", 3, 3, InapViews.BCD);
    static final OctetsType BCD_4 = octets("OCTET STRING, price in BCD", 4, 4, InapViews.BCD);
    static final OctetsType BEARER_CAP = octets("OCTET STRING, Q.931 bearer capability", 2, 12, InapViews.BEARER);
    static final OctetsType CALLED_PARTY_NUMBER =
            octets("CalledPartyNumber", 2, 18, InapViews.number(NumberFormat.CALLED));
    static final OctetsType CALLING_PARTY_NUMBER =
            octets("CallingPartyNumber", 2, 18, InapViews.number(NumberFormat.CALLING));
    static final OctetsType CALLING_PARTYS_CATEGORY = octets("CallingPartysCategory", 1, 1, InapViews.CATEGORY);
    static final OctetsType CAUSE = octets("Cause", 2, 32, InapViews.CAUSE);
    static final OctetsType DATE_AND_TIME = octets("DateAndTime", 6, 6, InapViews.BCD);
    static final OctetsType FORWARD_CALL_INDICATORS = octets("ForwardCallIndicators", 2, 2);
    static final OctetsType GENERIC_DIGITS = octets("Digits, Q.763 generic digits", 2, 16, InapViews.GENERIC_DIGITS);
    static final OctetsType GENERIC_NUMBER =
            octets("Digits, Q.763 generic number", 3, 18, InapViews.number(NumberFormat.GENERIC));
    static final OctetsType HIGH_LAYER_COMPATIBILITY = octets("HighLayerCompatibility", 2, 3, InapViews.HIGH_LAYER);
    static final OctetsType KEYS = octets("OCTET STRING, one key in each octet", 1, 2);
    static final OctetsType LEG_TYPE = octets("LegType", 1, 1);
    static final OctetsType LOCATION_NUMBER = octets("LocationNumber", 2, 18, InapViews.number(NumberFormat.LOCATION));
    static final OctetsType NUMBERING_PLAN = octets("NumberingPlan", 1, 1);
    static final OctetsType ORIGINAL_CALLED_NUMBER =
            octets("OriginalCalledPartyID", 2, 18, InapViews.number(NumberFormat.ORIGINAL_CALLED));
    static final OctetsType REDIRECTING_NUMBER =
            octets("RedirectingPartyID", 2, 18, InapViews.number(NumberFormat.REDIRECTING));
    static final OctetsType REDIRECTION_INFORMATION =
            octets("RedirectionInformation", 1, 2, InapViews.REDIRECTION_INFORMATION);
    static final OctetsType TMR =
            octets("OCTET STRING, Q.763 transmission medium requirement", 1, 1, InapViews.TRANSMISSION_MEDIUM);

    static final ListType<Octets> DESTINATION_ROUTING_ADDRESS = listOf(CALLED_PARTY_NUMBER, 1, 3);
    static final ListType<Octets> ROUTE_LIST = listOf(OCTET_STRING, 1, 3);

    private InapTypes() {}
}
