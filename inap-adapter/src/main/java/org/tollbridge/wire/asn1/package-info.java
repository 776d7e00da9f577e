/**
 * ASN.1 types that are described once, as data. The description drives reading, writing and JSON. The package covers
 * only the part of X.680 with IMPLICIT TAGS that {@code wire.inap} needs, and uses no reflection.
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
 * <p>What a peer sends and the description does not have is kept in place and sent again unchanged: elements of any
 * class, alternatives, values of an optional component outside its range, and the order of components.
 */
@NullMarked
package org.tollbridge.wire.asn1;

import org.jspecify.annotations.NullMarked;
