package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/** Why a port cannot be opened, in one sentence that names the thing and the remedy. */
public final class TransportException extends IOException {
    private static final long serialVersionUID = 1;

    private TransportException(String message, Throwable cause) {
        super(message, cause);
    }

    static TransportException listening(ListenSettings settings, IOException cause) {
        String where = settings.protocol() + " "
                + settings.bound().stream().map(TransportException::name).collect(Collectors.joining(", "));
        if (settings.bound().stream().anyMatch(InetSocketAddress::isUnresolved)) {
            return new TransportException(where + ": the host is not known: give an address of this machine", cause);
        }
        if (cause instanceof BindException) {
            return new TransportException(
                    where + " cannot be opened: " + reason(cause)
                            + ": stop the program that listens there, or set another address or port",
                    cause);
        }
        return new TransportException(where + " cannot be opened: " + reason(cause), cause);
    }

    static TransportException noSctp(Exception cause) {
        return new TransportException(
                "SCTP is not available on this machine (" + reason(cause)
                        + "): install libsctp1 and load the kernel module sctp, or set the transport to tcp",
                cause);
    }

    /** The message of an exception, or its type if it has none. */
    static String reason(Exception cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** Address and port without a reverse look-up, which could block. */
    static String name(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString() + ":" + address.getPort()
                : address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
