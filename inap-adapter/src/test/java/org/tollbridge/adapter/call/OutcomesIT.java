package org.tollbridge.adapter.call;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;

/** The same over TCP, through the whole signalling stack. */
@Timeout(60)
class OutcomesIT extends OutcomesTest {
    @Override
    Line newLine(Path directory, long idleMillis) {
        return new TcpLine(idleMillis);
    }
}
