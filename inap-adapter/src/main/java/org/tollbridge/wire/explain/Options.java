package org.tollbridge.wire.explain;

import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * What an explanation needs to know beside the octets.
 *
 * @param pointCodes how long point codes are in the network that the message is from
 * @param variant the edition of INAP that is tried first where no application context names one
 * @param reencode whether our own encoding of what was decoded is shown as well
 */
public record Options(PointCodeLength pointCodes, Variant variant, boolean reencode) {
    /** Point codes of 14 bits, ETSI's edition first, no encoding of our own. */
    public static final Options DEFAULT = new Options(PointCodeLength.BITS_14, Variant.ETSI, false);

    public Options withReencode(boolean wanted) {
        return new Options(pointCodes, variant, wanted);
    }

    public Options withPointCodes(PointCodeLength length) {
        return new Options(length, variant, reencode);
    }
}
