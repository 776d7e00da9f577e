package org.tollbridge.node.reconcile;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A switch's record of a call.
 *
 * @param line line in the file
 * @param dialled dialled digits as in the switch, as for the other numbers; empty when there are none
 * @param offeredAt milliseconds since the epoch
 * @param talkMillis duration of the conversation; empty when the call was not answered
 */
record SwitchRecord(
        long line,
        String dialled,
        String caller,
        String destination,
        long offeredAt,
        OptionalLong talkMillis,
        OptionalInt cause) {}
