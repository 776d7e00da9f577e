package org.tollbridge.node.config;

/** Configuration keys of overload control, described by their {@link Config} annotations. */
public final class OverloadKeys {

    private OverloadKeys() {}

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 1,
            max = 1_000_000,
            optional = true,
            text = "Maximum new calls per second; with none, only waiting times limit calls.")
    public static final String OVERLOAD_CALLS = "overload.calls-per-second";

    @Config(
            kind = Kind.INTEGER,
            fallback = "20",
            min = 1,
            max = 1_000,
            unit = "ms",
            text = "Waiting time above which fewer calls are admitted, if all new calls wait longer.")
    public static final String OVERLOAD_TARGET = "overload.target-ms";

    @Config(
            kind = Kind.INTEGER,
            fallback = "100",
            min = 1,
            max = 10_000,
            unit = "ms",
            text =
                    "Maximum waiting time of a new call in an overloaded node; then it is refused. Not below overload.target-ms.")
    public static final String OVERLOAD_LONGEST_WAIT = "overload.longest-wait-ms";

    @Config(
            kind = Kind.CHOICE,
            fallback = "release-call",
            choices = {"release-call", "abort"},
            text =
                    "How calls are refused: release-call ends the dialogue with ReleaseCall and the refusal cause of the switch; abort sends P-ABORT resourceLimitation.")
    public static final String OVERLOAD_REFUSAL = "overload.refusal";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text = "Whether switches are told to send fewer calls (CallGap) while calls are refused.")
    public static final String OVERLOAD_GAPS = "overload.call-gaps";

    @Config(
            kind = Kind.INTEGER,
            fallback = "10",
            min = 2,
            max = 86_400,
            unit = "s",
            text = "Time for which a switch keeps a gap without renewal; gaps are renewed after half of it.")
    public static final String OVERLOAD_GAP_SECONDS = "overload.gap-seconds";
}
