package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.io.Serial;
import java.io.Serializable;
import java.net.InetAddress;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.core.counter.MonthCount;
import org.tollbridge.service.plan.PlanLimits.Claim;

class MemberConfigTest {

    private static final int LANE = CountLanes.of("n");

    /** What an attacker would send. */
    private static final class Foreign implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    private static ClusterSettings settings(Optional<String> secret, Optional<String> service) {
        return new ClusterSettings(
                "scp1",
                "1.0",
                "tollbridge",
                secret,
                InetAddress.getLoopbackAddress(),
                5701,
                false,
                service.isEmpty() ? List.of("127.0.0.1:5701", "127.0.0.1:5702", "127.0.0.1:5703") : List.of(),
                service,
                3);
    }

    private static Config config() {
        return MemberConfig.of(settings(Optional.empty(), Optional.empty()), "1");
    }

    private static InternalSerializationService serialization() {
        return new DefaultSerializationServiceBuilder()
                .setConfig(config().getSerializationConfig())
                .build();
    }

    /** A node says once where its copies are, and may run for months before somebody asks. */
    @Test
    void whatIsSaidOfCallsIsForgottenInTimeAndWhereTheirCopiesAreIsNot() {
        assertEquals(
                Duration.ofDays(7).toSeconds(),
                config().getMapConfig(MemberConfig.CLAIMS).getTimeToLiveSeconds());
        assertEquals(0, config().getMapConfig(MemberConfig.PLACES).getTimeToLiveSeconds());
    }

    @Test
    void itSpeaksToTheListedMembersAlone() {
        Config config = config();
        JoinConfig join = config.getAdvancedNetworkConfig().getJoin();
        assertFalse(join.getMulticastConfig().isEnabled());
        assertFalse(join.getAutoDetectionConfig().isEnabled());
        assertTrue(join.getTcpIpConfig().isEnabled());
        assertEquals(3, join.getTcpIpConfig().getMembers().size());
        assertEquals(
                Set.of(EndpointQualifier.MEMBER),
                config.getAdvancedNetworkConfig().getEndpointConfigs().keySet());
        assertEquals("false", config.getProperty("hazelcast.phone.home.enabled"));
        assertEquals("false", config.getProperty("hazelcast.socket.bind.any"));
    }

    @Test
    void podsAreFoundByTheNameOfTheirService() {
        JoinConfig join = MemberConfig.of(settings(Optional.empty(), Optional.of("scp.default.svc.cluster.local")), "1")
                .getAdvancedNetworkConfig()
                .getJoin();
        assertFalse(join.getTcpIpConfig().isEnabled());
        assertTrue(join.getKubernetesConfig().isEnabled());
        assertEquals("scp.default.svc.cluster.local", join.getKubernetesConfig().getProperty("service-dns"));
    }

    @Test
    void aSecretMakesAnotherCluster() {
        String without = config().getClusterName();
        String one = MemberConfig.of(settings(Optional.of("a"), Optional.empty()), "1")
                .getClusterName();
        String other = MemberConfig.of(settings(Optional.of("b"), Optional.empty()), "1")
                .getClusterName();
        assertNotEquals(without, one);
        assertNotEquals(one, other);
        assertTrue(one.matches("tollbridge-[0-9a-f]{16}"), one);
    }

    @Test
    void javaObjectsOfOthersAreNotReadAndExceptionsOfMembersAre() {
        InternalSerializationService serialization = serialization();
        assertThrows(
                HazelcastSerializationException.class,
                () -> serialization.toObject(serialization.toData(new Foreign())));
        assertInstanceOf(
                SplitBrainProtectionException.class,
                serialization.<Object>toObject(serialization.toData(new SplitBrainProtectionException("few"))));
    }

    /** What is written is read again, and does there what it did here. */
    @Test
    void changesAndCountsTravel() {
        InternalSerializationService serialization = serialization();
        List<Claim> claims = List.of(
                Claim.concurrent("n", 2),
                new Claim(Claim.Kind.RATE, "n", 2, 500),
                new Claim(Claim.Kind.MONTHLY_CALLS, "n", 10, 400),
                new Claim(Claim.Kind.MONTHLY_COST, "n", 100, 400));
        List<CountChange> changes = List.of(
                new CountChange.Resume(new MonthCount("n", 400, 3, 30, 1)),
                new CountChange.Take("a", claims, 1_000, 9_000),
                new CountChange.Hold("b", 9_000),
                new CountChange.GiveBack("a", 1_000, 7),
                new CountChange.Correct("a.c1", 1_000, -3),
                new CountChange.Correct("a.c1", 1_000, -3),
                new CountChange.Correct("b.c1", 1_000, 5),
                new CountChange.Correct("z.c1", 399, 50),
                new CountChange.Take("c", claims, 1_001, 9_000),
                new CountChange.Take("d", claims, 1_002, 9_000));
        SharedCounts here = new SharedCounts();
        SharedCounts there = new SharedCounts();
        MessageNumber number = new MessageNumber("scp1", "1", 0);
        for (CountChange change : changes) {
            number = number.next();
            CountChanges one = new CountChanges(number, List.of(new CountChanges.One("n", change)));
            CountChanges sent = serialization.toObject(serialization.toData(one));
            assertArrayEquals(
                    one.process(new AbstractMap.SimpleEntry<>(LANE, here)),
                    sent.process(new AbstractMap.SimpleEntry<>(LANE, there)));
            there = serialization.toObject(serialization.toData(there));
        }
        assertEquals(2, there.open());
        assertEquals(
                Optional.of(new MonthCount("n", 400, 5, 42, 4)), there.of("n").ofMonth("n"));
        assertEquals(here.of("n").ofMonth("n"), there.of("n").ofMonth("n"));
    }
}
