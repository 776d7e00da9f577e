package org.tollbridge.adapter.m3ua;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.DecodeFailure;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** A switch made of a plain socket, which can say anything. */
public final class RawSwitch implements Closeable {

    private final Socket socket;
    private final DataInputStream in;
    private long context = 100;

    public RawSwitch(InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()));
    }

    public RawSwitch(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    public void send(MessageType type, Parameter... parameters) throws IOException {
        write(M3uaEncoder.encode(M3uaMessage.of(type, parameters)));
    }

    public void send(String hex) throws IOException {
        write(Octets.fromHex(hex).toByteArray());
    }

    public void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /** The next message, at most 10 s later. */
    public M3uaMessage receive() throws IOException {
        byte[] header = new byte[8];
        in.readFully(header);
        int length = Integer.parseInt(Octets.of(header, 4, 4).toHex(), 16);
        byte[] whole = Arrays.copyOf(header, length);
        in.readFully(whole, 8, length - 8);
        return switch (M3uaDecoder.decode(Octets.wrap(whole))) {
            case M3uaMessage message -> message;
            case DecodeFailure failure -> throw new AssertionError(failure.describe());
        };
    }

    /** The next message that is neither NTFY nor BEAT nor DAUD, which come when they come. */
    public M3uaMessage answer() throws IOException {
        M3uaMessage message = receive();
        while (message.type() == MessageType.NTFY
                || message.type() == MessageType.BEAT
                || message.type() == MessageType.DAUD) {
            message = receive();
        }
        return message;
    }

    /** Whether the other side closes before it says anything more than NTFY, BEAT and ERR. */
    public boolean isClosedByPeer() {
        try {
            M3uaMessage message = receive();
            while (message.type() == MessageType.NTFY
                    || message.type() == MessageType.BEAT
                    || message.type() == MessageType.ERR) {
                message = receive();
            }
            return false;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    /** ASPUP and ASPAC with their acknowledgements, then DATA may flow. */
    public RawSwitch activate(long routingContext) throws IOException {
        send(MessageType.ASPUP);
        expect(MessageType.ASPUP_ACK);
        send(MessageType.ASPAC, Parameter.RoutingContext.of(routingContext));
        expect(MessageType.ASPAC_ACK);
        context = routingContext;
        return this;
    }

    public M3uaMessage expect(MessageType type) throws IOException {
        M3uaMessage message = answer();
        if (message.type() != type) {
            throw new AssertionError("expected " + type + ", got " + message);
        }
        return message;
    }

    /** The next message of one of the types that {@link #answer} passes over. */
    public M3uaMessage await(MessageType type) throws IOException {
        M3uaMessage message = receive();
        while (message.type() != type) {
            message = receive();
        }
        return message;
    }

    /** DATA with the routing context that was activated. */
    public void sendData(int opc, int dpc, int sls, Octets sccp) throws IOException {
        write(M3uaEncoder.data(
                OptionalLong.empty(),
                OptionalLong.of(context),
                opc,
                dpc,
                M3uaEncoder.label(Parameter.ProtocolData.SI_SCCP, 2, 0, sls),
                sccp.toByteArray()));
    }

    /** The SCCP message of the next DATA. */
    public Octets receiveData() throws IOException {
        return expect(MessageType.DATA).require(Parameter.ProtocolData.class).data();
    }

    /** How long every receive waits from now on; 10 s until then. */
    public void limit(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
    }

    /** Breaks the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
