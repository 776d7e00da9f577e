package org.tollbridge.adapter.stack;

import java.time.Duration;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.sccp.SccpSettings;

/**
 * The settings of the signalling stack of one node.
 *
 * @param m3ua the identity of this node and its peers
 * @param sccp the length of point codes, and the translations of global titles
 * @param subsystemNumber the subsystem number of this node, 2 to 254
 * @param dialogues limits and times of dialogues
 */
public record StackSettings(M3uaSettings m3ua, SccpSettings sccp, int subsystemNumber, Dialogues dialogues) {

    /**
     * Limits and times of dialogues.
     *
     * @param maximum the largest number of open dialogues; further ones are refused with P-ABORT resourceLimitation
     * @param idle how long a dialogue may be inactive before the user is asked whether it is still in use; without an
     *     answer it is aborted. At least {@code invoke}
     * @param invoke how long an operation invoked here may be unanswered, if its user sets no time
     * @param firstId the lowest transaction id that this node assigns, at least 1
     * @param lastId the highest, at most 2,147,483,647; it exceeds the lowest by at least 10,000 and {@code maximum}.
     *     Nodes with disjoint ranges can tell which of them owns a dialogue
     */
    public record Dialogues(int maximum, Duration idle, Duration invoke, long firstId, long lastId) {

        /** 500,000 dialogues, idle time 10 minutes, 10 s for an operation, all transaction ids. */
        public static final Dialogues DEFAULT =
                new Dialogues(500_000, Duration.ofMinutes(10), Duration.ofSeconds(10), 1, Integer.MAX_VALUE);

        public Dialogues {
            require(maximum >= 1, "dialogues: at least 1", maximum);
            require(invoke.isPositive(), "operation time: more than 0", invoke.toMillis());
            require(idle.compareTo(invoke) >= 0, "idle time: at least the operation time", idle.toMillis());
            require(firstId >= 1, "first transaction id: at least 1", firstId);
            require(lastId <= Integer.MAX_VALUE, "last transaction id: at most 2147483647", lastId);
            require(
                    lastId - firstId >= 10_000 && lastId - firstId > maximum,
                    "last transaction id: 10000 and the number of dialogues above the first",
                    lastId);
        }

        /**
         * The same settings for one of several nodes behind one point code. Its transaction ids begin with its number,
         * followed by a part that changes with each start, so that a dialogue of an earlier start is not mistaken for a
         * current one.
         *
         * @param starts the number of earlier starts of the node
         */
        public Dialogues ofNode(int number, long starts) {
            int range = range(number, starts);
            return new Dialogues(
                    maximum, idle, invoke, DialogueOwner.firstId(range), DialogueOwner.firstId(range + 1) - 1);
        }

        /** The prefix of a node's transaction ids. */
        public static int range(int number, long starts) {
            return number * DialogueOwner.PARTS + (int) Math.floorMod(starts, (long) DialogueOwner.PARTS);
        }
    }

    public StackSettings {
        require(subsystemNumber >= 2 && subsystemNumber <= 254, "subsystem number: 2 to 254", subsystemNumber);
    }

    private static void require(boolean condition, String rule, long value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
