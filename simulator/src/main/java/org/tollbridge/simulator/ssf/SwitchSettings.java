package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.List;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.transport.DialSettings;

/**
 * One switch.
 *
 * @param link how it reaches its SCP
 * @param variant the edition of INAP in a dialogue that names no application context
 * @param speed how many seconds of a call pass in a second of the clock; the switch's own timers know of it, Tssf does not
 * @param tssf how long a suspended call waits for instructions, on the clock
 * @param dialogueEnd how dialogues end
 * @param reportFailedAttempts whether ApplyCharging is reported on also when an attempt fails, as China's flows do,
 *     besides the end of the call
 * @param chargingReports lays out the reports
 * @param maximumCalls calls at one time
 * @param resources who plays announcements and collects digits
 * @param sharing its further associations
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
     * The further associations that the switch shares its messages over, by SLS: several nodes, or several gateways, that
     * are one signalling point to it.
     *
     * @param others where they are, besides that of the link
     * @param shifts whether what follows the BEGIN goes to the next association, as when one has come or gone meanwhile
     */
    public record Sharing(List<DialSettings> others, boolean shifts) {
        /** One association for all. */
        public static final Sharing NONE = new Sharing(List.of(), false);

        public Sharing {
            others = List.copyOf(others);
        }
    }

    /**
     * Who plays announcements and collects digits.
     *
     * @param own whether the switch has a resource of its own
     * @param assisting what it is for other switches, when it assists them
     */
    public record Resources(boolean own, AssistingSide assisting) {
        /** A resource of its own; a peripheral for others. */
        public static final Resources OWN = new Resources(true, AssistingSide.PERIPHERAL);

        /** No resource of its own: it needs assistance. */
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
     * ETSI's edition, calls at the speed of the clock, Tssf of 10 s, dialogues ended by the SCP, reports on failed
     * attempts, 10,000 calls, a resource of its own.
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

    /** A time of calls on the clock. */
    Duration real(Duration virtual) {
        return Duration.ofNanos((long) (virtual.toNanos() / speed));
    }

    /** A time on the clock in calls. */
    Duration virtual(long realNanos) {
        return Duration.ofNanos((long) (realNanos * speed));
    }
}
