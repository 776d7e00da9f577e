package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.plan.PlanLimits.Claim;

@Timeout(180)
class CountLanesTest {

    private static final long LOOK_MILLIS = 30_000;

    private static String number(int index) {
        return Long.toString(4_008_100_000L + index);
    }

    private static void change(CountLanes lanes, String key, CountChange change) {
        CompletionStage<long[]> done = lanes.change(
                CountLanes.of(key),
                new CountChanges(new MessageNumber("test", "1", 1), List.of(new CountChanges.One(key, change))));
        assertEquals(CountChange.Outcome.WORDS, done.toCompletableFuture().join().length);
    }

    /** Numbers are given out in blocks. */
    @Test
    void theNumbersOfABlockAreSharedOutEvenly() {
        int[] numbers = new int[CountLanes.COUNT];
        IntStream.range(0, 10_000).forEach(index -> numbers[CountLanes.of(number(index))]++);
        int fair = 10_000 / CountLanes.COUNT;
        assertTrue(
                Arrays.stream(numbers).allMatch(each -> each > fair / 2 && each < 2 * fair), Arrays.toString(numbers));
    }

    @Test
    void eachLaneIsAtOneMemberWhichAllAgreeOnAndEachMemberHasItsShare() throws Exception {
        try (Members members = Members.start(3)) {
            members.awaitSize(3);
            List<CountLanes> lanes = IntStream.range(0, 3)
                    .mapToObj(index -> members.get(index).counts())
                    .toList();
            List<Integer> all = IntStream.range(0, CountLanes.COUNT).boxed().toList();
            Members.await(() -> all.stream()
                    .allMatch(lane ->
                            lanes.stream().filter(each -> each.isHere(lane)).count() == 1));
            // Whoever came last gets its share by and by.
            Members.await(() -> lanes.stream()
                    .allMatch(each -> all.stream().filter(each::isHere).count() >= CountLanes.COUNT / 3));
        }
    }

    @Test
    void whatOneMemberCountsAllSeeAndTheKeysAreThoseOfItsLanes() throws Exception {
        try (Members members = Members.start(2)) {
            members.awaitSize(2);
            for (int index = 0; index < 100; index++) {
                change(members.get(0).counts(), number(index), new CountChange.Hold("c", Long.MAX_VALUE));
            }
            for (int member = 0; member < 2; member++) {
                CountLanes lanes = members.get(member).counts();
                assertEquals(OptionalLong.of(1), lanes.used(Claim.concurrent(number(7), 1), LOOK_MILLIS));
                assertEquals(OptionalLong.of(0), lanes.used(Claim.concurrent(number(100), 1), LOOK_MILLIS));
                lanes.measure();
            }
            Members.await(() -> members.get(0).ownedKeys() + members.get(1).ownedKeys() == 100);
            assertTrue(members.get(1).ownedKeys() > 0);
            change(members.get(0).counts(), number(7), new CountChange.GiveBack("c", 0, 0));
            members.get(0).counts().measure();
            members.get(1).counts().measure();
            Members.await(() -> members.get(0).ownedKeys() + members.get(1).ownedKeys() == 99);
        }
    }

    /** It would count the same numbers elsewhere, and twice as many calls would have room. */
    @Test
    void aMemberThatSharesLanesOutOtherwiseIsNotJoined() throws Exception {
        try (Members members = Members.none(2)) {
            Config other =
                    MemberConfig.of(members.settings(0, "n0"), "1").setProperty("hazelcast.partition.count", "271");
            HazelcastInstance before = Hazelcast.newHazelcastInstance(other);
            try {
                ClusterException refused = assertThrows(ClusterException.class, () -> members.startOne(1));
                assertTrue(String.valueOf(refused.getMessage()).contains("version"), refused.toString());
                assertEquals(1, before.getCluster().getMembers().size());
            } finally {
                before.getLifecycleService().terminate();
            }
        }
    }
}
