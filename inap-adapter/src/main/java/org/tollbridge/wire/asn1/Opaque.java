package org.tollbridge.wire.asn1;

import org.tollbridge.wire.Octets;

/**
 * Contents that the standard leaves to the network, such as charging characteristics and the values of extensions.
 *
 * @param contents the contents octets as received
 * @param constructed whether the element is encoded constructed, as some switches do although the type is OCTET STRING
 */
public record Opaque(Octets contents, boolean constructed) {
    /** Octets to be encoded as a primitive element. */
    public static Opaque of(Octets contents) {
        return new Opaque(contents, false);
    }
}
