package org.tollbridge.wire.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Why a port cannot be opened, in one sentence that names the thing and the remedy. */
public final class TransportException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient OptionalInt port;

    private TransportException(String message, OptionalInt port, Throwable cause) {
        super(message, cause);
        this.port = port;
    }

    /** The port that cannot be listened on, 0 for any; empty where it is not for a port. */
    public OptionalInt port() {
        return port;
    }

    static TransportException listening(ListenSettings settings, IOException cause) {
        String where = settings.protocol() + " "
                + settings.bound().stream().map(TransportException::name).collect(Collectors.joining(", "));
        return new TransportException(
                where + " cannot be opened: " + why(settings, cause),
                OptionalInt.of(settings.bound().getFirst().getPort()),
                cause);
    }

    private static String why(ListenSettings settings, IOException cause) {
        if (settings.bound().stream().anyMatch(InetSocketAddress::isUnresolved)) {
            return "the host is not known: give an address of this machine";
        }
        return settings.bound().stream()
                .map(InetSocketAddress::getAddress)
                .filter(TransportException::isElsewhere)
                .findFirst()
                .map(address -> address.getHostAddress() + " is none of this machine's addresses: give one that is")
                .orElseGet(() -> reason(cause)
                        + (cause instanceof BindException
                                ? ": stop the program that listens there, or set another address or port"
                                : ""));
    }

    private static boolean isElsewhere(InetAddress address) {
        try {
            return !address.isAnyLocalAddress()
                    && !address.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException e) {
            return false;
        }
    }

    static TransportException noSctp(Exception cause) {
        return new TransportException(
                "SCTP is not available on this machine (" + reason(cause)
                        + "): install libsctp1 and load the kernel module sctp, or set the transport to tcp",
                OptionalInt.empty(),
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
