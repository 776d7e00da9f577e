package org.tollbridge.wire.isup;

/**
 * Nature of address indicator (Q.763 clause 3.9 b).
 *
 * @param code 0 to 127; those without a name are spare or for national use
 */
public record NatureOfAddress(int code) {
    public static final NatureOfAddress SPARE = new NatureOfAddress(0);
    public static final NatureOfAddress SUBSCRIBER = new NatureOfAddress(1);
    public static final NatureOfAddress UNKNOWN = new NatureOfAddress(2);
    public static final NatureOfAddress NATIONAL = new NatureOfAddress(3);
    public static final NatureOfAddress INTERNATIONAL = new NatureOfAddress(4);
    public static final NatureOfAddress NETWORK_SPECIFIC = new NatureOfAddress(5);

    public NatureOfAddress {
        if (code < 0 || code > 127) {
            throw new IllegalArgumentException("a nature of address is 0 to 127, not " + code);
        }
    }

    /** The name of the nature of address. */
    @Override
    public String toString() {
        return switch (code) {
            case 0 -> "spare";
            case 1 -> "subscriber";
            case 2 -> "unknown";
            case 3 -> "national";
            case 4 -> "international";
            case 5 -> "networkSpecific";
            case 6 -> "networkRoutingNational";
            case 7 -> "networkRoutingNetworkSpecific";
            case 8 -> "networkRoutingWithCalledDirectory";
            default -> code < 112 ? "spare" + code : "national" + code;
        };
    }
}
