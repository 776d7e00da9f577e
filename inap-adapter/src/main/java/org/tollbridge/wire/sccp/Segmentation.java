package org.tollbridge.wire.sccp;

/**
 * The segmentation parameter of XUDT and LUDT (Q.713 (03/2001) 3.17).
 *
 * @param first whether this is the first segment
 * @param protocolClass the class that the user requested, 0 or 1, recorded here because segments are sent in class 1
 * @param remaining the number of segments that follow, 0 to 15; 0 marks the last
 * @param localReference identifies the segments of one message, 24 bits
 */
public record Segmentation(boolean first, int protocolClass, int remaining, int localReference) {
    static final int OCTETS = 4;

    public Segmentation {
        if ((protocolClass & ~1) != 0 || (remaining & ~0xf) != 0 || (localReference & ~0xffffff) != 0) {
            throw new IllegalArgumentException("segmentation: class " + protocolClass + " (0 or 1), remaining "
                    + remaining + " (0 to 15), local reference " + localReference + " (24 bits)");
        }
    }
}
