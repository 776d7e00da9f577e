package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** One piece of call information. The attempt time is in seconds, the connected time in tenths of a second. */
public record RequestedInformationValue(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("RequestedInformationValue");

    public static final Alternative<Long> CALL_ATTEMPT_ELAPSED_TIME_VALUE =
            CHOICE.alternative("callAttemptElapsedTimeValue", 0, InapTypes.INTEGER_0_255);
    public static final Alternative<Octets> CALL_STOP_TIME_VALUE =
            CHOICE.alternative("callStopTimeValue", 1, InapTypes.DATE_AND_TIME);
    public static final Alternative<Long> CALL_CONNECTED_ELAPSED_TIME_VALUE =
            CHOICE.alternative("callConnectedElapsedTimeValue", 2, InapTypes.INTEGER4);
    public static final Alternative<Octets> CALLED_ADDRESS_VALUE =
            CHOICE.alternative("calledAddressValue", 3, InapTypes.GENERIC_NUMBER);
    public static final Alternative<Octets> RELEASE_CAUSE_VALUE =
            CHOICE.alternative("releaseCauseValue", 30, InapTypes.CAUSE);

    public static final ChoiceType<RequestedInformationValue> TYPE = CHOICE.build(RequestedInformationValue::new);

    @Override
    public ChoiceType<RequestedInformationValue> type() {
        return TYPE;
    }
}
