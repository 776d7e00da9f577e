package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.quarantine.Entry;
import org.tollbridge.node.quarantine.EntryFiles;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/** What a whole node does about an InitialDP that it cannot read. */
@Timeout(120)
class QuarantineIT {

    private static final String SWITCHES = "switches: [{name: plain, point-code: 1}]\n";
    private static final TcapMessage WITHOUT_NUMBER =
            WireSwitch.begin(7, WireSwitch.invoke(1, Operation.INITIAL_DP, Optional.of(Octets.fromHex("300380012a"))));
    private static final int ANSWER_MILLIS = 20_000;

    @TempDir
    private Path home;

    private List<Entry> kept() throws Exception {
        return new EntryFiles(new NodeHome(home).quarantine()).all();
    }

    @Test
    void itIsKeptAsItCameAndAnsweredAsTheStandardAsks() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES);
                WireSwitch wire = new WireSwitch(scp.address(), ANSWER_MILLIS).activate()) {
            wire.send(WITHOUT_NUMBER);
            assertTrue(wire.receiveTcap().components().getFirst() instanceof Component.ReturnError);
            Until.holds("kept", () -> kept().size() == 1);
            Entry entry = kept().getFirst();
            assertEquals("plain", entry.switchName());
            assertEquals(new TcapEncoder().encode(WITHOUT_NUMBER), entry.tcap());
            assertEquals("initialDP: missingParameter", entry.reason());
        }
        try (Scp again = Scp.start(home, SWITCHES)) {
            assertEquals(1, kept().size(), "it survives the node");
            assertEquals(0, again.node().openCalls());
        }
    }

    @Test
    void theCallerGoesOnWhereTheOperatorWantsIt() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES + "calls: {default-treatment: continue}\n");
                WireSwitch wire = new WireSwitch(scp.address(), ANSWER_MILLIS).activate()) {
            wire.send(WITHOUT_NUMBER);
            TcapMessage answer = wire.receiveTcap();
            assertEquals(List.of(Operation.CONTINUE.code()), WireSwitch.operations(answer));
            assertTrue(answer instanceof TcapMessage.End);
            scp.awaitNoCalls();
        }
    }

    @Test
    void aBeginThatTcapCannotReadIsKeptToo() throws Exception {
        Octets whole = new TcapEncoder().encode(WITHOUT_NUMBER);
        Octets cut = Octets.fromHex("620748050000000007");
        try (Scp scp = Scp.start(home, SWITCHES);
                WireSwitch wire = new WireSwitch(scp.address(), ANSWER_MILLIS).activate()) {
            wire.send(cut);
            wire.send(whole);
            Until.holds("kept", () -> kept().size() == 2);
            Entry entry = kept().getFirst();
            assertEquals(cut, entry.tcap());
            assertTrue(entry.reason().startsWith("TCAP: "), entry.reason());
        }
    }
}
