package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which node goes on with the dialogues of which, as three nodes behind one point code tell each other. */
@Timeout(180)
class HeirsTest {

    private Members members;

    @BeforeEach
    void start() throws Exception {
        members = Members.behindOnePointCode(3);
    }

    @AfterEach
    void close() {
        members.close();
    }

    /** As when the ranges of transaction ids begin anew after some starts, and a node has died that went on with an earlier one. */
    @Test
    void aNodeThatIsThereHasNoHeirWhateverWasSaidBefore() throws Exception {
        List<Map<Integer, Integer>> seen = new CopyOnWriteArrayList<>();
        members.get(2).onHeirs(() -> seen.add(members.get(2).heirs()));
        members.get(0).tellHeir(2);
        members.get(0).tellHeir(7);

        Members.await(() -> members.get(2).heirs().equals(Map.of(7, 1)));
        assertEquals(Map.of(7, 1), members.get(0).heirs());

        members.kill(1);
        Members.await(() -> members.get(2).heirs().equals(Map.of(2, 1, 7, 1)));
        Members.await(() -> seen.getLast().equals(Map.of(2, 1, 7, 1)));
        members.startOne(1);
        Members.await(() -> seen.getLast().equals(Map.of(7, 1)));
    }
}
