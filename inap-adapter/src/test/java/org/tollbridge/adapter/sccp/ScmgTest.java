package org.tollbridge.adapter.sccp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.ManagementCodec;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;

/** SCCP management by itself, with a clock of the test's. */
class ScmgTest {

    private static final int US = 2;
    private static final int SWITCH = 1;
    private static final int STRANGER = 77;
    private static final Optional<ReturnCause> NONE = Optional.empty();
    private static final Optional<ReturnCause> FAILED = Optional.of(ReturnCause.SUBSYSTEM_FAILURE);
    private static final ManagementCodec CODEC = new ManagementCodec(PointCodeLength.BITS_14);

    private final Set<Integer> accessible = new HashSet<>(Set.of(SWITCH, 10));
    private final Set<Set<Integer>> sharing = new HashSet<>();
    private final List<String> sent = new ArrayList<>();
    private final Subsystems ours = new Subsystems();
    private final SccpCounters counters = new SccpCounters();
    private final Scmg scmg = new Scmg(
            new RecordingMtp(),
            SccpSettings.defaults()
                    .withStatusTest(new SccpSettings.StatusTest(Duration.ofSeconds(10), Duration.ofSeconds(40))),
            ours,
            counters);

    private final class RecordingMtp implements Mtp {
        @Override
        public int pointCode() {
            return US;
        }

        @Override
        public boolean isAccessible(int pointCode) {
            return accessible.contains(pointCode);
        }

        @Override
        public boolean isKnown(int pointCode) {
            return pointCode != STRANGER;
        }

        @Override
        public boolean shareAWay(int one, int other) {
            return sharing.contains(Set.of(one, other));
        }

        @Override
        public void transfer(int pointCode, int sls, Octets message) throws IOException {
            if (!isAccessible(pointCode)) {
                throw new IOException("not reachable");
            }
            SccpMessage decoded = (SccpMessage) new SccpDecoder(PointCodeLength.BITS_14).decode(message);
            ManagementMessage management = (ManagementMessage) CODEC.decode(decoded.data());
            sent.add(pointCode + " " + management.type() + " " + management.affectedPointCode() + "/"
                    + management.affectedSubsystem());
        }
    }

    private void hear(int opc, ManagementMessage.Type type, int subsystem, int pointCode, long seconds) {
        scmg.receive(opc, 0, CODEC.encode(ManagementMessage.of(type, subsystem, pointCode)), nanos(seconds));
    }

    private static long nanos(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void aTestOfASubsystemInServiceIsAnswered() {
        ours.register(106, new RecordingUser());
        hear(SWITCH, ManagementMessage.Type.SST, 106, US, 0);
        hear(SWITCH, ManagementMessage.Type.SST, 1, US, 0);
        assertEquals(List.of("1 SSA 2/106", "1 SSA 2/1"), sent);
        assertEquals(2, counters.get(SccpCounter.MANAGEMENT_RECEIVED));
        assertEquals(2, counters.get(SccpCounter.MANAGEMENT_SENT));
    }

    @ParameterizedTest
    @CsvSource({"107, 2", "106, 1", "0, 2"})
    void aTestOfWhatIsNotHereIsNotAnswered(int subsystem, int pointCode) {
        ours.register(106, new RecordingUser());
        hear(SWITCH, ManagementMessage.Type.SST, subsystem, pointCode, 0);
        assertEquals(List.of(), sent);
    }

    @Test
    void aTestOfASubsystemOutOfServiceIsNotAnswered() {
        ours.register(106, new RecordingUser());
        ours.deregister(106);
        hear(SWITCH, ManagementMessage.Type.SST, 106, US, 0);
        assertEquals(List.of(), sent);
    }

    @Test
    void aProhibitedSubsystemIsAskedForLessAndLessUntilItIsAllowed() {
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        assertEquals(FAILED, scmg.obstacle(SWITCH, 146));
        assertEquals(NONE, scmg.obstacle(SWITCH, 147));
        assertEquals(NONE, scmg.obstacle(SWITCH, 0));
        assertEquals(NONE, scmg.obstacle(10, 146));

        List<Long> asked = new ArrayList<>();
        for (long second = 0; second < 200; second++) {
            scmg.tick(nanos(second));
            if (!sent.isEmpty()) {
                assertEquals(List.of("1 SST 1/146"), sent);
                sent.clear();
                asked.add(second);
            }
        }
        assertEquals(List.of(10L, 30L, 70L, 110L, 150L, 190L), asked);

        hear(SWITCH, ManagementMessage.Type.SSA, 146, SWITCH, 200);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
        scmg.tick(nanos(1_000));
        assertEquals(List.of(), sent);
    }

    @Test
    void asLongAsItIsProhibitedASecondProhibitionChangesNothing() {
        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 9);
        scmg.tick(nanos(10));
        assertEquals(List.of("1 SST 1/146"), sent);
    }

    @Test
    void onlyWhatCanBeReachedCanBeProhibited() {
        hear(SWITCH, ManagementMessage.Type.SSP, 146, STRANGER, 0);
        hear(SWITCH, ManagementMessage.Type.SSP, 106, US, 0);
        hear(SWITCH, ManagementMessage.Type.SSP, 1, SWITCH, 0);
        scmg.tick(nanos(1_000));
        assertEquals(List.of(), sent);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
    }

    /** What a signalling point says of another counts only where both are reached the same way, as by a relay. */
    @Test
    void whatOneSignallingPointSaysOfAnotherIsNotBelieved() {
        hear(10, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));

        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        hear(10, ManagementMessage.Type.SSA, 146, SWITCH, 1);
        assertEquals(FAILED, scmg.obstacle(SWITCH, 146));

