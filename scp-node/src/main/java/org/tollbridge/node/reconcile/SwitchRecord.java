package org.tollbridge.node.reconcile;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a switch says of a call.
 *
 * @param line of its file
 * @param dialled digits as the switch has them, as with the other numbers; empty when it has none
 * @param offeredAt milliseconds since the epoch
 * @param talkMillis how long the conversation was; empty when the call was not answered
 */
record SwitchRecord(
        long line,
        String dialled,
        String caller,
        String destination,
        long offeredAt,
        OptionalLong talkMillis,
        OptionalInt cause) {}
