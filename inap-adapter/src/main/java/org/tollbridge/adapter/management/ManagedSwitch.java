package org.tollbridge.adapter.management;

import java.util.Optional;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;

/**
 * A switch that accepts traffic orders.
 *
 * @param subsystemNumber the subsystem that accepts them, 2 to 254
 * @param variant the edition of INAP that it uses
 * @param withContext whether such a dialogue names an application context; some switches know none
 */
public record ManagedSwitch(String name, int pointCode, int subsystemNumber, Variant variant, boolean withContext) {

    public ManagedSwitch {
        if (subsystemNumber < 2 || subsystemNumber > 254) {
            throw new IllegalArgumentException(
                    "switch " + name + ": subsystem number " + subsystemNumber + " is not 2 to 254");
        }
    }

    Optional<ApplicationContext> trafficManagement() {
        return context(ApplicationContext.ETSI_TRAFFIC_MANAGEMENT, ApplicationContext.Q1218_TRAFFIC_MANAGEMENT);
    }

    Optional<ApplicationContext> serviceManagement() {
        return context(
                ApplicationContext.ETSI_SERVICE_MANAGEMENT_FROM_SCP,
                ApplicationContext.Q1218_SERVICE_MANAGEMENT_FROM_SCF);
    }

    private Optional<ApplicationContext> context(ApplicationContext etsi, ApplicationContext q1218) {
        return Optional.of(variant == Variant.ETSI ? etsi : q1218).filter(context -> withContext);
    }
}
