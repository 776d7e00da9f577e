package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Specific information of routeSelectFailure. */
public record RouteSelectFailureSpecificInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("RouteSelectFailureSpecificInfo");

    public static final Field<Octets> FAILURE_CAUSE = SEQUENCE.optional("failureCause", 0, InapTypes.CAUSE);

    public static final SequenceType<RouteSelectFailureSpecificInfo> TYPE =
            SEQUENCE.build(RouteSelectFailureSpecificInfo::new);

    @Override
    public SequenceType<RouteSelectFailureSpecificInfo> type() {
        return TYPE;
    }
}
