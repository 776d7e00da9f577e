package org.tollbridge.wire.transport;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** Opens SCTP channels as M3UA wants them. RFC 4666, clause 1.4.7: several streams; sent at once, not collected. */
final class Sctp {

    /** Associations that may wait to be accepted. */
    static final int BACKLOG = 128;

    private Sctp() {}

    /** A server channel bound to all addresses, all with the port of the first. */
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

    /** A client channel, bound to the local addresses if there are any, not connected. */
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
     * @return the peer's primary address. It is the one its first packet came from, unlike the further ones that the
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
