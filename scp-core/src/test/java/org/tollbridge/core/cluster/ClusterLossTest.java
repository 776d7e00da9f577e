package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.core.counter.MonthFile;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;

/** Members that die, stay alone, come back and start anew. */
@Timeout(180)
class ClusterLossTest {

    private static final String NUMBER = "4008101234";
    private static final WalkAnswer DONE = new WalkAnswer.Done();
    private static final WalkAnswer SILENT = new WalkAnswer.Silent();
    private static final WalkAnswer FULL = new WalkAnswer.Full(Claim.Kind.CONCURRENT);
    private static final WalkAnswer MONTH_FULL = new WalkAnswer.Full(Claim.Kind.MONTHLY_CALLS);
    private static final long AGE = CallLimits.DEFAULT.ageMillis();
    private static final long NOVEMBER = 1_793_462_400_000L;

    @TempDir
    private Path folder;

    private static ClusterErrands errands(ClusterMember member) {
        return errands(member, CallLimits.DEFAULT);
    }

    private static ClusterErrands errands(ClusterMember member, CallLimits limits) {
        return new ClusterErrands(
                member,
                ServiceClasses.china(),
                (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()),
                limits,
                NodeClock.system());
    }

    private static WalkAnswer count(ClusterErrands errands, String call, Claim claim, long at) throws Exception {
        BlockingQueue<WalkAnswer> answers = new LinkedBlockingQueue<>();
        errands.run(call, new Errand.Count(1, List.of(claim), at), answers::add);
        return Objects.requireNonNull(answers.poll(30, TimeUnit.SECONDS), "no answer");
    }

    private static WalkAnswer two(ClusterErrands errands, String call, long at) throws Exception {
        return count(errands, call, Claim.concurrent(NUMBER, 2), at);
    }

    private static WalkAnswer monthly(ClusterErrands errands, String call) throws Exception {
        return count(errands, call, new Claim(Claim.Kind.MONTHLY_CALLS, NUMBER, 3, NOVEMBER), NOVEMBER + 1);
    }

