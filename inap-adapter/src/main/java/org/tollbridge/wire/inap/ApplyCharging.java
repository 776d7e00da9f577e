package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.BooleanType.BOOLEAN;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;
import org.tollbridge.wire.asn1.Variant;

/** ApplyCharging: charge, and report on it. */
public record ApplyCharging(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ApplyChargingArg");

    public static final Field<Opaque> ACH_BILLING_CHARGING_CHARACTERISTICS =
            SEQUENCE.required("aChBillingChargingCharacteristics", 0, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Boolean> SEND_CALCULATION_TO_SCP_INDICATION =
            SEQUENCE.onlyIn(Variant.ETSI, "sendCalculationToSCPIndication", 1, BOOLEAN, false);
    public static final Field<LegId> PARTY_TO_CHARGE = SEQUENCE.optional("partyToCharge", 2, LegId.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);

    public static final SequenceType<ApplyCharging> TYPE = SEQUENCE.build(ApplyCharging::new);

    @Override
    public SequenceType<ApplyCharging> type() {
        return TYPE;
    }
}
