package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A peripheral and the party to be connected to it. */
public record IpAddressAndLeg(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("IpAddressAndLeg");

    public static final Field<Octets> IP_ROUTING_ADDRESS =
            SEQUENCE.required("ipRoutingAddress", 0, InapTypes.CALLED_PARTY_NUMBER);
    public static final Field<LegId> LEG_ID = SEQUENCE.required("legID", 1, LegId.TYPE);

    public static final SequenceType<IpAddressAndLeg> TYPE = SEQUENCE.build(IpAddressAndLeg::new);

    @Override
    public SequenceType<IpAddressAndLeg> type() {
        return TYPE;
    }
}
