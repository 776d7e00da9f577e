package org.tollbridge.adapter.stack;

import java.time.Duration;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.sccp.SccpSettings;

/**
 * The signalling stack of one node.
 *
 * @param m3ua who we are and whom we speak with
 * @param sccp how point codes are long, and what global titles lead to
 * @param subsystemNumber ours, 2 to 254
 * @param dialogues bounds and times of dialogues
 */
public record StackSettings(M3uaSettings m3ua, SccpSettings sccp, int subsystemNumber, Dialogues dialogues) {

    /**
     * Bounds and times of dialogues.
     *
     * @param maximum open at one time; a further one is refused with P-ABORT resourceLimitation
     * @param idle how long nothing may happen on a dialogue before the user is asked whether it lives; one of which
     *     nothing is heard then is aborted. At least {@code invoke}
     * @param invoke how long an operation that we invoke may be unanswered, where its user sets no time
     * @param firstId the lowest transaction id that this node gives out, at least 1
     * @param lastId the highest, at most 2,147,483,647; at least 10,000 and {@code maximum} more than the lowest. Nodes
     *     whose ranges do not meet can tell whose a dialogue is
     */
    public record Dialogues(int maximum, Duration idle, Duration invoke, long firstId, long lastId) {

        /** 500,000 dialogues, asked after 10 minutes, 10 s for an operation, all transaction ids. */
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
         * The same for one of several nodes behind one point code: its transaction ids begin with its number, and then with
         * another part at each start, so that a dialogue of before is not taken for one of now.
         *
         * @param starts how often the node was started before
         */
        public Dialogues ofNode(int number, long starts) {
            int range = range(number, starts);
            return new Dialogues(
                    maximum, idle, invoke, DialogueOwner.firstId(range), DialogueOwner.firstId(range + 1) - 1);
        }

        /** What the transaction ids of a node begin with. */
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
