package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The resource that failed. */
public enum UnavailableNetworkResource implements Enumerated {
    UNAVAILABLE_RESOURCES(0, "unavailableResources"),
    COMPONENT_FAILURE(1, "componentFailure"),
    BASIC_CALL_PROCESSING_EXCEPTION(2, "basicCallProcessingException"),
    RESOURCE_STATUS_FAILURE(3, "resourceStatusFailure"),
    END_USER_FAILURE(4, "endUserFailure");

    public static final EnumeratedType<UnavailableNetworkResource> TYPE =
            EnumeratedType.enumerated("UnavailableNetworkResource", values());

    private final int code;
    private final String asn1Name;

    UnavailableNetworkResource(int code, String asn1Name) {
        this.code = code;
        this.asn1Name = asn1Name;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
