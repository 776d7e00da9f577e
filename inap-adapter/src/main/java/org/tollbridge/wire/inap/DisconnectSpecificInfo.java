package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Specific information of oDisconnect and tDisconnect. The connect time is in tenths of a second. */
public record DisconnectSpecificInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("DisconnectSpecificInfo");

    public static final Field<Octets> RELEASE_CAUSE = SEQUENCE.optional("releaseCause", 0, InapTypes.CAUSE);
    public static final Field<Long> CONNECT_TIME = SEQUENCE.optional("connectTime", 1, InapTypes.INTEGER4);

    public static final SequenceType<DisconnectSpecificInfo> TYPE = SEQUENCE.build(DisconnectSpecificInfo::new);

    @Override
    public SequenceType<DisconnectSpecificInfo> type() {
        return TYPE;
    }
}
