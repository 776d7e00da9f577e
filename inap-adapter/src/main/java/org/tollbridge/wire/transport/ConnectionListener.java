package org.tollbridge.wire.transport;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;

/**
 * Receives the events of a connection. All calls for one connection are made on one I/O thread, one at a time, and must
 * not block. An exception from any of them closes that connection and no other.
 */
public interface ConnectionListener {

    /** The connection is established; nothing has been read from it. */
    void opened(Connection connection);

    /**
     * Takes one whole message. Its header is valid and its length matches; its parameters have not been checked.
     *
     * @param message shares its octets with other messages of the same read
     */
    void received(Connection connection, Octets message);

    /** All messages of a read have been delivered, so what was collected can be passed on. */
    default void drained(Connection connection) {}

    /**
     * The peer sent something other than an M3UA message. A message of unknown class or type is skipped; any other
     * fault closes the connection after everything that this call sends has been written.
     *
     * @param head the first octets of the faulty message, at most 64
     * @param fatal whether the fault closes the connection
     */
    void malformed(Connection connection, DecodeFailure failure, Octets head, boolean fatal);

    /** The connection has ended. Called once, whichever side closed it. */
    void closed(Connection connection, String reason);
}
