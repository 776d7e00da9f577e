package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.service.port.LostDialogue;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** A dialogue that goes on without jSS7's TCAP, by what stands for it between nodes. */
@Timeout(60)
class LostCallDialoguesIT {
    private final TcpLine line = new TcpLine(60_000);

    @AfterEach
    void close() throws Exception {
        line.close();
    }

    /** 04 and 00000004 are two identifiers, and a switch knows its own alone. */
    @ParameterizedTest
    @ValueSource(strings = {"04", "0004", "040000", "0400000a", "ffffffff"})
    void theSwitchIsNamedAsItNamesItself(String theirs) throws Exception {
        TransactionId id = new TransactionId(Octets.fromHex(theirs));
        ScriptedGate gate = ScriptedGate.answering(new Instruction.Continue());
        line.start(new CallTranslator(line.provider(), pointCode -> Optional.of(Switches.usual()), gate));
        line.say(new TcapMessage.Begin(id, Optional.empty(), List.of(Say.initialDp(1))));
        assertEquals(id, line.hear(TcapMessage.Continue.class).destination());

        String handle = gate.dialogue().handle().orElseThrow();
        assertTrue(handle.endsWith(" direct"), handle);
        LostDialogue lost = new LostCallDialogues(
                        line.stack().lostTransactions(), pointCode -> Optional.of(Switches.usual()))
                .adopt(handle, news -> {})
                .orElseThrow();

        lost.ask();
        assertEquals(id, line.hear(TcapMessage.Continue.class).destination());
        lost.end(OptionalInt.empty());
        assertEquals(id, line.hear(TcapMessage.End.class).destination());
    }
}
