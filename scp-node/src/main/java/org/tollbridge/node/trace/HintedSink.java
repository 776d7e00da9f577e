package org.tollbridge.node.trace;

import java.io.IOException;
import java.util.function.Consumer;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * Writes a capture, and reports at its start which setting Wireshark needs for it.
 *
 * @param hints takes the hint, if there is one
 */
public record HintedSink(PcapngSink capture, Consumer<String> hints) implements TraceSink {

    @Override
    public void begins(PointCodeLength pointCodes) {
        WiresharkHint.of(pointCodes).ifPresent(hints);
    }

    @Override
    public void take(TracedMessage message) throws IOException {
        capture.take(message);
    }

    @Override
    public void idle() throws IOException {
        capture.idle();
    }
}
