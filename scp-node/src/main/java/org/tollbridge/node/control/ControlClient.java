package org.tollbridge.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;

/** The client side: one connection per request. */
public final class ControlClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketChannel channel;
    private volatile Optional<IOException> bodyFailure = Optional.empty();

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to a node.
     *
     * @throws IOException when no node listens there
     */
    public static ControlClient connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new ControlClient(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sends a request with a body of as many octets as its key {@code octets} says, and passes on the lines of the
     * response as they arrive.
     *
     * @param lines receives each line except error reports
     * @throws CommandFault with the error that the node reports, or when it disconnects before the line with
     *     {@code done}
     */
    public void ask(ObjectNode request, InputStream body, Consumer<JsonNode> lines) {
        // The node may respond while it still reads, so both directions must flow at once.
        Thread.ofVirtual().name("control-upload").start(() -> send(request, body));
        boolean done = false;
        try (BufferedReader answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            String line = answers.readLine();
            while (line != null) {
                JsonNode answer = JSON.readTree(line);
                if (answer.has("error")) {
                    throw new CommandFault(answer.get("error").asText());
                }
                lines.accept(answer);
                done = answer.has("done");
                line = done ? null : answers.readLine();
            }
        } catch (IOException e) {
            throw new CommandFault(
                    "the node closed the connection before it had answered (" + Reason.of(e) + "); see its log");
        }
        if (bodyFailure.isPresent()) {
            throw new CommandFault("reading failed (" + bodyFailure.get().getMessage() + "); nothing was changed");
        }
        if (!done) {
            throw new CommandFault("the node's answer is incomplete; see its log");
        }
    }

    private void send(ObjectNode request, InputStream body) {
        OutputStream out = Channels.newOutputStream(channel);
        byte[] piece = new byte[64 * 1024];
        try {
            out.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            for (int read = readBody(body, piece); read >= 0; read = readBody(body, piece)) {
                out.write(piece, 0, read);
            }
            channel.shutdownOutput();
        } catch (IOException e) {
            // The node has closed the connection; its response, or lack of one, shows the result.
        }
    }

    /** After a read error the node receives fewer octets than announced, and therefore does nothing. */
    private int readBody(InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            bodyFailure = Optional.of(e);
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
