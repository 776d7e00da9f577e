package org.tollbridge.adapter.dialect;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.service.number.NatureOfAddress;

/** Compiles a {@code bcd} element. */
final class BcdParser {
    /** Longer than any E.164 number (15 digits) with a prefix. */
    private static final int MOST_DIGITS = 32;

    private final Fact fact;
    private final Setting.Section section;

    BcdParser(Fact fact, Setting.Section section) {
        this.fact = fact;
        this.section = section;
    }

    Element parse() throws DialectException {
        Setting main = section.require("bcd");
        boolean text = fact.kind() == Fact.Kind.TEXT;
        if (!text && fact.kind() != Fact.Kind.NUMBER) {
            throw main.wrong("'" + fact.label() + "' has no digits; a code can stand for it");
        }
        if (!section.has("digits") && !section.has("width")) {
            throw section.place().wrong("'digits' (the most) or 'width' (octets, always so many) is expected");
        }
        int most = text ? MOST_DIGITS : Digits.MOST;
        int width = section.integer("width", 1, most / 2, 0);
        int digits = section.integer("digits", 1, most, 2 * width);
        if (width != 0 && digits > 2 * width) {
            throw section.require("digits").wrong(digits + " digits do not fit " + width + " octets");
        }
        if (!text && width == 0) {
            width = (digits + 1) / 2;
        }
        String strip = section.has("strip") ? section.require("strip").text() : "";
        if (!strip.chars().allMatch(c -> c >= '0' && c <= '9') || (!text && !strip.isEmpty())) {
            throw section.require("strip").wrong("leading digits of a number in text are expected");
        }
        Optional<AddressHeader> header =
                section.has("header") ? Optional.of(header(section.require("header"))) : Optional.empty();
        return new Bcd(
                main.path(),
                fact,
                digits,
                width,
                section.choice("order", Bcd.DigitOrder.class, Bcd.DigitOrder.LOW_FIRST),
                filler(header.isPresent() ? 0 : 15),
                section.choice("align", Align.class, Align.LEFT),
                strip,
                header);
    }

    private int filler(int otherwise) throws DialectException {
        if (!section.has("filler")) {
            return otherwise;
        }
        String filler = section.require("filler").text();
        int value = filler.length() == 1 ? Character.digit(filler.charAt(0), 16) : -1;
        if (value < 0) {
            throw section.require("filler").wrong("one hexadecimal digit is expected, not '" + filler + "'");
        }
        return value;
    }

    private static AddressHeader header(Setting setting) throws DialectException {
        Setting.Section header = setting.section(Set.of("nature", "plan", "indicator", "presentation", "screening"));
        int second = (header.integer("indicator", 0, 1, 0) << 7)
                | (header.integer("plan", 0, 7, 1) << 4)
                | (header.integer("presentation", 0, 3, 0) << 2)
                | header.integer("screening", 0, 3, 0);
        return new AddressHeader(nature(header.require("nature")), second);
    }

    /** A nature of address by name, or by its number in Q.763 (12/99), 3.9. */
    private static int nature(Setting setting) throws DialectException {
        if (!setting.text().isEmpty() && Character.isDigit(setting.text().charAt(0))) {
            return setting.integer(0, 127);
        }
        return switch (setting.choice(NatureOfAddress.class)) {
            case SUBSCRIBER -> 1;
            case UNKNOWN -> 2;
            case NATIONAL -> 3;
            case INTERNATIONAL -> 4;
            case OTHER -> throw setting.wrong("a network-specific nature is given as a number, 0 to 127");
        };
    }
}
