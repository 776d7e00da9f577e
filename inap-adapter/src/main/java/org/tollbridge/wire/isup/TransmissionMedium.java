package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * Transmission medium requirement (Q.763 clause 3.54).
 *
 * @param code 0 to 255
 */
public record TransmissionMedium(int code) {
    public static final TransmissionMedium SPEECH = new TransmissionMedium(0);
    public static final TransmissionMedium UNRESTRICTED_64_KBIT = new TransmissionMedium(2);
    public static final TransmissionMedium AUDIO_3100_HZ = new TransmissionMedium(3);

    public TransmissionMedium {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException("a transmission medium requirement is 0 to 255, not " + code);
        }
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<TransmissionMedium> view(Octets octets) {
        if (octets.length() != 1) {
            return new Viewed.Bad<>(
                    0, "a transmission medium requirement of " + octets.length() + " octets", "Q.763 3.54");
        }
        return new Viewed.Good<>(new TransmissionMedium(octets.at(0)));
    }

    /** The parameter's octet. */
    public Octets toOctets() {
        return Octets.of((byte) code);
    }

    /** The name of the transmission medium. */
    @Override
    public String toString() {
        return switch (code) {
            case 0 -> "speech";
            case 2 -> "unrestricted64kbit";
            case 3 -> "audio3100Hz";
            case 6 -> "preferred64kbit";
            case 7 -> "unrestricted2x64kbit";
            case 8 -> "unrestricted384kbit";
            case 9 -> "unrestricted1536kbit";
            case 10 -> "unrestricted1920kbit";
            default -> "medium" + code;
        };
    }
}
