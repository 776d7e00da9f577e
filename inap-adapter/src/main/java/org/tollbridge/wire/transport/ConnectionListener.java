package org.tollbridge.wire.transport;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;

/**
 * What a connection tells the layer above. All calls for one connection come on one I/O thread, one after the other,
 * and must not block. An exception out of any of them closes that connection and no other.
 */
public interface ConnectionListener {

    /** The connection stands; nothing has been read from it. */
    void opened(Connection connection);

    /**
     * One whole message. Its header is in order, its length agrees, its parameters are not looked at.
     *
     * @param message shares its octets with other messages of the same read
     */
    void received(Connection connection, Octets message);

    /** The last message of a read was given: a place to hand on what was collected. */
    default void drained(Connection connection) {}

    /**
     * The peer sent what is no M3UA message. A message of unknown class or type is skipped; after any other fault the
     * connection is closed once what this call sends is written.
     *
     * @param head the first octets of the message at fault, at most 64
     * @param fatal whether the connection is closed for it
     */
    void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal);

    /** The connection is gone, once, whoever closed it. */
    void closed(Connection connection, String reason);
}
