package org.tollbridge.wire.transport;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** Opens SCTP channels for M3UA (RFC 4666, clause 1.4.7) with several streams and without delaying small messages. */
final class Sctp {

    /** The largest number of associations that wait to be accepted. */
    static final int BACKLOG = 128;

    private Sctp() {}

    /** Opens a server channel bound to all addresses, each with the port of the first. */
    static SctpServerChannel listen(List<InetSocketAddress> addresses, int streams) throws IOException {
        SctpServerChannel channel;
        try {
            channel = SctpServerChannel.open();
        } catch (UnsupportedOperationException | IOException e) {
            throw TransportException.noSctp(e);
        }
        try {
            channel.setOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, InitMaxStreams.create(streams, streams));
            channel.bind(addresses.getFirst(), BACKLOG);
            for (InetSocketAddress further : addresses.subList(1, addresses.size())) {
                channel.bindAddress(further.getAddress());
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Opens a client channel that is bound to the local addresses, if any, and not connected. */
    static SctpChannel open(List<InetSocketAddress> local, int streams) throws IOException {
        SctpChannel channel;
        try {
            channel = SctpChannel.open();
        } catch (UnsupportedOperationException | IOException e) {
            throw TransportException.noSctp(e);
        }
        try {
            channel.setOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, InitMaxStreams.create(streams, streams));
            if (!local.isEmpty()) {
                channel.bind(local.getFirst());
                for (InetSocketAddress further : local.subList(1, local.size())) {
                    channel.bindAddress(further.getAddress());
                }
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sets up a connected channel.
     *
     * @return the peer's primary address, which its first packet came from, unlike the further addresses that the
     *     packet claims
     */
    static InetSocketAddress configure(SctpChannel channel) throws IOException {
        channel.setOption(SctpStandardSocketOptions.SCTP_NODELAY, true);
        SocketAddress primary = channel.getOption(SctpStandardSocketOptions.SCTP_PRIMARY_ADDR);
        if (primary instanceof InetSocketAddress address) {
            return address;
        }
        throw new IOException("the association is gone");
    }
}
