package org.tollbridge.adapter.sccp;

import org.tollbridge.wire.sccp.SccpMessage;

/**
 * A message received from MTP.
 *
 * @param opc the signalling point that sent it, which need not be its origin
 * @param sls the SLS of its routing label
 * @param octets its length
 */
record Arrival(int opc, int sls, int octets, SccpMessage message) {}
