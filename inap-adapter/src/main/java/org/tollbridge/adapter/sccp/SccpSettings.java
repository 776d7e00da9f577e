package org.tollbridge.adapter.sccp;

import java.time.Duration;
import java.util.List;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * Settings of SCCP for addressing, translation and limits.
 *
 * @param pointCodes the length of point codes in this network
 * @param translations the rules for global titles; the rule with the longest prefix applies
 * @param maximumMessage the longest SCCP message sent, in octets, 100 to 4,000; longer ones are segmented. MTP level 2
 *     carries 272 octets including the routing label
 * @param reassembly limits for incomplete messages
 * @param statusTest the times of the status test of a prohibited subsystem
 */
public record SccpSettings(
        PointCodeLength pointCodes,
        List<TranslationRule> translations,
        int maximumMessage,
        Reassembling reassembly,
        StatusTest statusTest) {

    /**
     * Limits for incomplete messages.
     *
     * @param pending the largest number of messages at a time, at least 1
     * @param octets the largest total of their segments including headers, at least 4,096
     * @param time the longest time from the first segment of a message to the last
     */
    public record Reassembling(int pending, int octets, Duration time) {
        /** 1,000 messages, 1 MiB, 10 s. */
        public static final Reassembling DEFAULT = new Reassembling(1_000, 1 << 20, Duration.ofSeconds(10));

        public Reassembling {
            require(pending >= 1, "pending reassemblies: at least 1", pending);
            require(octets >= 4_096, "octets in reassembly: at least 4096", octets);
            require(time.isPositive(), "reassembly time: more than 0", time.toMillis());
        }
    }

    /**
     * The times at which SST asks about a prohibited subsystem: after the first interval, then each time after twice
     * the previous interval.
     *
     * @param first T(stat.info) of the first test
     * @param longest the largest T(stat.info)
     */
    public record StatusTest(Duration first, Duration longest) {
        /** 10 s, up to 10 minutes. */
        public static final StatusTest DEFAULT = new StatusTest(Duration.ofSeconds(10), Duration.ofMinutes(10));

        public StatusTest {
            require(first.isPositive(), "first status test: more than 0", first.toMillis());
            require(longest.compareTo(first) >= 0, "longest status test: at least the first", longest.toMillis());
        }
    }

    public SccpSettings {
        require(maximumMessage >= 100 && maximumMessage <= 4_000, "longest message: 100 to 4000", maximumMessage);
        translations = List.copyOf(translations);
        for (TranslationRule rule : translations) {
            for (int pointCode : rule.pointCodes()) {
                require(
                        pointCode >= 1 && pointCode <= pointCodes.highest(),
                        "point code of global title " + rule.match() + ": 1 to " + pointCodes.highest(),
                        pointCode);
            }
        }
        TranslationTable.requireDistinct(translations);
    }

    /** 14 bits, no translation, 268 octets, and the defaults of the others. */
    public static SccpSettings defaults() {
        return new SccpSettings(PointCodeLength.BITS_14, List.of(), 268, Reassembling.DEFAULT, StatusTest.DEFAULT);
    }

    /** The same settings with other translations. */
    public SccpSettings withTranslations(TranslationRule... others) {
        return new SccpSettings(pointCodes, List.of(others), maximumMessage, reassembly, statusTest);
    }

    /** The same settings with point codes of another length. */
    public SccpSettings withPointCodes(PointCodeLength other) {
        return new SccpSettings(other, translations, maximumMessage, reassembly, statusTest);
    }

    /** The same settings with other limits for reassembly. */
    public SccpSettings withReassembly(Reassembling other) {
        return new SccpSettings(pointCodes, translations, maximumMessage, other, statusTest);
    }

    /** The same settings with other times of the status test. */
    public SccpSettings withStatusTest(StatusTest other) {
        return new SccpSettings(pointCodes, translations, maximumMessage, reassembly, other);
    }

    private static void require(boolean condition, String rule, long value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
