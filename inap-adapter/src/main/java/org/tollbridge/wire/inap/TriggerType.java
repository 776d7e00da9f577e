package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The kind of trigger that made the switch ask for instructions. */
public enum TriggerType implements Enumerated {
    FEATURE_ACTIVATION(0, "featureActivation"),
    VERTICAL_SERVICE_CODE(1, "verticalServiceCode"),
    CUSTOMIZED_ACCESS(2, "customizedAccess"),
    CUSTOMIZED_INTERCOM(3, "customizedIntercom"),
    EMERGENCY_SERVICE(12, "emergencyService"),
    AFR(13, "aFR"),
    SHARED_IO_TRUNK(14, "sharedIOTrunk"),
    OFF_HOOK_DELAY(17, "offHookDelay"),
    CHANNEL_SETUP_PRI(18, "channelSetupPRI"),
    T_NO_ANSWER(25, "tNoAnswer"),
    T_BUSY(26, "tBusy"),
    O_CALLED_PARTY_BUSY(27, "oCalledPartyBusy"),
    O_NO_ANSWER(29, "oNoAnswer"),
    ORIGINATION_ATTEMPT_AUTHORIZED(30, "originationAttemptAuthorized"),
    O_ANSWER(31, "oAnswer"),
    O_DISCONNECT(32, "oDisconnect"),
    TERM_ATTEMPT_AUTHORIZED(33, "termAttemptAuthorized"),
    T_ANSWER(34, "tAnswer"),
    T_DISCONNECT(35, "tDisconnect");

    public static final EnumeratedType<TriggerType> TYPE = EnumeratedType.enumerated("TriggerType", values());

    private final int code;
    private final String asn1Name;

    TriggerType(int code, String asn1Name) {
        this.code = code;
        this.asn1Name = asn1Name;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
