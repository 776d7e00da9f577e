package org.tollbridge.core.diameter;

import java.util.regex.Pattern;

/**
 * Who a node is (RFC 6733, 4.3.1: DiameterIdentity).
 *
 * @param host fully qualified name, which need not be known to any name server
 */
public record DiameterNode(String host, String realm) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    public DiameterNode {
        for (String name : new String[] {host, realm}) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no name of a Diameter host or realm; give letters,"
                                + " digits, dots and hyphens, such as cdf1.example.com");
            }
        }
    }
}
