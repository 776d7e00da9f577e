package org.tollbridge.wire.sccp;

import org.tollbridge.wire.Octets;

/**
 * One parameter of a message's optional part (Q.713 (03/2001) 1.5), known or not.
 *
 * @param name the parameter name code, 1 to 255
 * @param value its octets, at most 255
 */
public record OptionalParameter(int name, Octets value) {
    static final int END = 0;
    static final int SEGMENTATION = 16;
    static final int IMPORTANCE = 18;

    public OptionalParameter {
        if (name < 1 || name > 255) {
            throw new IllegalArgumentException("parameter name code " + name + " is not 1 to 255");
        }
        if (value.length() > 255) {
            throw new IllegalArgumentException(
                    "optional parameter " + name + " of " + value.length() + " octets is longer than 255");
        }
    }

    /** The segmentation parameter (3.17). */
    public static OptionalParameter of(Segmentation segmentation) {
        int reference = segmentation.localReference();
        return new OptionalParameter(
                SEGMENTATION,
                Octets.of(
                        (byte) ((segmentation.first() ? 0x80 : 0)
                                | segmentation.protocolClass() << 6
                                | segmentation.remaining()),
                        (byte) reference,
                        (byte) (reference >> 8),
                        (byte) (reference >> 16)));
    }

    /** The importance parameter (3.19): 0, the least important, to 7. */
    public static OptionalParameter ofImportance(int importance) {
        if (importance < 0 || importance > 7) {
            throw new IllegalArgumentException("importance " + importance + " is not 0 to 7");
        }
        return new OptionalParameter(IMPORTANCE, Octets.of((byte) importance));
    }

    /** Whether it is the segmentation parameter. */
    public boolean isSegmentation() {
        return name == SEGMENTATION;
    }

    Segmentation segmentation() {
        int flags = value.at(0);
        return new Segmentation(
                (flags & 0x80) != 0, flags >> 6 & 1, flags & 0xf, value.at(1) | value.at(2) << 8 | value.at(3) << 16);
    }
}
