package org.tollbridge.core.diameter;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;

/** AVPs common to accounting and credit control, and methods to read those of an answer. */
final class Avps {

    static final long TGPP = 10_415;
    static final String SERVICE_CONTEXT = "32260@3gpp.org";

    /** Subscription-Id-Type (RFC 8506, 8.47). */
    static final int E164 = 0;

    static final int PRIVATE = 4;

    /** Digits of the shortest numbers in use, with their country code. */
    private static final int SHORTEST_INTERNATIONAL = 7;

    static final int EXPERIMENTAL_RESULT = 297;
    private static final int EXPERIMENTAL_RESULT_CODE = 298;

    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private Avps() {}

    /** Adds the first AVPs of a request. */
    static void head(AvpSet avps, DiameterNode own, String destinationRealm, String session) {
        // RFC 6733, 8.8: the Session-Id comes first; jDiameter has already added the application.
        avps.insertAvp(0, Avp.SESSION_ID, session(own, session), true, false, false);
        avps.addAvp(Avp.ORIGIN_HOST, own.host(), true, false, true);
        avps.addAvp(Avp.ORIGIN_REALM, own.realm(), true, false, true);
        avps.addAvp(Avp.DESTINATION_REALM, destinationRealm, true, false, true);
        if (own.state() > 0) {
            avps.addAvp(Avp.ORIGIN_STATE_ID, own.state(), true, false, true);
        }
    }

    /** Returns a Session-Id (RFC 6733, 8.8). */
    static String session(DiameterNode own, String session) {
        return own.host() + ";" + session;
    }

    static void addPayer(AvpSet to, int kind, String data) {
        AvpSet payer = to.addGroupedAvp(Avp.SUBSCRIPTION_ID, true, false);
        payer.addAvp(Avp.SUBSCRIPTION_ID_TYPE, kind, true, false);
        payer.addAvp(Avp.SUBSCRIPTION_ID_DATA, data, true, false, false);
    }

    /** Adds a mandatory 3GPP AVP. */
    static void text(AvpSet avps, int code, String value) {
        avps.addAvp(code, value, TGPP, true, false, false);
    }

    /**
     * Returns a number as a URI (RFC 3966). A short one, such as 95588, has no international form: +95 is another
     * country.
     */
    static String tel(String digits) {
        return digits.length() < SHORTEST_INTERNATIONAL ? national(digits) : "tel:+" + digits;
    }

    /** Returns the URI of a number without an international form, such as a service number (RFC 3966, 5.1.5). */
    static String national(String digits) {
        return "tel:" + digits + ";phone-context=+86";
    }

    /** Returns seconds since 1900, as Time of RFC 6733, 4.3.1; they wrap in 2036. */
    static long time(long millis) {
        return (millis / 1_000 + SECONDS_1900_TO_1970) & 0xffff_ffffL;
    }

    /** Returns an Unsigned32; empty when it is missing or has another length. */
    static OptionalLong number(AvpSet avps, int code) {
        Avp avp = avps.getAvp(code);
        try {
            return avp == null || avp.getRaw().length != Integer.BYTES ? none() : OptionalLong.of(avp.getUnsigned32());
        } catch (AvpDataException e) {
            return none();
        }
    }

    /**
     * Returns the Result-Code of an answer or a vendor's code in its place (RFC 6733, 7.6); empty when it has neither.
     */
    static OptionalLong resultCode(AvpSet avps) {
        OptionalLong usual = number(avps, Avp.RESULT_CODE);
        return usual.isPresent()
                ? usual
                : group(avps, EXPERIMENTAL_RESULT)
                        .map(result -> number(result, EXPERIMENTAL_RESULT_CODE))
                        .orElseGet(Avps::none);
    }

    /** Returns a text; empty when it is missing or cannot be read. */
    static Optional<String> text(AvpSet avps, int code) {
        Avp avp = avps.getAvp(code);
        try {
            return avp == null ? Optional.empty() : Optional.of(avp.getUTF8String());
        } catch (AvpDataException e) {
            return Optional.empty();
        }
    }

    /** Returns the AVPs inside another; empty when it is missing or cannot be read. */
    static Optional<AvpSet> group(AvpSet avps, int code) {
        Avp avp = avps.getAvp(code);
        try {
            return avp == null ? Optional.empty() : Optional.of(avp.getGrouped());
        } catch (AvpDataException e) {
            return Optional.empty();
        }
    }

    static OptionalLong none() {
        return OptionalLong.empty();
    }
}
