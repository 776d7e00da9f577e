package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.asn1.Asn1Type;

/** requestedInfoError: why the information is not given. */
public record RequestedInfoError(RequestedInfoProblem problem) implements ErrorParameter {
    public static final Asn1Type<RequestedInfoError> TYPE = mapped(
            "RequestedInfoError", RequestedInfoProblem.TYPE, RequestedInfoError::new, RequestedInfoError::problem);

    @Override
    public Asn1Type<RequestedInfoError> type() {
        return TYPE;
    }
}
