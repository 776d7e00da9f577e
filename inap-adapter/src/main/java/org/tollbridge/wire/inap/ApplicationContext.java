package org.tollbridge.wire.inap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.ObjectIdentifier;

/** The application contexts of CS-1, from ETSI core INAP and from Q.1218 (10/95), clause 2.1.5. */
@SuppressWarnings("ImmutableEnumChecker") // Octets are immutable, which the checker cannot see
public enum ApplicationContext {
    ETSI_SSP_TO_SCP("0.4.0.1.1.1.0.0", "core-INAP-CS1-SSP-to-SCP-AC", Variant.ETSI),
    ETSI_ASSIST_HANDOFF("0.4.0.1.1.1.1.0", "core-INAP-CS1-assist-handoff-SSP-to-SCP-AC", Variant.ETSI),
    ETSI_IP_TO_SCP("0.4.0.1.1.1.2.0", "core-INAP-CS1-IP-to-SCP-AC", Variant.ETSI),
    ETSI_SCP_TO_SSP("0.4.0.1.1.1.3.0", "core-INAP-CS1-SCP-to-SSP-AC", Variant.ETSI),
    ETSI_TRAFFIC_MANAGEMENT("0.4.0.1.1.1.4.0", "core-INAP-CS1-SCP-to-SSP-traffic-management-AC", Variant.ETSI),
    ETSI_SERVICE_MANAGEMENT_FROM_SCP("0.4.0.1.1.1.5.0", "core-INAP-CS1-SCP-to-SSP-service-management-AC", Variant.ETSI),
    ETSI_SERVICE_MANAGEMENT_TO_SCP("0.4.0.1.1.1.6.0", "core-INAP-CS1-SSP-to-SCP-service-management-AC", Variant.ETSI),
    Q1218_GENERIC_TO_SCF("0.0.17.1218.1.0.0", "generic-SSF-to-SCF-AC", Variant.Q1218),
    Q1218_DP_SPECIFIC_TO_SCF("0.0.17.1218.1.1.0", "dp-specific-SSF-to-SCF-AC", Variant.Q1218),
    Q1218_ASSIST_HANDOFF("0.0.17.1218.1.2.0", "assist-handoff-SSF-to-SCF-AC", Variant.Q1218),
    Q1218_SRF_TO_SCF("0.0.17.1218.1.3.0", "srf-to-SCF-AC", Variant.Q1218),
    Q1218_GENERIC_FROM_SCF("0.0.17.1218.1.4.0", "generic-SCF-to-SSF-AC", Variant.Q1218),
    Q1218_DP_SPECIFIC_FROM_SCF("0.0.17.1218.1.5.0", "dp-specific-SCF-to-SSF-AC", Variant.Q1218),
    Q1218_TRAFFIC_MANAGEMENT("0.0.17.1218.1.6.0", "scf-to-SSF-traffic-management-AC", Variant.Q1218),
    Q1218_SERVICE_MANAGEMENT_FROM_SCF("0.0.17.1218.1.7.0", "scf-to-SSF-service-management-AC", Variant.Q1218),
    Q1218_SERVICE_MANAGEMENT_TO_SCF("0.0.17.1218.1.8.0", "ssf-to-SCF-service-management-AC", Variant.Q1218),
    Q1218_STATUS_REPORTING("0.0.17.1218.1.9.0", "scf-to-SSF-status-reporting-AC", Variant.Q1218);

    private static final Map<ObjectIdentifier, ApplicationContext> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toMap(ApplicationContext::objectIdentifier, Function.identity()));

    private final ObjectIdentifier objectIdentifier;
    private final String asn1Name;
    private final Variant variant;

    ApplicationContext(String dotted, String asn1Name, Variant variant) {
        this.objectIdentifier = ObjectIdentifier.of(dotted);
        this.asn1Name = asn1Name;
        this.variant = variant;
    }

    /** The application context with this name, if there is one. */
    public static Optional<ApplicationContext> of(ObjectIdentifier name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The application context name on the wire. */
    public ObjectIdentifier objectIdentifier() {
        return objectIdentifier;
    }

    public String asn1Name() {
        return asn1Name;
    }

    /** The edition whose arguments the context uses. */
    public Variant variant() {
        return variant;
    }
}
