/**
 * ASN.1 types described once, as data, and read, written and shown as JSON from that description. It holds what
 * {@code wire.inap} needs of X.680 with IMPLICIT TAGS: no more, and no reflection.
 *
 * <p>A SEQUENCE is a record over a {@link org.tollbridge.wire.asn1.Content}; its class declares one
 * {@link org.tollbridge.wire.asn1.Field} for each component, which is both description and typed accessor:
 * <pre>{@code
 * Connect connect = Connect.TYPE.values()
 *         .set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(number))
 *         .set(Connect.CUT_AND_PASTE, 4L)
 *         .build();
 * Optional<Long> cut = connect.get(Connect.CUT_AND_PASTE);
 * }</pre>
 * A CHOICE is a record over a {@link org.tollbridge.wire.asn1.Chosen} with one
 * {@link org.tollbridge.wire.asn1.Alternative} for each alternative.
 *
 * <p>What a peer sent and the description does not know is kept where it was and sent again as it came: elements of
 * any class, alternatives, values of an optional component outside its range, and the order of components.
 */
@NullMarked
package org.tollbridge.wire.asn1;

import org.jspecify.annotations.NullMarked;
