package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** The connection's bearer: Q.931 or Q.763 user service information, or Q.763 transmission medium requirement. */
public record BearerCapability(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("BearerCapability");

    public static final Alternative<Octets> BEARER_CAP = CHOICE.alternative("bearerCap", 0, InapTypes.BEARER_CAP);
    public static final Alternative<Octets> TMR = CHOICE.alternative("tmr", 1, InapTypes.TMR);

    public static final ChoiceType<BearerCapability> TYPE = CHOICE.build(BearerCapability::new);

    @Override
    public ChoiceType<BearerCapability> type() {
        return TYPE;
    }
}
