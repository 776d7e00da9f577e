package org.tollbridge.adapter.sccp;

import java.time.Duration;
import java.util.List;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * How SCCP addresses, translates and bounds.
 *
 * @param pointCodes how long point codes are in this network
 * @param translations what global titles lead to; the one with the longest prefix is taken
 * @param maximumMessage the longest SCCP message sent, in octets, 100 to 4,000: what is longer goes out in segments. MTP
 *     level 2 carries 272 octets with the routing label
 * @param reassembly how much may wait for its last segment
 * @param statusTest when a subsystem that is prohibited is asked for
 */
public record SccpSettings(
        PointCodeLength pointCodes,
        List<TranslationRule> translations,
        int maximumMessage,
        Reassembling reassembly,
        StatusTest statusTest) {

    /**
     * How much may wait for its last segment.
     *
     * @param pending messages at one time, at least 1
     * @param octets their segments together, headers and all, at least 4,096
     * @param time how long after its first segment a message must be whole
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
     * When a subsystem that is prohibited is asked for by SST: after the first time, and each time after twice as long.
     *
     * @param first T(stat.info) of the first test
     * @param longest where T(stat.info) grows no more
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

    /** The same with other translations. */
    public SccpSettings withTranslations(TranslationRule... others) {
        return new SccpSettings(pointCodes, List.of(others), maximumMessage, reassembly, statusTest);
    }

    /** The same with point codes of another length. */
    public SccpSettings withPointCodes(PointCodeLength other) {
        return new SccpSettings(other, translations, maximumMessage, reassembly, statusTest);
    }

    /** The same with other bounds of reassembly. */
    public SccpSettings withReassembly(Reassembling other) {
        return new SccpSettings(pointCodes, translations, maximumMessage, other, statusTest);
    }

    /** The same with other times of the status test. */
    public SccpSettings withStatusTest(StatusTest other) {
        return new SccpSettings(pointCodes, translations, maximumMessage, reassembly, other);
    }

    private static void require(boolean condition, String rule, long value) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
