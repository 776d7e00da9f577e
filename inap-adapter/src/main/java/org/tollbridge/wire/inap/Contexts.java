package org.tollbridge.wire.inap;

import static org.tollbridge.wire.inap.ApplicationContext.ETSI_ASSIST_HANDOFF;
import static org.tollbridge.wire.inap.ApplicationContext.ETSI_IP_TO_SCP;
import static org.tollbridge.wire.inap.ApplicationContext.ETSI_SCP_TO_SSP;
import static org.tollbridge.wire.inap.ApplicationContext.ETSI_SERVICE_MANAGEMENT_FROM_SCP;
import static org.tollbridge.wire.inap.ApplicationContext.ETSI_SERVICE_MANAGEMENT_TO_SCP;
import static org.tollbridge.wire.inap.ApplicationContext.ETSI_SSP_TO_SCP;
import static org.tollbridge.wire.inap.ApplicationContext.ETSI_TRAFFIC_MANAGEMENT;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_ASSIST_HANDOFF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_DP_SPECIFIC_FROM_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_DP_SPECIFIC_TO_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_GENERIC_FROM_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_GENERIC_TO_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_SERVICE_MANAGEMENT_FROM_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_SERVICE_MANAGEMENT_TO_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_SRF_TO_SCF;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_STATUS_REPORTING;
import static org.tollbridge.wire.inap.ApplicationContext.Q1218_TRAFFIC_MANAGEMENT;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets of application contexts that admit the same operations. */
final class Contexts {
    static final Set<ApplicationContext> Q1218_GENERIC_CALL = Set.of(Q1218_GENERIC_TO_SCF, Q1218_GENERIC_FROM_SCF);
    static final Set<ApplicationContext> DP_SPECIFIC = Set.of(Q1218_DP_SPECIFIC_TO_SCF, Q1218_DP_SPECIFIC_FROM_SCF);
    static final Set<ApplicationContext> Q1218_CALL = union(Q1218_GENERIC_CALL, DP_SPECIFIC);
    static final Set<ApplicationContext> ETSI_CALL = Set.of(ETSI_SSP_TO_SCP, ETSI_SCP_TO_SSP);
    static final Set<ApplicationContext> GENERIC_CALL = union(ETSI_CALL, Q1218_GENERIC_CALL);
    static final Set<ApplicationContext> CALL = union(ETSI_CALL, Q1218_CALL);
    static final Set<ApplicationContext> INITIAL = Set.of(ETSI_SSP_TO_SCP, Q1218_GENERIC_TO_SCF);
    static final Set<ApplicationContext> CALL_FROM_SCF =
            Set.of(ETSI_SCP_TO_SSP, Q1218_GENERIC_FROM_SCF, Q1218_DP_SPECIFIC_FROM_SCF);
    static final Set<ApplicationContext> Q1218_CALL_OR_ASSIST = union(Q1218_CALL, Set.of(Q1218_ASSIST_HANDOFF));
    static final Set<ApplicationContext> CALL_OR_ASSIST =
            union(Set.of(ETSI_SSP_TO_SCP, ETSI_SCP_TO_SSP, ETSI_ASSIST_HANDOFF), Q1218_CALL_OR_ASSIST);
    static final Set<ApplicationContext> CALL_OR_IP = union(CALL_OR_ASSIST, Set.of(ETSI_IP_TO_SCP));
    static final Set<ApplicationContext> CALL_OR_RESOURCE = union(CALL_OR_IP, Set.of(Q1218_SRF_TO_SCF));
    static final Set<ApplicationContext> ASSIST =
            Set.of(ETSI_ASSIST_HANDOFF, ETSI_IP_TO_SCP, Q1218_ASSIST_HANDOFF, Q1218_SRF_TO_SCF);
    static final Set<ApplicationContext> STATUS = union(Q1218_CALL_OR_ASSIST, Set.of(Q1218_STATUS_REPORTING));
    static final Set<ApplicationContext> CANCEL_STATUS = union(STATUS, Set.of(Q1218_SRF_TO_SCF));
    static final Set<ApplicationContext> CANCELLATION = union(CALL_OR_RESOURCE, Set.of(Q1218_STATUS_REPORTING));
    static final Set<ApplicationContext> TRAFFIC = Set.of(
            ETSI_SSP_TO_SCP,
            ETSI_TRAFFIC_MANAGEMENT,
            Q1218_GENERIC_TO_SCF,
            Q1218_DP_SPECIFIC_TO_SCF,
            Q1218_TRAFFIC_MANAGEMENT);
    static final Set<ApplicationContext> SERVICE_MANAGEMENT = Set.of(
            ETSI_SERVICE_MANAGEMENT_FROM_SCP,
            ETSI_SERVICE_MANAGEMENT_TO_SCP,
            Q1218_SERVICE_MANAGEMENT_FROM_SCF,
            Q1218_SERVICE_MANAGEMENT_TO_SCF);

    private Contexts() {}

    private static Set<ApplicationContext> union(Set<ApplicationContext> one, Set<ApplicationContext> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
