package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.HazelcastException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.WalkAnswer;
import org.tollbridge.service.port.LostDialogue.News;

/** The second of three nodes goes on with the calls of the first one, which dies. */
@Timeout(180)
class LostNodesTest {

    private static final CallEvent HUNG_UP =
            new CallEvent.Reported(BcsmEvent.DISCONNECT, Leg.CALLED, false, OptionalInt.of(16));

    @TempDir
    private Path directory;

    private final HeldCopies held = new HeldCopies();
    private final Map<String, RecordedDialogue> dialogues = new ConcurrentHashMap<>();
    private final List<CallRecord> settled = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Members members;
    private Journal journal;
    private LostNodes lost;

    @BeforeEach
    void start() throws Exception {
        members = Members.behindOnePointCode(3);
        ClusterMember survivor = members.get(1);
        survivor.keepCopies(held);
        journal = Journal.open(JournalSettings.in(directory));
        ClusterErrands errands = new ClusterErrands(
                survivor,
                ServiceClasses.china(),
                (hashes, digits, answer) -> answer.accept(new WalkAnswer.Silent()),
                CallLimits.DEFAULT,
                NodeClock.system());
        lost = new LostNodes(
                survivor,
                held,
                new CallSharing.Parts(
                        journal,
                        errands,
                        NodeClock.system(),
                        record -> true,
                        record -> Payer.CALLED_PARTY,
                        record -> record,
                        System.currentTimeMillis(),
                        1),
                (handle, news) -> {
                    if (handle.equals("unknown switch")) {
                        return Optional.empty();
                    }
                    RecordedDialogue dialogue = new RecordedDialogue(news);
                    dialogues.put(handle, dialogue);
                    return Optional.of(dialogue);
                },
                settled::add);
        lost.start();
        open.addAll(Arrays.asList(members, journal, lost));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /** The first node has told of calls, and dies. */
    private void die(Map<String, String> handles) throws Exception {
        String owner = members.get(0).nodes().owner();
        members.get(0).claims().place(owner, "session");
        assertTrue(held.take(owner, "session", true, HeldCopiesTest.said(handles)));
        members.kill(0);
    }

    private RecordedDialogue dialogue(String handle) throws Exception {
        Members.await(() -> dialogues.containsKey(handle));
        return Objects.requireNonNull(dialogues.get(handle));
    }

    /** Whether a step leads to a word; while members come and go nobody may be able to take it. */
    private static boolean isTaken(ClusterMember member, CallClaim step, String word) {
        try {
            return member.claims().step(List.of("a"), step).equals(Map.of("a", word));
        } catch (HazelcastException notYet) {
            return false;
        }
    }

    private List<String> written() throws Exception {
        Members.await(() -> journal.waiting() == 0);
        return OpenCalls.written(directory);
    }

    @Test
    void aSwitchThatReportsTheEndGivesTheCallItsOneRecord() throws Exception {
        die(Map.of("a", "handle"));
        RecordedDialogue dialogue = dialogue("handle");
        Members.await(() -> dialogue.done.contains("ask"));
        dialogue.news.accept(new News.Told(HUNG_UP));
        dialogue.news.accept(new News.Ended());

        Members.await(() -> !settled.isEmpty());
        assertEquals(List.of("a NODE_LOST"), written());
        assertEquals(Payer.CALLED_PARTY, settled.getFirst().payer());
        AdoptionReadings readings = lost.readings(0, held.size(), 0);
        assertEquals(1, readings.adopted());
        assertEquals(1, readings.reported());
        assertEquals(0, readings.held());
        assertEquals(List.of("ask"), dialogue.done);
    }

    @Test
    void aSwitchThatWaitsAtTheEndIsToldToRelease() throws Exception {
        die(Map.of("a", "handle"));
        RecordedDialogue dialogue = dialogue("handle");
        dialogue.news.accept(
                new News.Told(new CallEvent.Reported(BcsmEvent.DISCONNECT, Leg.CALLED, true, OptionalInt.of(16))));
        Members.await(() -> !settled.isEmpty());
        assertEquals("end " + OptionalInt.of(16), dialogue.done.getLast());
    }

    @Test
    void aCallThatItsSwitchKnowsNothingOfIsOverAndNobodyPays() throws Exception {
        die(Map.of("a", "handle", "b", "unknown switch"));
        dialogue("handle").news.accept(new News.Gone());

        Members.await(() -> settled.size() == 2);
        assertEquals(
                List.of("a NODE_LOST", "b NODE_LOST"),
                written().stream().sorted().toList());
        assertTrue(settled.stream().allMatch(record -> record.payer() == Payer.NOBODY), settled.toString());
        assertEquals(2, lost.readings(0, 0, 0).gone());
    }

    /** Copies that were sent before the last place was told may be old. */
    @Test
    void copiesOfAnotherPlaceAreOfNoUse() throws Exception {
        String owner = members.get(0).nodes().owner();
        members.get(0).claims().place(owner, "elsewhere");
        assertTrue(held.take(owner, "session", true, HeldCopiesTest.said(Map.of("a", "handle"))));
        members.kill(0);
        Members.await(() -> held.size() == 0);
        members.awaitSize(2);
        assertEquals(0, lost.readings(0, 0, 0).adopted());
        assertTrue(dialogues.isEmpty());
    }

    /** It may be killed as soon as it is back. */
    @Test
    void aNodeThatIsBackFindsItsCallsLeftToIt() throws Exception {
        String owner = members.get(2).nodes().owner();
        members.get(2).claims().place(owner, "session");
        assertTrue(held.take(owner, "session", true, HeldCopiesTest.said(Map.of("a", "handle"))));
        members.cutOff(2);
        RecordedDialogue dialogue = dialogue("handle");
        members.awaitSize(3);
        Members.await(() -> dialogue.done.contains("leave"));
        CallClaim restarted = CallClaim.resumed("n2", Set.of("n0", "n1", "n2"));
        Members.await(() -> isTaken(members.get(0), restarted, "n2!"));
        assertEquals(1, lost.readings(0, 0, 0).givenBack());
        assertEquals(List.of(), written());
    }

    /** As one of a node of another version may be. */
    @Test
    void aCallWhoseCopyCannotBeReadIsLeftToItsNode() throws Exception {
        String owner = members.get(0).nodes().owner();
        members.get(0).claims().place(owner, "session");
        byte[] said = HeldCopiesTest.said(Map.of("a", "handle"));
        byte[] cut = Arrays.copyOf(said, said.length - 10);
        // How long the rest is stands behind the call's name.
        ByteBuffer.wrap(cut).putInt(6, cut.length - 10);
        assertTrue(held.take(owner, "session", true, cut));
        members.get(1).claims().step(List.of("a"), CallClaim.tried("n1", "n0"));
        members.get(1).claims().step(List.of("a"), CallClaim.of(CallClaim.Step.KEEP, "n1"));
        members.kill(0);
        CallClaim restarted = CallClaim.resumed("n0", Set.of("n0", "n1", "n2"));
        Members.await(() -> isTaken(members.get(2), restarted, "n0!"));
        assertEquals(0, lost.readings(0, 0, 0).adopted());
    }

    @Test
    void aCallThatAnotherNodeGoesOnWithIsLeftToIt() throws Exception {
        members.get(2).claims().step(List.of("b"), CallClaim.tried("n2", "n0"));
        members.get(2).claims().step(List.of("b"), CallClaim.of(CallClaim.Step.KEEP, "n2"));
        die(Map.of("a", "nobody's", "b", "another's"));
        dialogue("nobody's").news.accept(new News.Gone());
        Members.await(() -> !settled.isEmpty());
        assertFalse(dialogues.containsKey("another's"));
        assertEquals(List.of("a NODE_LOST"), written());
    }
}
