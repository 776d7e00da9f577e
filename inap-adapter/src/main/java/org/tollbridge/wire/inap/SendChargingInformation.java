package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** SendChargingInformation: charging data for the switch. ETSI core INAP calls {@code partyToCharge} legID. */
public record SendChargingInformation(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("SendChargingInformationArg");

    public static final Field<Opaque> SCI_BILLING_CHARGING_CHARACTERISTICS =
            SEQUENCE.required("sCIBillingChargingCharacteristics", 0, InapTypes.NETWORK_SPECIFIC);
    public static final Field<LegId> PARTY_TO_CHARGE = SEQUENCE.required("partyToCharge", 1, LegId.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);

    public static final SequenceType<SendChargingInformation> TYPE = SEQUENCE.build(SendChargingInformation::new);

    @Override
    public SequenceType<SendChargingInformation> type() {
        return TYPE;
    }
}
