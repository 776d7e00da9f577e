package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.transport.DialSettings;

/**
 * The settings of one switch.
 *
 * @param link how it reaches its SCP
 * @param variant the edition of INAP in a dialogue that names no application context
 * @param speed seconds of call time per second of real time; it applies to the switch's own timers, but not to Tssf
 * @param tssf how long a suspended call waits for instructions, in real time
 * @param dialogueEnd how dialogues end
 * @param reportFailedAttempts whether a report on ApplyCharging is also sent when an attempt fails, as in China's
 *     flows, in addition to the end of the call
 * @param chargingReports encodes the reports
 * @param maximumCalls the largest number of simultaneous calls
 * @param resources which side plays announcements and collects digits
 * @param sharing its additional associations
 */
public record SwitchSettings(
        LinkSettings link,
        Variant variant,
        double speed,
        Duration tssf,
        DialogueEnd dialogueEnd,
        boolean reportFailedAttempts,
        ChargingReports chargingReports,
        int maximumCalls,
        Resources resources,
        Sharing sharing) {

    /**
     * Additional associations over which the switch shares its messages by SLS: several nodes or gateways that it sees
     * as one signalling point.
     *
     * @param others their addresses, besides that of the link
     * @param shifts whether messages after the BEGIN use the next association, as if one had been added or lost
     *     meanwhile
     */
    public record Sharing(List<DialSettings> others, boolean shifts) {
        /** One association for everything. */
        public static final Sharing NONE = new Sharing(List.of(), false);

        public Sharing {
            others = List.copyOf(others);
        }
    }

    /**
     * Which side plays announcements and collects digits.
     *
     * @param own whether the switch has a resource of its own
     * @param assisting its role when it assists other switches
     */
    public record Resources(boolean own, AssistingSide assisting) {
        /** A resource of its own, and a peripheral for others. */
        public static final Resources OWN = new Resources(true, AssistingSide.PERIPHERAL);

        /** No resource of its own, so that it needs assistance. */
        public static final Resources NONE = new Resources(false, AssistingSide.PERIPHERAL);
    }

    public SwitchSettings {
        if (!(speed > 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("speed: above 0, at most 1000000, not " + speed);
        }
        if (!tssf.isPositive()) {
            throw new IllegalArgumentException("Tssf: more than 0, not " + tssf);
        }
        if (maximumCalls < 1) {
            throw new IllegalArgumentException("maximum calls: at least 1, not " + maximumCalls);
        }
    }

    /**
     * ETSI's edition, calls in real time, Tssf of 10 s, dialogues ended by the SCP, reports on failed attempts, 10,000
     * calls, a resource of its own.
     */
    public static SwitchSettings of(LinkSettings link) {
        return new SwitchSettings(
                link,
                Variant.ETSI,
                1,
                Duration.ofSeconds(10),
                DialogueEnd.BY_SCP,
                true,
                new DefaultCharging(),
                10_000,
                Resources.OWN,
                Sharing.NONE);
    }

    public SwitchSettings withSpeed(double other) {
        return new SwitchSettings(
                link,
                variant,
                other,
                tssf,
                dialogueEnd,
                reportFailedAttempts,
                chargingReports,
                maximumCalls,
                resources,
                sharing);
    }

    public SwitchSettings withTssf(Duration other) {
        return new SwitchSettings(
                link,
                variant,
                speed,
                other,
                dialogueEnd,
                reportFailedAttempts,
                chargingReports,
                maximumCalls,
                resources,
                sharing);
    }

    public SwitchSettings withVariant(Variant other) {
        return new SwitchSettings(
                link,
                other,
                speed,
                tssf,
                dialogueEnd,
                reportFailedAttempts,
                chargingReports,
                maximumCalls,
                resources,
                sharing);
    }

    public SwitchSettings withDialogueEnd(DialogueEnd other) {
        return new SwitchSettings(
                link,
                variant,
                speed,
                tssf,
                other,
                reportFailedAttempts,
                chargingReports,
                maximumCalls,
                resources,
                sharing);
    }

    public SwitchSettings withReportFailedAttempts(boolean other) {
        return new SwitchSettings(
                link, variant, speed, tssf, dialogueEnd, other, chargingReports, maximumCalls, resources, sharing);
    }

    public SwitchSettings withChargingReports(ChargingReports other) {
        return new SwitchSettings(
                link, variant, speed, tssf, dialogueEnd, reportFailedAttempts, other, maximumCalls, resources, sharing);
    }

    public SwitchSettings withMaximumCalls(int other) {
        return new SwitchSettings(
                link,
                variant,
                speed,
                tssf,
                dialogueEnd,
                reportFailedAttempts,
                chargingReports,
                other,
                resources,
                sharing);
    }

    public SwitchSettings withResources(Resources other) {
        return new SwitchSettings(
                link,
                variant,
                speed,
                tssf,
                dialogueEnd,
                reportFailedAttempts,
                chargingReports,
                maximumCalls,
                other,
                sharing);
    }

    public SwitchSettings withSharing(Sharing other) {
        return new SwitchSettings(
                link,
                variant,
                speed,
                tssf,
                dialogueEnd,
                reportFailedAttempts,
                chargingReports,
                maximumCalls,
                resources,
                other);
    }

    /** Converts call time to real time. */
    Duration real(Duration virtual) {
        return Duration.ofNanos((long) (virtual.toNanos() / speed));
    }

    /** Converts real time to call time. */
    Duration virtual(long realNanos) {
        return Duration.ofNanos((long) (realNanos * speed));
    }
}
