package org.tollbridge.adapter.call;

import java.util.List;

/**
 * The message that a switch plays for an announcement.
 *
 * @param ids elementary message identifiers, 1 to 16, each 0 to 2,147,483,647, in the order of playing
 * @param parts parts spoken from values, up to 5, in their order in the message; only with a single identifier
 */
public record SpokenMessage(List<Long> ids, List<MessagePart> parts) {
    private static final int MOST_IDS = 16;
    private static final int MOST_PARTS = 5;

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public SpokenMessage {
        ids = List.copyOf(ids);
        parts = List.copyOf(parts);
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("a message has 1 to " + MOST_IDS + " identifiers, not " + ids.size());
        }
        for (long id : ids) {
            if (id < 0 || id > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("message identifier " + id + " is not 0 to " + Integer.MAX_VALUE);
            }
        }
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "a message has at most " + MOST_PARTS + " variable parts, not " + parts.size());
        }
        if (!parts.isEmpty() && ids.size() > 1) {
            throw new IllegalArgumentException("a message with variable parts has a single identifier");
        }
    }
}
