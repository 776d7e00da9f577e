package org.tollbridge.core.diameter;

import java.util.regex.Pattern;

/**
 * Identity of a node (RFC 6733, 4.3.1: DiameterIdentity).
 *
 * @param host fully qualified name, which need not be resolvable
 * @param state a number that grows with each restart that loses sessions (Origin-State-Id; RFC 6733, 8.16), 1 to 2^32 -
 *     1; 0 when unknown
 */
public record DiameterNode(String host, String realm, long state) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    private static final long LAST_STATE = 0xFFFF_FFFFL;

    /** Creates the identity of a node whose restarts cannot be recognised. */
    public DiameterNode(String host, String realm) {
        this(host, realm, 0);
    }

    public DiameterNode {
        if (state < 0 || state > LAST_STATE) {
            throw new IllegalArgumentException(
                    "a Diameter host cannot have the Origin-State-Id " + state + "; give 0 to " + LAST_STATE);
        }
        for (String name : new String[] {host, realm}) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no name of a Diameter host or realm; give letters,"
                                + " digits, dots and hyphens, such as cdf1.example.com");
            }
        }
    }
}
