package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * The first octets of a bearer capability or user service information (Q.931 clause 4.5.5, Q.763 clause 3.57).
 *
 * @param transferCapability information transfer capability, 0 to 31
 * @param octets the whole parameter
 */
public record BearerCapability(int transferCapability, Octets octets) {
    public static final int SPEECH = 0;
    public static final int UNRESTRICTED = 8;
    public static final int AUDIO_3100_HZ = 16;

    /** Speech over 64 kbit/s with A-law coding. */
    public static final Octets A_LAW_SPEECH = Octets.fromHex("8090a3");

    /** Interprets the octets of a parameter. */
    public static Viewed<BearerCapability> view(Octets octets) {
        if (octets.length() < 2) {
            return new Viewed.Bad<>(0, "a bearer capability of " + octets.length() + " octets", "Q.931 4.5.5");
        }
        return new Viewed.Good<>(new BearerCapability(octets.at(0) & 0x1f, octets));
    }

    /** The name of the transfer capability. */
    @Override
    public String toString() {
        return switch (transferCapability) {
            case SPEECH -> "speech";
            case UNRESTRICTED -> "unrestrictedDigital";
            case 9 -> "restrictedDigital";
            case AUDIO_3100_HZ -> "audio3100Hz";
            case 17 -> "unrestrictedDigitalWithTones";
            case 24 -> "video";
            default -> "capability" + transferCapability;
        };
    }
}
