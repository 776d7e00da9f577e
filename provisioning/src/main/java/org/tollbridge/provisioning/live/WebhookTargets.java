package org.tollbridge.provisioning.live;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Permitted addresses of webhooks. Otherwise, the creator of a webhook could make the node send requests to addresses
 * that only the node can reach: itself, its neighbours, a cloud's metadata service.
 *
 * @param privateToo whether addresses of this host and of private networks are allowed
 * @param plainToo whether HTTP without TLS is allowed
 */
public record WebhookTargets(boolean privateToo, boolean plainToo) {

    private static final int LONGEST = 500;
    private static final int HIGHEST_PORT = 65_535;

    /** What Java parses as an address without a DNS lookup. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]|.*:.*");

    /** Thrown when an address is not permitted. */
    static final class ForbiddenException extends Exception {

        private static final long serialVersionUID = 1L;

        ForbiddenException(String message) {
            super(message);
        }
    }

    /** The fault of a URL; empty when it is valid. The addresses of a host name are checked only at delivery. */
    public Optional<String> fault(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("not a URL: " + e.getReason());
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        if (!scheme.equals("https") && !(plainToo && scheme.equals("http"))) {
            return Optional.of(
                    plainToo
                            ? "a URL must start with https:// or http://"
                            : "a URL must start with https://; set webhooks.allow-plain in the node's configuration to"
                                    + " allow http://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return Optional.of("a URL must have a host, and optionally a port from 1 to " + HIGHEST_PORT);
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || url.length() > LONGEST) {
            return Optional.of("a URL must have no user name and no fragment, and at most " + LONGEST + " characters");
        }
        if (!url.chars().allMatch(each -> each > ' ' && each < 0x7F)) {
            return Optional.of("non-ASCII characters in a URL must be written with %");
        }
        if (LITERAL.matcher(uri.getHost()).matches() || uri.getHost().equalsIgnoreCase("localhost")) {
            try {
                InetAddress unused = address(uri.getHost());
            } catch (ForbiddenException | UnknownHostException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /**
     * The address to connect to. All addresses of a name are checked, so that none leads elsewhere.
     *
     * @throws ForbiddenException when one of them is not permitted
     * @throws UnknownHostException when the name has no address
     */
    InetAddress address(String host) throws ForbiddenException, UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!privateToo) {
            for (InetAddress each : addresses) {
                if (!isPublic(each)) {
                    throw new ForbiddenException(host + " is " + each.getHostAddress()
                            + ", an address of this machine or of a private network; set"
                            + " webhooks.allow-private in the node's configuration to allow those");
                }
            }
        }
        return Arrays.stream(addresses).findFirst().orElseThrow(() -> new UnknownHostException(host));
    }

    /** Whether an address is on the public Internet. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    /** Also excludes the addresses of RFC 6890 that are not globally reachable, which Java does not know. */
    private static boolean isPublic(byte[] four) {
        int first = four[0] & 0xFF;
        int second = four[1] & 0xFF;
        int third = four[2] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean special = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100));
        boolean documents = first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !special && !benchmark && !documents;
    }

    /**
     * Only global unicast (2000::/3), without addresses that embed an IPv4 address and without documentation prefixes.
     */
    private static boolean isPublicSix(byte[] six) {
        boolean global = (six[0] & 0xE0) == 0x20;
        boolean sixToFour = six[0] == 0x20 && six[1] == 0x02;
        boolean teredo = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0;
        boolean documents = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0x0D && (six[3] & 0xFF) == 0xB8;
        return global && !sixToFour && !teredo && !documents;
    }
}
