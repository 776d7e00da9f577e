package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Asn1Type;

/** ReleaseCall: end the call with a Q.850 cause in Q.763 coding. */
public record ReleaseCall(Octets cause) implements Argument {
    public static final Asn1Type<ReleaseCall> TYPE =
            mapped("ReleaseCallArg", InapTypes.CAUSE, ReleaseCall::new, ReleaseCall::cause);

    @Override
    public Asn1Type<ReleaseCall> type() {
        return TYPE;
    }
}
