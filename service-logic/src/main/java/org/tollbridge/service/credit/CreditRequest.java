package org.tollbridge.service.credit;

import org.tollbridge.service.charging.RatedCall;

/**
 * A call asks for credit: before it is sent off, and again when what it was granted is used.
 *
 * @param number 0 before the call is sent off, one more with each request after
 * @param call what its price depends on; before the answer, as if it were answered now. Its seconds are those talked so far
 * @param dialled the service number
 * @param offeredAt milliseconds since the epoch
 * @param at milliseconds since the epoch: now
 */
public record CreditRequest(int number, CreditTerms terms, RatedCall call, String dialled, long offeredAt, long at) {}
