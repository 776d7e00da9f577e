/**
 * Bounded BER (ITU-T X.690) over {@link org.tollbridge.wire.Octets}.
 *
 * <p>A tag is one {@code int} of class and number ({@link org.tollbridge.wire.ber.Tag}), so that
 * {@code case Tag.CONTEXT | 3} is a constant. Whether an element is primitive or constructed is queried separately.
 *
 * <p>{@link org.tollbridge.wire.ber.BerReader} is a cursor. {@code next()} moves to the next element of the contents
 * being read, {@code enter()} enters a constructed one and {@code leave()} leaves it:
 * <pre>{@code
 * BerReader in = new BerReader(octets);
 * while (in.next()) {
 *     switch (in.tag()) {
 *         case Tag.INTEGER -> id = in.integer();
 *         case Tag.CONTEXT | 1 -> { in.enter(); ...; in.leave(); }
 *         default -> unknown.add(in.raw());
 *     }
 * }
 * }</pre>
 * Faults in the octets are reported as {@link org.tollbridge.wire.ber.BerException}, which is checked and has no stack
 * trace; a codec catches it at its boundary and returns its {@link org.tollbridge.wire.ber.BerFailure}.
 *
 * <p>{@link org.tollbridge.wire.ber.BerWriter} writes backwards, the last element first, so that every length is known
 * when its header is written:
 * <pre>{@code
 * BerWriter out = new BerWriter(64);
 * int end = out.mark();
 * out.octets(Tag.CONTEXT | 2, number);
 * out.integer(Tag.CONTEXT, serviceKey);
 * out.constructed(Tag.SEQUENCE, end);
 * Octets message = out.toOctets();
 * }</pre>
 */
@NullMarked
package org.tollbridge.wire.ber;

import org.jspecify.annotations.NullMarked;
