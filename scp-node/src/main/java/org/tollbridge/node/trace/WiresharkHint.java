package org.tollbridge.node.trace;

import java.util.Optional;
import org.tollbridge.wire.sccp.PointCodeLength;

/** The setting that Wireshark needs for a capture; the file cannot carry it. */
public final class WiresharkHint {

    private WiresharkHint() {}

    /** The setting that Wireshark needs for point codes of this length; empty if its default fits. */
    public static Optional<String> of(PointCodeLength pointCodes) {
        return pointCodes == PointCodeLength.BITS_24
                ? Optional.of("point codes have 24 bits: start Wireshark or tshark with"
                        + " -o \"mtp3.standard:Chinese ITU\", otherwise it misreads MTP3 and SCCP")
                : Optional.empty();
    }
}
