package org.tollbridge.node.config;

/** Keys of charging. {@link Config} on each describes it. */
public final class ChargingKeys {

    private ChargingKeys() {}

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 1_000,
            optional = true,
            text =
                    "File of tariffs by which every answered call is rated at its end (docs/rating.md); without one, the shipped samples/tariffs.csv.")
    public static final String TARIFFS = "charging.tariffs";
}
