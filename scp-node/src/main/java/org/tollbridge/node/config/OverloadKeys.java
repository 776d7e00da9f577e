package org.tollbridge.node.config;

/** Keys of overload control. {@link Config} on each describes it. */
public final class OverloadKeys {

    private OverloadKeys() {}

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 1,
            max = 1_000_000,
            optional = true,
            text = "The engineered maximum of new calls a second; none lets only waiting times limit calls.")
    public static final String OVERLOAD_CALLS = "overload.calls-per-second";

    @Config(
            kind = Kind.INTEGER,
            fallback = "20",
            min = 1,
            max = 1_000,
            unit = "ms",
            text = "While all new calls wait longer than this, fewer are let in.")
    public static final String OVERLOAD_TARGET = "overload.target-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 10_000,
            unit = "ms",
            text =
                    "A new call that has waited longer than this in an overloaded node is refused; not below the target.")
    public static final String OVERLOAD_LONGEST_WAIT = "overload.longest-wait-ms";

    @Config(
            kind = Kind.CHOICE,
            fallback = "release-call",
            choices = {"release-call", "abort"},
            text =
                    "How a call is refused: release-call ends the dialogue with ReleaseCall and the refusal cause of its switch, abort sends P-ABORT resourceLimitation.")
    public static final String OVERLOAD_REFUSAL = "overload.refusal";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text = "Whether switches are told to ask less (CallGap) while calls are refused.")
    public static final String OVERLOAD_GAPS = "overload.call-gaps";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 2,
            max = 86_400,
            unit = "s",
            text = "How long a switch keeps a gap that is not renewed; it is renewed at half of this.")
    public static final String OVERLOAD_GAP_SECONDS = "overload.gap-seconds";
}
