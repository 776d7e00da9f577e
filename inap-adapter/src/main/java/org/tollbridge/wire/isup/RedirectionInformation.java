package org.tollbridge.wire.isup;

import org.tollbridge.wire.Octets;

/**
 * Redirection information (Q.763 clause 3.45).
 *
 * @param counter the number of redirections, 0 to 7; 1 to 5 are defined
 * @param spare the spare bits as received, 4 of the first octet and 8 of the second; should be 0
 * @param whole whether the second octet, with counter and reason, is present; before 1992 there was only the first
 */
public record RedirectionInformation(
        RedirectingIndicator indicator,
        RedirectionReason originalReason,
        int counter,
        RedirectionReason reason,
        int spare,
        boolean whole) {
    private static final String CLAUSE = "Q.763 3.45";
    private static final int SPARE_BIT = 0x08;

    public RedirectionInformation {
        if (counter < 0 || counter > 7 || (spare & ~(SPARE_BIT | SPARE_BIT << 1)) != 0) {
            throw new IllegalArgumentException("no redirection information: counter " + counter + ", spare " + spare);
        }
    }

    /**
     * Redirection information of a call that was redirected.
     *
     * @param counter the number of redirections, 1 to 5
     */
    public static RedirectionInformation of(
            RedirectingIndicator indicator, RedirectionReason originalReason, int counter, RedirectionReason reason) {
        return new RedirectionInformation(indicator, originalReason, counter, reason, 0, true);
    }

    /** Interprets the octets of a parameter. */
    public static Viewed<RedirectionInformation> view(Octets octets) {
        if (octets.isEmpty() || octets.length() > 2) {
            return new Viewed.Bad<>(0, "redirection information of " + octets.length() + " octets", CLAUSE);
        }
        int first = octets.at(0);
        boolean whole = octets.length() == 2;
        int second = whole ? octets.at(1) : 0;
        return new Viewed.Good<>(new RedirectionInformation(
                RedirectingIndicator.of(first & 7),
                RedirectionReason.of(first >> 4),
                second & 7,
                RedirectionReason.of(second >> 4),
                (first & SPARE_BIT) | (second & SPARE_BIT) << 1,
                whole));
    }

    /** The parameter's octets. */
    public Octets toOctets() {
        byte first = (byte) (originalReason.code() << 4 | (spare & SPARE_BIT) | indicator.code());
        byte second = (byte) (reason.code() << 4 | (spare >> 1 & SPARE_BIT) | counter);
        return whole ? Octets.of(first, second) : Octets.of(first);
    }
}
