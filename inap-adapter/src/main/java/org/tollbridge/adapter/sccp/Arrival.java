package org.tollbridge.adapter.sccp;

import org.tollbridge.wire.sccp.SccpMessage;

/**
 * A message that MTP brought.
 *
 * @param opc the signalling point that sent it, which need not be where it began
 * @param sls of its routing label
 * @param octets its length
 */
record Arrival(int opc, int sls, int octets, SccpMessage message) {}
