package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * High layer compatibility from its coding standard on (Q.931 clause 4.5.17), which describes the caller's terminal.
 *
 * @param first coding standard, interpretation and presentation method with their extension bit, 0 to 255
 * @param characteristics high layer characteristics identification, 0 to 127
 * @param extended the octets that follow if the extension bit of the characteristics is not set
 */
public record HighLayerCompatibility(int first, int characteristics, Octets extended) {
    public static final int TELEPHONY = 1;
    public static final int FACSIMILE_GROUP_2_3 = 4;
    public static final int FACSIMILE_GROUP_4 = 33;

    private static final int ITU_PROFILE = 0x91;

    public HighLayerCompatibility {
        if (first < 0 || first > 255 || characteristics < 0 || characteristics > 127) {
            throw new IllegalArgumentException("no high layer compatibility: " + first + ", " + characteristics);
        }
    }

    /**
     * Characteristics in the ITU-T coding standard, with the interpretation "first high layer characteristics
     * identification".
     */
    public static HighLayerCompatibility of(int characteristics) {
        return new HighLayerCompatibility(ITU_PROFILE, characteristics, Octets.EMPTY);
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<HighLayerCompatibility> view(Octets octets) {
        if (octets.length() < 2 || (octets.at(1) < 0x80) != (octets.length() > 2)) {
            return new Viewed.Bad<>(0, "high layer compatibility of " + octets.length() + " octets", "Q.931 4.5.17");
        }
        return new Viewed.Good<>(new HighLayerCompatibility(octets.at(0), octets.at(1) & 0x7f, octets.slice(2)));
    }

    /** The parameter's octets. */
    public Octets toOctets() {
        byte[] octets = new byte[2 + extended.length()];
        octets[0] = (byte) first;
        octets[1] = (byte) (characteristics | (extended.isEmpty() ? 0x80 : 0));
        extended.copyTo(octets, 2);
        return Octets.wrap(octets);
    }

    /** The name of the characteristics. */
    @Override
    public String toString() {
        return switch (characteristics) {
            case TELEPHONY -> "telephony";
            case FACSIMILE_GROUP_2_3 -> "facsimileGroup2Or3";
            case FACSIMILE_GROUP_4 -> "facsimileGroup4";
            case 96 -> "audioVisual";
            default -> "characteristics" + characteristics;
        };
    }
}
