package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;

/** The same over TCP, through the whole signalling stack. */
@Timeout(60)
class AssistIT extends AssistTest {
    @Override
    Line newLine(Path directory, long idleMillis) {
        return new TcpLine(idleMillis);
    }

    /** An assisting side begins a dialogue, and no call: the one that it is for is open. */
    @Test
    void theAssistOfAnOpenCallIsTakenWhileTheNodeDrains() throws Exception {
        establish(60_000);
        ((TcpLine) line()).stack().drain();

        line().say(Say.begin(Say.initialDp(1)));
        assertEquals(
                Optional.of(PAbortCause.RESOURCE_LIMITATION),
                line().hear(TcapMessage.Abort.class).cause());
        assist(Optional.of(ApplicationContext.ETSI_IP_TO_SCP), correlation());
        TcapMessage.Continue first = line().hear(TcapMessage.Continue.class);
        assertEquals(ASSISTING, first.destination());
        assertEquals(List.of(PLAY), operations(first));
    }
}
