package org.tollbridge.wire.explain;

import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * What an explanation needs to know besides the octets.
 *
 * @param pointCodes the length of point codes in the network that the message comes from
 * @param variant the edition of INAP that is tried first if no application context names one
 * @param reencode whether to show this node's own encoding of what was decoded as well
 */
public record Options(PointCodeLength pointCodes, Variant variant, boolean reencode) {
    /** 14-bit point codes, the ETSI edition first, no re-encoding. */
    public static final Options DEFAULT = new Options(PointCodeLength.BITS_14, Variant.ETSI, false);

    public Options withReencode(boolean wanted) {
        return new Options(pointCodes, variant, wanted);
    }

    public Options withPointCodes(PointCodeLength length) {
        return new Options(length, variant, reencode);
    }
}