    private static CallRecord over(String call) {
        return new CallRecord(
                new CallRecord.Request(
                        call, "ssp1", 400, NUMBER, Optional.empty(), Optional.of("400"), Optional.of("acme"), 1),
                new CallRecord.Course(
                        List.of(),
                        OptionalLong.empty(),
                        2,
                        Outcome.BUSY,
                        Reason.DESTINATION_BUSY,
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                new CallRecord.Billing(Payer.SPLIT, Optional.empty(), Optional.empty()),
                List.of());
    }

    private static long open(ClusterMember member) {
        return member.used(Claim.concurrent(NUMBER, 1), 1_000).orElseThrow();
    }

    /** Its calls may still be talking, whoever kept the counts. */
    @Test
    void theCallsOfADeadNodeKeepTheirRoomUntilTheyCanOnlyBeOver() throws Exception {
        try (Members members = Members.start(3)) {
            members.awaitSize(3);
            ClusterErrands living = errands(members.get(1));
            ClusterErrands dying = errands(members.get(0));
            assertEquals(DONE, two(dying, "a", 1));
            assertEquals(DONE, two(dying, "b", 2));
            members.kill(0);
            members.awaitSize(2);

            assertEquals(FULL, two(living, "c", 3));
            assertEquals(FULL, two(living, "c", AGE));
            assertEquals(DONE, two(living, "d", AGE + 1));
            assertEquals(FULL, two(living, "e", AGE + 1));
            assertEquals(DONE, two(living, "f", AGE + 2));
        }
    }

    /** A number that one member counts and another one has the backup of. */
    private static String number(Members members, int counts, int backs) {
        return IntStream.range(0, 10_000)
                .mapToObj(index -> Integer.toString(400_810_000 + index))
                .filter(number -> members.isAt(partition(members, number), 0, counts)
                        && members.isAt(partition(members, number), 1, backs))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(Members members, String number) {
        return members.get(0).counts().partition(CountLanes.of(number));
    }

    /** It is asked for again then, here or at another member: no time of the call or of a backup has to pass. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCountWhoseBackupDiesIsDecidedWhenItsMemberIsGone(int counts) throws Exception {
        try (Members members = Members.patient(3)) {
            ClusterErrands errands = errands(members.get(2), new CallLimits(360_000, AGE, 120_000, 60_000));
            String number = number(members, counts, 0);
            Claim two = Claim.concurrent(number, 2);
            assertEquals(DONE, count(errands, "a", two, 1));
            CountDownLatch held = members.hold(0, partition(members, number));
            BlockingQueue<WalkAnswer> answers = new LinkedBlockingQueue<>();
            errands.run("b", new Errand.Count(1, List.of(two), 2), answers::add);
            Members.await(() -> members.get(2).used(two, 1_000).orElse(0) == 2);
            assertEquals(List.of(), List.copyOf(answers));

            members.kill(0);
            held.countDown();

            assertEquals(DONE, answers.poll(30, TimeUnit.SECONDS));
            assertEquals(0, errands.readings().unsure());
            assertEquals(FULL, count(errands, "c", two, 3));
            assertEquals(OptionalLong.of(2), members.get(1).used(two, 1_000));
        }
    }

    @Test
    void whereFewAreLeftNobodyCountsAndWhatWentOnIsCountedWhenTheyAreBack() throws Exception {
        try (Members members = Members.start(3)) {
            members.awaitSize(3);
            ClusterErrands errands = errands(members.get(2));
            assertEquals(DONE, two(errands, "before", 1));
            members.kill(0);
            members.kill(1);
            members.awaitFew(2);
            assertFalse(members.get(2).readings().counting());

            assertEquals(SILENT, two(errands, "open", 2));
            assertEquals(SILENT, two(errands, "closed", 3));
            errands.ended(over("closed"));
            errands.ended(over("before"));

            members.startOne(0);
            members.awaitSize(2);
            assertTrue(members.get(2).readings().counting());
            Members.await(errands::settled);
            assertEquals(1, open(members.get(2)));
            ClusterErrands other = errands(members.get(0));
            assertEquals(DONE, two(other, "c", 4));
            assertEquals(FULL, two(other, "d", 5));
            errands.ended(over("open"));
            Members.await(errands::settled);
            assertEquals(DONE, two(other, "d", 6));
        }
    }

    @Test
    void aClusterThatStartsAnewKnowsWhatTheMonthHasUsed() throws Exception {
        try (Members members = Members.start(2)) {
            members.awaitSize(2);
            List<ClusterErrands> errands = List.of(errands(members.get(0)), errands(members.get(1)));
            List<MonthFile> files = open(errands);
            assertEquals(DONE, monthly(errands.get(0), "a"));
            assertEquals(DONE, monthly(errands.get(1), "b"));
            files.forEach(MonthFile::close);
        }
        try (Members members = Members.start(2)) {
            members.awaitSize(2);
            List<ClusterErrands> errands = List.of(errands(members.get(0)), errands(members.get(1)));
            List<MonthFile> files = open(errands);
            Members.await(() -> errands.stream().allMatch(ClusterErrands::settled));
            assertEquals(DONE, monthly(errands.get(0), "c"));
            assertEquals(MONTH_FULL, monthly(errands.get(0), "d"));
            assertEquals(MONTH_FULL, monthly(errands.get(1), "e"));
            files.forEach(MonthFile::close);
        }
    }

    private List<MonthFile> open(List<ClusterErrands> errands) throws Exception {
        List<MonthFile> files = new ArrayList<>();
        for (int i = 0; i < errands.size(); i++) {
            files.add(MonthFile.open(folder.resolve("months" + i), errands.get(i)));
        }
        return files;
    }

    @Test
    void noTwoNodesOfAClusterHaveOneName() throws Exception {
        try (Members members = Members.none(2)) {
            members.start(0, "scp1");
            ClusterException fault = assertThrows(ClusterException.class, () -> members.start(1, "scp1"));
            assertTrue(String.valueOf(fault.getMessage()).contains("give each node a node.name of its own"));
            members.awaitSize(1);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (Members members = Members.none(2)) {
            members.startOne(0);
            ClusterSettings taken = members.settings(0, "n1");
            ClusterException fault = assertThrows(ClusterException.class, () -> ClusterMember.start(taken));
            assertTrue(
                    String.valueOf(fault.getMessage())
                            .contains("cluster.port " + taken.port() + " cannot be listened on"),
                    fault.getMessage());
        }
    }
}
