package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.asn1.Asn1Type;

/** systemFailure: what failed. */
public record SystemFailure(UnavailableNetworkResource resource) implements ErrorParameter {
    public static final Asn1Type<SystemFailure> TYPE =
            mapped("SystemFailure", UnavailableNetworkResource.TYPE, SystemFailure::new, SystemFailure::resource);

    @Override
    public Asn1Type<SystemFailure> type() {
        return TYPE;
    }
}
