package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.InbandInfo;
import org.tollbridge.wire.inap.InformationToSend;
import org.tollbridge.wire.inap.MessageId;
import org.tollbridge.wire.inap.Text;
import org.tollbridge.wire.inap.Tone;
import org.tollbridge.wire.inap.VariableMessage;
import org.tollbridge.wire.inap.VariablePart;
import org.tollbridge.wire.isup.GenericDigits;

/** Describes announcements in words, and gives their length. */
final class Announcements {
    private Announcements() {}

    /**
     * The words: {@code 12} for an elementary message, {@code 12+13} for several,
     * {@code 30(number 4008101234, price 00002500)} for one with variable parts, {@code tone 3}.
     */
    static String words(InformationToSend information) {
        if (information.is(InformationToSend.TONE)) {
            return "tone " + tone(information).value(Tone.TONE_ID);
        }
        return information
                .get(InformationToSend.INBAND_INFO)
                .map(inband -> words(inband.value(InbandInfo.MESSAGE_ID)))
                .orElseGet(() -> "display "
                        + information.get(InformationToSend.DISPLAY_INFORMATION).orElse(""));
    }

    private static Tone tone(InformationToSend information) {
        return information.get(InformationToSend.TONE).orElseThrow();
    }

    private static String words(MessageId message) {
        if (message.is(MessageId.ELEMENTARY_MESSAGE_ID)) {
            return message.get(MessageId.ELEMENTARY_MESSAGE_ID).orElseThrow().toString();
        }
        if (message.is(MessageId.ELEMENTARY_MESSAGE_IDS)) {
            return String.join(
                    "+",
                    message.get(MessageId.ELEMENTARY_MESSAGE_IDS).orElseThrow().stream()
                            .map(Object::toString)
                            .toList());
        }
        if (message.is(MessageId.TEXT)) {
            return "text " + message.get(MessageId.TEXT).orElseThrow().value(Text.MESSAGE_CONTENT);
        }
        VariableMessage variable = message.get(MessageId.VARIABLE_MESSAGE).orElseThrow();
        List<String> parts = new ArrayList<>();
        for (VariablePart part : variable.value(VariableMessage.VARIABLE_PARTS)) {
            parts.add(words(part));
        }
        return variable.value(VariableMessage.ELEMENTARY_MESSAGE_ID) + "(" + String.join(", ", parts) + ")";
    }

    private static String words(VariablePart part) {
        if (part.is(VariablePart.INTEGER)) {
            return "integer " + part.get(VariablePart.INTEGER).orElseThrow();
        }
        if (part.is(VariablePart.NUMBER)) {
            Octets octets = part.get(VariablePart.NUMBER).orElseThrow();
            return "number "
                    + GenericDigits.view(octets)
                            .toOptional()
                            .flatMap(GenericDigits::digits)
                            .orElse("?");
        }
        if (part.is(VariablePart.TIME)) {
            return "time " + bcd(part.get(VariablePart.TIME).orElseThrow());
        }
        return part.is(VariablePart.DATE)
                ? "date " + bcd(part.get(VariablePart.DATE).orElseThrow())
                : "price " + bcd(part.get(VariablePart.PRICE).orElseThrow());
    }

    /** Pairs of digits, the first in the low half of its octet. */
    private static String bcd(Octets octets) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            digits.append(Character.forDigit(octets.at(i) & 0x0f, 16))
                    .append(Character.forDigit(octets.at(i) >> 4, 16));
        }
        return digits.toString();
    }

    /**
     * The duration of an announcement.
     *
     * @param usual the duration of an announcement that does not specify its own
     */
    static Duration length(InformationToSend information, Duration usual) {
        if (information.is(InformationToSend.TONE)) {
            return tone(information).get(Tone.DURATION).map(Duration::ofSeconds).orElse(usual);
        }
        return information
                .get(InformationToSend.INBAND_INFO)
                .map(inband -> length(inband, usual))
                .orElse(Duration.ZERO);
    }

    private static Duration length(InbandInfo inband, Duration usual) {
        long times = inband.get(InbandInfo.NUMBER_OF_REPETITIONS).orElse(1L);
        Duration whole = usual.plusSeconds(inband.get(InbandInfo.INTERVAL).orElse(0L))
                .multipliedBy(times)
                .minusSeconds(inband.get(InbandInfo.INTERVAL).orElse(0L));
        // A duration of 0 sets no limit.
        return inband.get(InbandInfo.DURATION)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds)
                .filter(limit -> limit.compareTo(whole) < 0)
                .orElse(whole);
    }
}
