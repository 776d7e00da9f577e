package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction;
import org.tollbridge.wire.tcap.TcapMessage;

/** A switch whose connection goes, and what its calls hear, when the node wants them told at once. */
@Timeout(60)
class LinkLossIT {
    private final TcpLine line = new TcpLine(60_000);

    @AfterEach
    void close() throws Exception {
        line.close();
    }

    @Test
    void theCallsOfALostSwitchHearOfItOnce() throws Exception {
        ScriptedGate gate = ScriptedGate.answering(new Instruction.Continue());
        CallTranslator translator =
                new CallTranslator(line.provider(), pointCode -> Optional.of(Switches.usual()), gate);
        line.stack().addLinkListener((pointCode, available) -> {
            if (!available) {
                translator.peersLost(dialog -> line.stack().points(dialog).contains(pointCode));
            }
        });
        line.start(translator);
        for (int i = 0; i < 3; i++) {
            line.say(Say.begin(Say.initialDp(1)));
            line.hear(TcapMessage.Continue.class);
            gate.hear();
        }
        line.cut();
        for (int i = 0; i < 3; i++) {
            assertEquals(new CallEvent.DialogueAborted(CallEvent.DialogueAborted.By.LINK, "link lost"), gate.hear());
        }
        Eventually.holds("no dialogue is left", () -> line.stack().dialogues() == 0 && translator.openDialogues() == 0);
        assertEquals(true, gate.isSilent());
    }
}
