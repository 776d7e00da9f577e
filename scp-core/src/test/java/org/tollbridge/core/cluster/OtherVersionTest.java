package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.MemberAttributeConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** Nodes of two versions that do not understand each other are not let together, whichever of them comes second. */
@Timeout(120)
class OtherVersionTest {

    private static final String NUMBER = "4008101234";

    private static UnaryOperator<Config> attributes(Map<String, String> changed) {
        return config -> {
            MemberAttributeConfig attributes = config.getMemberAttributeConfig();
            changed.forEach((name, value) -> {
                if (value.isEmpty()) {
                    attributes.removeAttribute(name);
                } else {
                    attributes.setAttribute(name, value);
                }
            });
            return config;
        };
    }

    private static String refusal(Members members, int index, Map<String, String> changed) {
        ClusterException refused = assertThrows(
                ClusterException.class,
                () -> ClusterMember.start(members.settings(index, "n" + index), attributes(changed)));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void oneThatSaysOtherThingsIsRefusedAndLeavesTheCountsAlone() throws Exception {
        try (Members members = Members.none(3)) {
            members.startOne(0);
            members.startOne(1);
            members.awaitSize(2);
            CountDownLatch counted = new CountDownLatch(1);
            members.get(0).change(NUMBER, new CountChange.Hold("a", Long.MAX_VALUE), (outcome, failure) -> {
                assertNotNull(outcome);
                counted.countDown();
            });
            assertTrue(counted.await(30, TimeUnit.SECONDS));

            String refusal = refusal(members, 2, Map.of(MemberConfig.FORMS, "counts 1000"));
            assertTrue(refusal.contains("version 1.0 and node n0 of version 1.0"), refusal);
            assertTrue(refusal.contains("stop all nodes"), refusal);
            members.awaitSize(2);
            assertEquals(OptionalLong.of(1), members.get(1).used(Claim.concurrent(NUMBER, 1), 10_000));

            members.startOne(2);
            members.awaitSize(3);
        }
    }

    @Test
    void oneThatSaysNothingOfItIsOfAVersionBefore() throws Exception {
        try (Members members = Members.none(2)) {
            Config other = attributes(Map.of(MemberConfig.FORMS, "", MemberConfig.VERSION, "0.9"))
                    .apply(MemberConfig.of(members.settings(0, "n0"), "1"));
            HazelcastInstance before = Hazelcast.newHazelcastInstance(other);
            try {
                String refusal = refusal(members, 1, Map.of());
                assertTrue(refusal.contains("node n0 of version 0.9"), refusal);
                Members.await(() -> before.getCluster().getMembers().size() == 1);
            } finally {
                before.getLifecycleService().terminate();
            }
        }
    }
}
