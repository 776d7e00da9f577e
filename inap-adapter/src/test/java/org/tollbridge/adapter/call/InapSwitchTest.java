package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;

class InapSwitchTest {
    private static final Set<ApplicationContext> ETSI = Set.of(ApplicationContext.ETSI_SSP_TO_SCP);

    @Test
    void whatCannotBeIsRefused() {
        assertEquals("switch ssp1: refusal cause 0 is not 1 to 127", mistake(() -> of(ETSI, false, 0, 5_000)));
        assertEquals("switch ssp1: refusal cause 128 is not 1 to 127", mistake(() -> of(ETSI, false, 128, 5_000)));
        assertEquals(
                "switch ssp1: activity test time 999 is not 1000 to 10000 milliseconds",
                mistake(() -> of(ETSI, false, 42, 999)));
        assertEquals(
                "switch ssp1: activity test time 10001 is not 1000 to 10000 milliseconds",
                mistake(() -> of(ETSI, false, 42, 10_001)));
        assertEquals(
                "switch ssp1 may begin a call neither with nor without a context",
                mistake(() -> of(Set.of(), false, 42, 5_000)));
        assertEquals(
                "switch ssp1: a dialogue begins in one of [ETSI_SSP_TO_SCP, ETSI_ASSIST_HANDOFF, ETSI_IP_TO_SCP,"
                        + " Q1218_GENERIC_TO_SCF, Q1218_ASSIST_HANDOFF, Q1218_SRF_TO_SCF], not in [ETSI_SCP_TO_SSP]",
                mistake(() -> of(Set.of(ApplicationContext.ETSI_SCP_TO_SSP), true, 42, 5_000)));
    }

    @Test
    void theDialectHasTheOperationsThatTheSwitchChargesBy() {
        Dialect applyOnly = Switches.dialect("applyCharging: {layout: {unsigned: attempt}}");
        Dialect sendOnly = Switches.dialect("sendCharging: {layout: {unsigned: attempt}}");
        SwitchProfile furnish = Switches.profile(Charging.FURNISH_AND_SEND, Ending.BASIC);
        SwitchProfile apply = Switches.profile(Charging.APPLY, Ending.BASIC);
        assertEquals(
                "switch ssp1 charges by FURNISH_AND_SEND, and the dialect test does not say how",
                mistake(() -> InapSwitch.usual(1, furnish, applyOnly)));
        assertEquals(
                "switch ssp1 charges by APPLY, and the dialect test does not say how",
                mistake(() -> InapSwitch.usual(1, apply, sendOnly)));
        assertEquals(apply, InapSwitch.usual(1, apply, applyOnly).profile());
        assertEquals(furnish, InapSwitch.usual(1, furnish, sendOnly).profile());
    }

    private static InapSwitch of(Set<ApplicationContext> contexts, boolean without, int cause, int testMillis) {
        return new InapSwitch(
                1,
                Switches.profile(Charging.APPLY, Ending.BASIC),
                Switches.dialect(),
                Variant.ETSI,
                contexts,
                without,
                DestinationForm.AS_GIVEN,
                cause,
                testMillis,
                ResourceAccess.NONE);
    }

    private static String mistake(Executable executable) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
