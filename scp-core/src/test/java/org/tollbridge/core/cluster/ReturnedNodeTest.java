package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.CallLimits;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Errand;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.PlanLimits.Claim;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.LostDialogue.News;

/** The third of three nodes is cut off, the first one goes on with its calls, and it comes back. */
@Timeout(180)
class ReturnedNodeTest {

    private static final String NUMBER = "8008101234";
    private static final Claim COST =
            new Claim(Claim.Kind.MONTHLY_COST, NUMBER, Long.MAX_VALUE, OpenCalls.OFFERED - 86_400_000);

    @TempDir
    private Path directory;

    private final List<Node> nodes = new ArrayList<>();
    private Members members;

    /** A node with what it does for its calls and those of others. */
    private static final class Node {
        private final ClusterMember member;
        private final Path directory;
        private final Journal journal;
        private final ClusterErrands errands;
        private final CallSharing sharing;
        private final BlockingQueue<RecordedDialogue> dialogues = new LinkedBlockingQueue<>();
        private final List<String> lost = new CopyOnWriteArrayList<>();
        private final List<CallRecord> settled = new CopyOnWriteArrayList<>();

        Node(ClusterMember member, Path directory) throws Exception {
            this.member = member;
            this.directory = directory;
            journal = Journal.open(JournalSettings.in(directory));
            errands = new ClusterErrands(
                    member,
                    ServiceClasses.china(),
                    (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()),
                    CallLimits.DEFAULT,
                    NodeClock.system());
            sharing = new CallSharing(
                    member,
                    new CallSharing.Parts(
                            journal,
                            errands,
                            NodeClock.system(),
                            record -> true,
                            record -> Payer.CALLED_PARTY,
                            record -> record,
                            System.currentTimeMillis(),
                            1));
            sharing.start(
                    (handle, news) -> {
                        RecordedDialogue dialogue = new RecordedDialogue(news);
                        dialogues.add(dialogue);
                        return Optional.of(dialogue);
                    },
                    this::lose,
                    settled::add);
        }

        void begin(String call) throws Exception {
            BlockingQueue<WalkAnswer> answers = new LinkedBlockingQueue<>();
            errands.run(call, new Errand.Count(1, List.of(COST), OpenCalls.OFFERED), answers::add);
            assertEquals(new WalkAnswer.Done(), answers.poll(30, TimeUnit.SECONDS));
            sharing.records().standIn(OpenCalls.open(call), new OpenCalls.Dialogue(call));
        }

        void end(String call) {
            CallRecord record = OpenCalls.over(call);
            sharing.records().append(record);
            errands.ended(record);
        }

        /** As the engine does, but not before what is to be said again has been said. */
        private void lose(Set<String> calls) {
            CountDownLatch said = new CountDownLatch(1);
            errands.keepSoon();
            member.later(0, said::countDown);
            try {
                assertTrue(said.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            calls.forEach(this::end);
            lost.addAll(calls);
        }

        List<String> written() throws Exception {
            Members.await(() -> journal.waiting() == 0);
            return OpenCalls.written(directory);
        }

        void close() throws Exception {
            sharing.close();
            journal.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        members = Members.behindOnePointCode(3);
        for (int i = 0; i < 3; i++) {
            nodes.add(new Node(members.get(i), directory.resolve("n" + i)));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (Node node : nodes) {
            node.close();
        }
        members.close();
    }

    private long cost() {
        return members.get(0).used(COST, 10_000).orElseThrow();
    }

    private long open() {
        return members.get(0).used(Claim.concurrent(NUMBER, 1), 10_000).orElseThrow();
    }

    @Test
    void whatWasSettledMeanwhileIsNotCountedAgainThoughNothingElseHappens() throws Exception {
        Node survivor = nodes.get(0);
        Node away = nodes.get(2);
        away.begin("a");
        Members.await(() -> survivor.sharing.readings().held() == 1);

        members.cutOff(2);
        RecordedDialogue dialogue = Objects.requireNonNull(survivor.dialogues.poll(30, TimeUnit.SECONDS));
        dialogue.news.accept(
                new News.Told(new CallEvent.Reported(BcsmEvent.DISCONNECT, Leg.CALLED, false, OptionalInt.of(16))));
        dialogue.news.accept(new News.Ended());
        Members.await(() -> !survivor.settled.isEmpty() && survivor.errands.settled());
        long cost = cost();
        assertTrue(cost > 0, "the call has cost nothing");
        assertEquals(0, open());

        members.awaitSize(3);
        Members.await(() -> !away.lost.isEmpty());
        Members.await(away.errands::settled);
        assertEquals(List.of("a NODE_LOST"), survivor.written());
        assertEquals(List.of(), away.written());
        assertEquals(0, open());
        assertEquals(cost, cost());
    }

    @Test
    void whatGoesOnIsTheNodesOwnAgain() throws Exception {
        Node survivor = nodes.get(0);
        Node away = nodes.get(2);
        away.begin("a");
        Members.await(() -> survivor.sharing.readings().held() == 1);

        members.cutOff(2);
        RecordedDialogue dialogue = Objects.requireNonNull(survivor.dialogues.poll(30, TimeUnit.SECONDS));
        members.awaitSize(3);
        Members.await(() -> dialogue.done.contains("leave"));
        Members.await(() -> survivor.sharing.readings().givenBack() == 1);
        Members.await(() -> survivor.sharing.readings().held() == 1);
        assertEquals(1, open());

        away.end("a");
        Members.await(() -> survivor.sharing.readings().held() == 0);
        Members.await(() -> away.errands.settled() && survivor.errands.settled());
        Members.await(() -> away.journal.durable() == 1);
        assertEquals(List.of("a COMPLETED"), away.written());
        assertEquals(List.of(), survivor.written());
        assertEquals(0, open());
    }
}
