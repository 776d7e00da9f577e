package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.ObjectIdentifier;

class OperationTest {
    @ParameterizedTest
    @EnumSource(Operation.class)
    void isFoundByItsCode(Operation operation) {
        assertEquals(Optional.of(operation), Operation.of(operation.code()));
        assertFalse(operation.contexts().isEmpty());
    }

    @Test
    void codesWithoutAnOperationFindNone() {
        for (long code : new long[] {-1, 50, 52, 56, 255, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertEquals(Optional.empty(), Operation.of(code));
        }
        for (long code : new long[] {-1, 2, 5, 9, 19, Long.MAX_VALUE}) {
            assertEquals(Optional.empty(), InapError.of(code));
        }
    }

    @Test
    void thereAre53OperationsAnd16Errors() {
        assertEquals(53, Operation.values().length);
        assertEquals(16, InapError.values().length);
    }

    /** Classes as Q.1218 implies them by RESULT and ERRORS. */
    @ParameterizedTest
    @CsvSource({
        "INITIAL_DP, 2, SHORT",
        "CONNECT, 2, SHORT",
        "CONTINUE, 4, SHORT",
        "RELEASE_CALL, 4, SHORT",
        "REQUEST_REPORT_BCSM_EVENT, 2, SHORT",
        "EVENT_REPORT_BCSM, 4, SHORT",
        "FURNISH_CHARGING_INFORMATION, 2, SHORT",
        "APPLY_CHARGING_REPORT, 2, SHORT",
        "CALL_INFORMATION_REPORT, 4, SHORT",
        "ACTIVITY_TEST, 3, SHORT",
        "ACTIVATE_SERVICE_FILTERING, 1, MEDIUM",
        "COLLECT_INFORMATION, 2, MEDIUM",
        "PLAY_ANNOUNCEMENT, 2, LONG",
        "PROMPT_AND_COLLECT_USER_INFORMATION, 1, LONG",
        "CALL_GAP, 4, SHORT"
    })
    void classAndTimer(Operation operation, int operationClass, OperationTimer timer) {
        assertEquals(operationClass, operation.operationClass());
        assertEquals(timer, operation.timer());
    }

    @Test
    void timersHaveTheirBounds() {
        assertEquals(Duration.ofSeconds(10), OperationTimer.SHORT.max());
        assertEquals(Duration.ofSeconds(60), OperationTimer.MEDIUM.max());
        assertEquals(Duration.ofMinutes(30), OperationTimer.LONG.max());
    }

    @Test
    void aReportOfAnAnnouncementIsLinkedToIt() {
        assertEquals(Optional.of(Operation.PLAY_ANNOUNCEMENT), Operation.SPECIALIZED_RESOURCE_REPORT.linkedTo());
        assertEquals(Optional.empty(), Operation.CONNECT.linkedTo());
    }

    @Test
    void contextsAreFoundByTheirNames() {
        assertEquals(
                Optional.of(ApplicationContext.ETSI_SSP_TO_SCP),
                ApplicationContext.of(ObjectIdentifier.of("0.4.0.1.1.1.0.0")));
        assertEquals(Optional.empty(), ApplicationContext.of(ObjectIdentifier.of("0.4.0.1.1.1.0.1")));
        for (ApplicationContext context : ApplicationContext.values()) {
            assertEquals(Optional.of(context), ApplicationContext.of(context.objectIdentifier()));
        }
    }

    @Test
    void aContextAdmitsItsOperations() {
        assertTrue(Operation.INITIAL_DP.contexts().contains(ApplicationContext.ETSI_SSP_TO_SCP));
        assertFalse(Operation.INITIAL_DP.contexts().contains(ApplicationContext.ETSI_ASSIST_HANDOFF));
        assertTrue(Operation.ASSIST_REQUEST_INSTRUCTIONS.contexts().contains(ApplicationContext.ETSI_IP_TO_SCP));
        assertFalse(Operation.CONNECT.contexts().contains(ApplicationContext.ETSI_TRAFFIC_MANAGEMENT));
        Set<Variant> analyse = Operation.ANALYSE_INFORMATION.contexts().stream()
                .map(ApplicationContext::variant)
                .collect(Collectors.toSet());
        assertEquals(Set.of(Variant.Q1218), analyse, "ETSI core INAP has no AnalyseInformation");
        for (ApplicationContext context : ApplicationContext.values()) {
            assertTrue(
                    Arrays.stream(Operation.values())
                            .anyMatch(operation -> operation.contexts().contains(context)),
                    context.asn1Name());
        }
    }
}