        sharing.add(Set.of(10, SWITCH));
        hear(10, ManagementMessage.Type.SSA, 146, SWITCH, 2);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
        hear(10, ManagementMessage.Type.SSP, 146, SWITCH, 3);
        assertEquals(FAILED, scmg.obstacle(SWITCH, 146));
    }

    /** However often it is said, the tests go out at their pace, and at once when something is heard. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUnavailableSccpThatIsSaidAgainAndAgainIsAskedForAllTheSame(boolean unequipped) {
        for (long tenths = 0; tenths < 200; tenths++) {
            long now = tenths * 100_000_000L;
            if (tenths % 9 == 0) {
                scmg.sccpUnavailable(SWITCH, unequipped && tenths > 0, now);
            }
            scmg.tick(now);
        }
        assertEquals(List.of("1 SST 1/1"), sent);

        scmg.heardFrom(SWITCH, 146, nanos(20));
        scmg.sccpUnavailable(SWITCH, unequipped, nanos(20));
        scmg.tick(nanos(20));
        assertEquals(List.of("1 SST 1/1", "1 SST 1/1"), sent);
    }

    @Test
    void anUnequippedSccpThatIsToComeBackIsAskedFor() {
        scmg.sccpUnavailable(SWITCH, true, 0);
        scmg.sccpUnavailable(SWITCH, false, nanos(5));
        scmg.tick(nanos(14));
        assertEquals(List.of(), sent);
        scmg.tick(nanos(15));
        assertEquals(List.of("1 SST 1/1"), sent);
    }

    @Test
    void pauseAndResumeForgetWhatWasProhibited() {
        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        accessible.remove(SWITCH);
        scmg.reachabilityChanged(SWITCH);
        assertEquals(Optional.of(ReturnCause.MTP_FAILURE), scmg.obstacle(SWITCH, 146));
        scmg.tick(nanos(1_000));
        assertEquals(List.of(), sent);

        accessible.add(SWITCH);
        scmg.reachabilityChanged(SWITCH);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
    }

    @Test
    void anUnavailableSccpIsAskedForAsAWhole() {
        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        scmg.sccpUnavailable(SWITCH, false, nanos(1));
        assertEquals(Optional.of(ReturnCause.SCCP_FAILURE), scmg.obstacle(SWITCH, 146));
        assertEquals(Optional.of(ReturnCause.SCCP_FAILURE), scmg.obstacle(SWITCH, 0));
        scmg.tick(nanos(11));
        assertEquals(List.of("1 SST 1/1"), sent);

        hear(SWITCH, ManagementMessage.Type.SSA, 1, SWITCH, 12);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
    }

    @Test
    void anUnequippedSccpIsNotAskedFor() {
        scmg.sccpUnavailable(SWITCH, true, 0);
        scmg.tick(nanos(100_000));
        assertEquals(List.of(), sent);
        assertEquals(Optional.of(ReturnCause.SCCP_FAILURE), scmg.obstacle(SWITCH, 146));
        scmg.sccpUnavailable(STRANGER, false, 0);
        scmg.reachabilityChanged(SWITCH);
        assertEquals(NONE, scmg.obstacle(SWITCH, 146));
    }

    @Test
    void theSenderForASubsystemThatIsNotHereIsToldOnceASecond() {
        for (int i = 0; i < 100; i++) {
            scmg.notInService(SWITCH, 0, 200, i * 10_000_000L);
        }
        assertEquals(List.of("1 SSP 2/200"), sent);
        scmg.notInService(10, 0, 200, 0);
        scmg.notInService(SWITCH, 0, 201, nanos(1));
        scmg.notInService(STRANGER, 0, 201, nanos(1));
        assertEquals(List.of("1 SSP 2/200", "10 SSP 2/200", "1 SSP 2/201"), sent);
    }

    @Test
    void aMessageFromAProhibitedSubsystemHasItAskedForAtOnce() {
        hear(SWITCH, ManagementMessage.Type.SSP, 146, SWITCH, 0);
        scmg.tick(nanos(10));
        scmg.tick(nanos(30));
        sent.clear();
        assertTrue(scmg.knowsProhibitions());
        scmg.heardFrom(SWITCH, 147, nanos(35));
        scmg.heardFrom(10, 146, nanos(35));
        scmg.tick(nanos(35));
        assertEquals(List.of(), sent);

        scmg.heardFrom(SWITCH, 146, nanos(35));
        scmg.tick(nanos(35));
        scmg.heardFrom(SWITCH, 146, nanos(35));
        scmg.tick(nanos(35));
        assertEquals(List.of("1 SST 1/146"), sent);
        assertEquals(FAILED, scmg.obstacle(SWITCH, 146));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "07920100", "0392", "039202000000", "0692020000"})
    void whatCannotBeReadIsCounted(String hex) {
        scmg.receive(SWITCH, 0, Octets.fromHex(hex), 0);
        assertEquals(1, counters.get(SccpCounter.MALFORMED));
        assertEquals(List.of(), sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"046a020000", "056a020000", "066a02000004"})
    void coordinationAndCongestionChangeNothing(String hex) {
        scmg.receive(SWITCH, 0, Octets.fromHex(hex), 0);
        assertEquals(0, counters.get(SccpCounter.MALFORMED));
        assertEquals(NONE, scmg.obstacle(SWITCH, 106));
        assertEquals(List.of(), sent);
    }
}
