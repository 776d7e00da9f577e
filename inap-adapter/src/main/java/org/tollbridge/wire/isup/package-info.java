/**
 * ISDN user part parameters that INAP carries: numbers, causes, redirection information and the calling party's
 * category (ITU-T Q.763 and Q.850). Each is a view of octets: reading meaningless octets returns a
 * {@link org.tollbridge.wire.isup.Viewed.Bad}, and writing a value that was read reproduces its octets, including spare
 * bits and filler.
 */
@NullMarked
package org.tollbridge.wire.isup;

import org.jspecify.annotations.NullMarked;
