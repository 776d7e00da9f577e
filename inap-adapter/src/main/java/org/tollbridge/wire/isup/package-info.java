/**
 * Parameters of the ISDN user part that INAP carries: numbers, causes, redirection information and the calling party's
 * category (ITU-T Q.763 and Q.850). Each is a view on octets: reading one that makes no sense gives a
 * {@link org.tollbridge.wire.isup.Viewed.Bad}, and writing a value that was read gives its octets again, spare bits
 * and filler included.
 */
@NullMarked
package org.tollbridge.wire.isup;

import org.jspecify.annotations.NullMarked;
