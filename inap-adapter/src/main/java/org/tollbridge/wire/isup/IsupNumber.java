package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * A number with its indicators. Indicators that its format does not have hold the spare bits in their place, which are
 * zero in a number made by {@link #of}.
 *
 * @param format the parameter in which the number is encoded
 * @param qualifier the number qualifier of a generic number, 0 to 255; 0 in other formats
 * @param flag the highest bit of the second octet; see {@link NumberFormat#flag()}
 * @param digits address signals {@code 0} to {@code 9} and {@code A} to {@code F}
 * @param filler the unused half of the last octet if the number of signals is odd, 0 to 15; should be 0
 */
public record IsupNumber(
        NumberFormat format,
        int qualifier,
        NatureOfAddress nature,
        NumberingPlan plan,
        boolean flag,
        Presentation presentation,
        Screening screening,
        String digits,
        int filler) {
    /** The largest number of signals that is written. Q.763 sets no limit, and no network needs so many. */
    public static final int MAX_DIGITS = 32;

    public IsupNumber {
        Digits.require(digits);
        if (digits.length() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a number has at most " + MAX_DIGITS + " signals, not " + digits.length());
        }
        if (qualifier < 0 || qualifier > (format.qualified() ? 255 : 0)) {
            throw new IllegalArgumentException("no number qualifier of " + format + ": " + qualifier);
        }
        if (filler < 0 || filler > (digits.length() % 2 == 0 ? 0 : 15)) {
            throw new IllegalArgumentException("no filler of " + digits.length() + " signals: " + filler);
        }
    }

    /**
     * A complete number of the ISDN numbering plan: presentation allowed, user provided and not verified, routing to an
     * internal network number allowed.
     */
    public static IsupNumber of(NumberFormat format, NatureOfAddress nature, String digits) {
        return new IsupNumber(
                format,
                0,
                nature,
                NumberingPlan.ISDN,
                false,
                Presentation.ALLOWED,
                Screening.USER_PROVIDED_NOT_VERIFIED,
                digits,
                0);
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<IsupNumber> view(NumberFormat format, Octets octets) {
        int first = format.qualified() ? 1 : 0;
        if (octets.length() < first + 2) {
            return new Viewed.Bad<>(octets.length(), "a number of " + octets.length() + " octets", format.clause());
        }
        boolean odd = octets.at(first) > 0x7f;
        if (odd && octets.length() == first + 2) {
            return new Viewed.Bad<>(first, "an odd number of signals, and none there", format.clause());
        }
        if (octets.length() - first - 2 > MAX_DIGITS / 2) {
            return new Viewed.Bad<>(
                    octets.length(), "a number of more than " + MAX_DIGITS + " signals", format.clause());
        }
        int indicators = octets.at(first + 1);
        return new Viewed.Good<>(new IsupNumber(
                format,
                format.qualified() ? octets.at(0) : 0,
                new NatureOfAddress(octets.at(first) & 0x7f),
                NumberingPlan.of(indicators >> 4 & 7),
                indicators > 0x7f,
                Presentation.of(indicators >> 2 & 3),
                Screening.of(indicators & 3),
                Digits.read(octets, first + 2, odd),
                odd ? octets.at(octets.length() - 1) >> 4 : 0));
    }

    /** The parameter's octets. */
    public Octets toOctets() {
        int first = format.qualified() ? 1 : 0;
        byte[] octets = new byte[first + 2 + (digits.length() + 1) / 2];
        if (format.qualified()) {
            octets[0] = (byte) qualifier;
        }
        octets[first] = (byte) (nature.code() | (digits.length() % 2 == 0 ? 0 : 0x80));
        octets[first + 1] = (byte) ((flag ? 0x80 : 0) | plan.code() << 4 | presentation.code() << 2 | screening.code());
        Digits.write(digits, filler, octets);
        return Octets.wrap(octets);
    }

    /** Converts the number and its indicators to another format, without the indicators that it does not have. */
    public IsupNumber as(NumberFormat other) {
        return new IsupNumber(
                other,
                0,
                nature,
                plan,
                flag && format.flag() == other.flag(),
                format.presented() && other.presented() ? presentation : Presentation.ALLOWED,
                format.screened() && other.screened() ? screening : Screening.USER_PROVIDED_NOT_VERIFIED,
                digits,
                0);
    }

    public IsupNumber withQualifier(int other) {
        return new IsupNumber(format, other, nature, plan, flag, presentation, screening, digits, filler);
    }

    public IsupNumber withPlan(NumberingPlan other) {
        return new IsupNumber(format, qualifier, nature, other, flag, presentation, screening, digits, filler);
    }

    public IsupNumber withFlag(boolean other) {
        return new IsupNumber(format, qualifier, nature, plan, other, presentation, screening, digits, filler);
    }

    public IsupNumber withPresentation(Presentation other) {
        return new IsupNumber(format, qualifier, nature, plan, flag, other, screening, digits, filler);
    }

    public IsupNumber withScreening(Screening other) {
        return new IsupNumber(format, qualifier, nature, plan, flag, presentation, other, digits, filler);
    }
}
