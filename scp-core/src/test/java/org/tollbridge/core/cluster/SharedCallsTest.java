package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;

/** Open calls of the first of three nodes, and their copies in the next one. */
@Timeout(180)
class SharedCallsTest {

    private static final String ALONE = "alone";

    @TempDir
    private Path directory;

    private final List<HeldCopies> held = new ArrayList<>();
    private final List<Set<String>> losses = new CopyOnWriteArrayList<>();
    private Members members;
    private Journal journal;
    private SharedCalls shared;

    @BeforeEach
    void start() throws Exception {
        members = Members.behindOnePointCode(3);
        for (int i = 0; i < 3; i++) {
            held.add(new HeldCopies());
            members.get(i).keepCopies(held.get(i));
        }
        journal = Journal.open(JournalSettings.in(directory));
        shared = new SharedCalls(
                members.get(0), journal, record -> !record.callId().equals(ALONE), callId -> List.of("key"));
        shared.start(losses::add, () -> {});
    }

    @AfterEach
    void close() throws Exception {
        shared.close();
        journal.close();
        members.close();
    }

    private void open(String callId, String handle) {
        shared.standIn(OpenCalls.open(callId), new OpenCalls.Dialogue(handle));
    }

    private List<String> written() throws Exception {
        Members.await(() -> journal.waiting() == 0);
        return OpenCalls.written(directory);
    }

    private void awaitHeld(int index, int size) throws Exception {
        Members.await(() -> held.get(index).size() == size);
    }

    @Test
    void anOpenCallHasACopyInTheNextNodeUntilItsRecordIsWritten() throws Exception {
        open("a", "handle");
        open("b", "handle");
        awaitHeld(1, 2);
        assertEquals(0, held.get(2).size());
        assertEquals(List.of(), written());

        shared.append(OpenCalls.over("a"));

        awaitHeld(1, 1);
        Members.await(() -> journal.durable() == 1);
        assertEquals(List.of("a COMPLETED"), written());
        assertEquals(2, shared.copied());
    }

    @Test
    void aCallThatNobodyIsToGoOnWithOrCannotHasNoCopyAndIsWrittenAtOnce() throws Exception {
        open(ALONE, "handle");
        open("mute", "");
        open("a", "handle");
        awaitHeld(1, 1);
        shared.append(OpenCalls.over(ALONE));
        shared.append(OpenCalls.over("mute"));
        assertEquals(List.of("alone COMPLETED", "mute COMPLETED"), written());
        assertEquals(1, held.get(1).size());
    }

    /** What the dead node had is of no use; the calls are as safe as before. */
    @Test
    void whenTheKeeperDiesAnotherOneKeepsTheCopies() throws Exception {
        open("a", "handle");
        awaitHeld(1, 1);
        members.kill(1);
        members.awaitSize(2);
        open("b", "handle");
        awaitHeld(2, 2);
        shared.append(OpenCalls.over("a"));
        awaitHeld(2, 1);
        Members.await(() -> journal.durable() == 1);
        assertEquals(List.of("a COMPLETED"), written());
        assertEquals(List.of(), losses);
    }

    /** As after a stop of the machine that was long enough for the others to think the node dead. */
    @Test
    void aCallThatAnotherNodeHasSettledEndsHereWithoutARecord() throws Exception {
        open("settled", "handle");
        open("over", "handle");
        open("a", "handle");
        awaitHeld(1, 3);
        for (CallClaim step : List.of(
                CallClaim.tried("n1", "n0"),
                CallClaim.of(CallClaim.Step.KEEP, "n1"),
                CallClaim.of(CallClaim.Step.SETTLE, "n1"))) {
            members.get(1).claims().step(List.of("settled"), step);
        }
        held.get(1).giveAway(members.get(0).nodes().owner());

        open("b", "handle");

        Members.await(() -> shared.settledElsewhere() == 1);
        awaitHeld(1, 3);
        assertEquals(List.of(Set.of("settled")), losses);
        shared.append(OpenCalls.over("settled"));
        shared.append(OpenCalls.over("over"));
        awaitHeld(1, 2);
        Members.await(() -> journal.durable() == 1);
        assertEquals(List.of("over COMPLETED"), written());
    }
}
