package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** What happens to a gapped call. */
public record GapTreatment(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("GapTreatment");

    public static final Alternative<InformationToSend> INFORMATION_TO_SEND =
            CHOICE.alternative("informationToSend", 0, InformationToSend.TYPE);
    public static final Alternative<Octets> RELEASE_CAUSE = CHOICE.alternative("releaseCause", 1, InapTypes.CAUSE);
    public static final Alternative<InformationAndCause> BOTH = CHOICE.alternative("both", 2, InformationAndCause.TYPE);

    public static final ChoiceType<GapTreatment> TYPE = CHOICE.build(GapTreatment::new);

    @Override
    public ChoiceType<GapTreatment> type() {
        return TYPE;
    }
}
