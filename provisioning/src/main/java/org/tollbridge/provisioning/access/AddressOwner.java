package org.tollbridge.provisioning.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Whose an address is, for whatever is counted by addresses. Of IPv6, all addresses of a network of 64 bits count as one, since
 * whoever has one of them has all.
 */
public final class AddressOwner {

    private static final int NETWORK_OCTETS = 8;

    private AddressOwner() {}

    /** An IPv4 address as it is, and of an IPv6 address the network, such as {@code 2001:db8:0:7::/64}. */
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

    /** The same of an address in writing, with brackets or without; a text that is no IPv6 address stays, in lower case. */
    public static String of(String address) {
        String text = address.toLowerCase(Locale.ROOT);
        if (text.indexOf(':') < 0) {
            return text;
        }
        try {
            // A text with a colon is never looked up as a name.
            return of(InetAddress.getByName(text.replaceAll("[\\[\\]]|%.*", "")));
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
