package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The feature that a party asked for in mid-call. */
public enum FeatureRequestIndicator implements Enumerated {
    HOLD(0, "hold"),
    RETRIEVE(1, "retrieve"),
    FEATURE_ACTIVATION(2, "featureActivation"),
    SPARE1(3, "spare1"),
    SPARE_N(127, "sparen");

    public static final EnumeratedType<FeatureRequestIndicator> TYPE =
            EnumeratedType.enumerated("FeatureRequestIndicator", values());

    private final int code;
    private final String asn1Name;

    FeatureRequestIndicator(int code, String asn1Name) {
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
