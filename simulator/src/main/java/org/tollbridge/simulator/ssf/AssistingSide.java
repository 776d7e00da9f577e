package org.tollbridge.simulator.ssf;

import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;

/** Who assists a switch that has no resource. */
public enum AssistingSide {
    /** An intelligent peripheral: it takes PlayAnnouncement and PromptAndCollectUserInformation at once. */
    PERIPHERAL,
    /** Another switch: its resource must be connected first by ConnectToResource. */
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
