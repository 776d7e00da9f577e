package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * Calling party's category (Q.763 clause 3.11).
 *
 * @param code 0 to 255
 */
public record CallingPartysCategory(int code) {
    public static final CallingPartysCategory ORDINARY = new CallingPartysCategory(10);
    public static final CallingPartysCategory PRIORITY = new CallingPartysCategory(11);
    public static final CallingPartysCategory TEST = new CallingPartysCategory(13);
    public static final CallingPartysCategory PAYPHONE = new CallingPartysCategory(15);

    public CallingPartysCategory {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("a calling party's category is 0 to 255, not " + code);
        }
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<CallingPartysCategory> view(Octets octets) {
        if (octets.length() != 1) {
            return new Viewed.Bad<>(0, "a calling party's category of " + octets.length() + " octets", "Q.763 3.11");
        }
        return new Viewed.Good<>(new CallingPartysCategory(octets.at(0)));
    }

    /** The parameter's octet. */
    public Octets toOctets() {
        return Octets.of((byte) code);
    }

    /** The name of the category. */
    @Override
    public String toString() {
        return switch (code) {
            case 0 -> "unknown";
            case 1 -> "operatorFrench";
            case 2 -> "operatorEnglish";
            case 3 -> "operatorGerman";
            case 4 -> "operatorRussian";
            case 5 -> "operatorSpanish";
            case 9 -> "nationalOperator";
            case 10 -> "ordinary";
            case 11 -> "priority";
            case 12 -> "data";
            case 13 -> "test";
            case 15 -> "payphone";
            default -> "category" + code;
        };
    }
}
