package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;

/** Members that were apart come together. */
@Timeout(120)
class MergedCountsTest {

    private static final String NUMBER = "4008101234";
    private static final Claim TWO = Claim.concurrent(NUMBER, 2);
    private static final WalkAnswer DONE = new WalkAnswer.Done();

    private static ClusterErrands errands(ClusterMember member) {
        return new ClusterErrands(
                member,
                ServiceClasses.china(),
                (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()),
                CallLimits.DEFAULT,
                NodeClock.system());
    }

    private static WalkAnswer count(ClusterErrands errands, String call) throws Exception {
        BlockingQueue<WalkAnswer> answers = new LinkedBlockingQueue<>();
        errands.run(call, new Errand.Count(1, List.of(TWO), 1), answers::add);
        return Objects.requireNonNull(answers.poll(30, TimeUnit.SECONDS), "no answer");
    }

    private static long open(ClusterMember member) {
        return member.used(TWO, 1_000).orElse(-1);
    }

    /** What stands for a call of the one that was cut off, after a step. */
    private static String word(ClusterMember member, CallClaim claim) {
        return Objects.requireNonNull(
                member.claims().step(List.of("call"), claim).get("call"));
    }

    /** Two that were both alone: the one has counted since the other was cut off. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasCountedLastHoldsWhicheverOfBothGoesToTheOther(boolean toTheOther) throws Exception {
        Comparator<Integer> order = toTheOther ? Comparator.reverseOrder() : Comparator.naturalOrder();
        try (Members members = Members.start(3, order)) {
            ClusterErrands first = errands(members.get(0));
            ClusterErrands second = errands(members.get(1));
            assertEquals(DONE, count(first, "over"));
            first.run("over", new Errand.Leave(1, NUMBER), answer -> {});
            Members.await(first::settled);
            members.cutOff(2);
            assertEquals(DONE, count(first, "living"));
            assertEquals(DONE, count(second, "dead"));
            assertEquals("n0?", word(members.get(0), CallClaim.tried("n0", "n2")));
            assertEquals("n0", word(members.get(0), CallClaim.of(CallClaim.Step.KEEP, "n0")));
            assertEquals("n0!", word(members.get(0), CallClaim.of(CallClaim.Step.SETTLE, "n0")));
            Members.await(() -> members.hazelcast(0).getPartitionService().isClusterSafe()
                    && members.hazelcast(1).getPartitionService().isClusterSafe());
            members.kill(1);
            members.awaitSize(2);
            Members.await(() -> members.get(0).readings().merges()
                            + members.get(2).readings().merges()
                    > 0);
            Members.await(first::settled);
            assertEquals(2, open(members.get(2)));
            assertEquals("n0!", word(members.get(2), CallClaim.of(CallClaim.Step.OWN, "n2")), "there is a record");
        }
    }

    @Test
    void oneThatIsCutOffAgainAsSoonAsItIsBackGivesItsRoomBackAllTheSame() throws Exception {
        try (Members members = Members.start(3)) {
            members.awaitSize(3);
            ClusterErrands first = errands(members.get(0));
            ClusterErrands away = errands(members.get(2));
            assertEquals(DONE, count(away, "goes on"));
            assertEquals(DONE, count(away, "over"));
            members.cutOff(2);
            assertEquals(new WalkAnswer.Full(Claim.Kind.CONCURRENT), count(first, "too much"));
            away.run("over", new Errand.Leave(1, NUMBER), answer -> {});
            members.awaitSize(3);
            members.cutOff(2);
            members.awaitSize(3);
            Members.await(away::settled);
            assertEquals(1, open(members.get(0)));
            assertEquals(DONE, count(first, "another"));
            assertEquals(new WalkAnswer.Full(Claim.Kind.CONCURRENT), count(first, "too much again"));
        }
    }
}
