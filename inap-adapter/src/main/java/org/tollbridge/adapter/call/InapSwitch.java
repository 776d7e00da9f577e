package org.tollbridge.adapter.call;

import java.util.EnumSet;
import java.util.Set;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;

/**
 * The properties of a switch that the network side needs.
 *
 * @param pointCode the code in the routing label of the switch's messages
 * @param profile the properties that service logic needs; its name is the switch's name everywhere
 * @param variant the edition of INAP in a dialogue without an application context
 * @param contexts application contexts in which it may begin a call, or ask for instructions as an assisting side
 * @param withoutContext whether it may begin a call without a dialogue portion, as older switches do
 * @param destinations the form in which it expects destinations
 * @param refusalCause Q.850 cause, 1 to 127, for releasing a call that the node does not take
 * @param activityTestMillis time limit for the answer to an ActivityTest, 1,000 to 10,000 (Q.1218's short timer)
 * @param resource how its callers reach announcements
 */
public record InapSwitch(
        int pointCode,
        SwitchProfile profile,
        Dialect dialect,
        Variant variant,
        Set<ApplicationContext> contexts,
        boolean withoutContext,
        DestinationForm destinations,
        int refusalCause,
        int activityTestMillis,
        ResourceAccess resource) {

    /** The contexts of dialogues that begin with InitialDP, and those of assisting sides. */
    private static final Set<ApplicationContext> SERVED = EnumSet.of(
            ApplicationContext.ETSI_SSP_TO_SCP,
            ApplicationContext.Q1218_GENERIC_TO_SCF,
            ApplicationContext.ETSI_ASSIST_HANDOFF,
            ApplicationContext.ETSI_IP_TO_SCP,
            ApplicationContext.Q1218_ASSIST_HANDOFF,
            ApplicationContext.Q1218_SRF_TO_SCF);

    /** Q.850: switching equipment congestion. */
    private static final int SWITCHING_EQUIPMENT_CONGESTION = 42;

    private static final int USUAL_ACTIVITY_TEST_MILLIS = 5_000;

    /**
     * @throws IllegalArgumentException if a value is out of range, or the dialect lacks operations that the profile
     *     charges with
     */
    public InapSwitch {
        contexts = Set.copyOf(contexts);
        String name = "switch " + profile.name();
        if (!SERVED.containsAll(contexts)) {
            throw new IllegalArgumentException(
                    name + ": a dialogue begins in one of " + SERVED + ", not in " + contexts);
        }
        if (contexts.isEmpty() && !withoutContext) {
            throw new IllegalArgumentException(name + " may begin a call neither with nor without a context");
        }
        if (refusalCause < 1 || refusalCause > 127) {
            throw new IllegalArgumentException(name + ": refusal cause " + refusalCause + " is not 1 to 127");
        }
        if (activityTestMillis < 1_000 || activityTestMillis > 10_000) {
            throw new IllegalArgumentException(
                    name + ": activity test time " + activityTestMillis + " is not 1000 to 10000 milliseconds");
        }
        if (!profile.resource().announcements().equals(resource.messages().keySet())) {
            throw new IllegalArgumentException(
                    name + ": the announcements of its profile are not those of its resource");
        }
        boolean missing = switch (profile.charging()) {
            case FURNISH_AND_SEND ->
                dialect.furnish().isEmpty() && dialect.send().isEmpty();
            case APPLY -> dialect.apply().isEmpty();
        };
        if (missing) {
            throw new IllegalArgumentException(name + " charges by " + profile.charging() + ", and the dialect "
                    + dialect.name() + " does not say how");
        }
    }

    /** All contexts in which a dialogue may begin. */
    public static Set<ApplicationContext> servedContexts() {
        return EnumSet.copyOf(SERVED);
    }

    /** A switch with the usual settings: any context or none, destinations in the form of service logic. */
    public static InapSwitch usual(int pointCode, SwitchProfile profile, Dialect dialect) {
        return new InapSwitch(
                pointCode,
                profile,
                dialect,
                Variant.Q1218,
                SERVED,
                true,
                DestinationForm.AS_GIVEN,
                SWITCHING_EQUIPMENT_CONGESTION,
                USUAL_ACTIVITY_TEST_MILLIS,
                ResourceAccess.NONE);
    }
}
