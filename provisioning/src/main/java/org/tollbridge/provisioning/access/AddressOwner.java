package org.tollbridge.provisioning.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The owner of an address, for everything counted by address. All IPv6 addresses in a 64-bit network count as one,
 * because the holder of one has them all.
 */
public final class AddressOwner {

    private static final int NETWORK_OCTETS = 8;

    private AddressOwner() {}

    /** An IPv4 address itself, or the network of an IPv6 address, such as {@code 2001:db8:0:7::/64}. */
    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] octets = address.getAddress();
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK_OCTETS; i += 2) {
            int group = (octets[i] & 0xff) << 8 | (octets[i + 1] & 0xff);
            network.append(Integer.toHexString(group)).append(':');
        }
        return network.append(":/64").toString();
    }

    /**
     * Same for an address as text, with or without brackets; a text that is not an IPv6 address is returned in lower
     * case.
     */
    public static String of(String address) {
        String text = address.toLowerCase(Locale.ROOT);
        if (text.indexOf(':') < 0) {
            return text;
        }
        try {
            // A text with a colon is never looked up in DNS.
            return of(InetAddress.getByName(text.replaceAll("[\\[\\]]|%.*", "")));
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
