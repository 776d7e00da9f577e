package org.tollbridge.simulator.ssf;

import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;

/** The side that assists a switch without a resource. */
public enum AssistingSide {
    /** An intelligent peripheral, which takes PlayAnnouncement and PromptAndCollectUserInformation at once. */
    PERIPHERAL,
    /** Another switch, whose resource must first be connected by ConnectToResource. */
    SWITCH;

    /** The application context in which it asks for instructions. */
    ApplicationContext context(Variant variant) {
        return switch (this) {
            case PERIPHERAL ->
                variant == Variant.ETSI ? ApplicationContext.ETSI_IP_TO_SCP : ApplicationContext.Q1218_SRF_TO_SCF;
            case SWITCH ->
                variant == Variant.ETSI
                        ? ApplicationContext.ETSI_ASSIST_HANDOFF
                        : ApplicationContext.Q1218_ASSIST_HANDOFF;
        };
    }
}
