package org.tollbridge.node.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;

/**
 * The server side. A client connects and sends one line of JSON with the key {@code command}, optionally followed by a
 * body of {@code octets} octets. It receives lines of JSON until the connection is closed. Connections, the length of
 * the line and all times are limited. Access is controlled by the folder, which only its owner may enter.
 */
public final class ControlServer implements AutoCloseable {

    static final int MAX_CONNECTIONS = 8;
    static final int MAX_REQUEST_OCTETS = 64 * 1024;
    private static final long REQUEST_SECONDS = 5;
    private static final long ANSWER_SECONDS = 3600;

    private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path socket;
    private final ServerSocketChannel listener;
    private final Map<String, ControlCommand> commands;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("control-watch").daemon().factory());

    private ControlServer(Path socket, ServerSocketChannel listener, Map<String, ControlCommand> commands) {
        this.socket = socket;
        this.listener = listener;
        this.commands = Map.copyOf(commands);
        // Otherwise the time-out guards of an hour's commands, and their connections, would be retained.
        watch.setRemoveOnCancelPolicy(true);
    }

    /**
     * Opens the socket and starts serving. The caller holds the home's lock, so any existing socket belongs to a dead
     * process and is removed.
     *
     * @param commands commands by name
     */
    public static ControlServer open(Path socket, Map<String, ControlCommand> commands) {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(socket));
            ControlServer server = new ControlServer(socket, listener, commands);
            Thread.ofPlatform().name("control").daemon().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new CommandFault("the control socket " + socket + " cannot be opened (" + Reason.of(e)
                    + "); set TOLLBRIDGE_HOME to a writable folder with a path of at most 80 characters");
        }
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                if (free.tryAcquire()) {
                    Thread.ofVirtual().name("control-client").start(() -> serve(client));
                } else {
                    refuse(client);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.warn("a control connection could not be accepted: {}", e.getMessage());
            }
        }
    }

    /** The response fits the socket's buffer, so writing it cannot block. */
    private static void refuse(SocketChannel client) throws IOException {
        try (client;
                OutputStream out = Channels.newOutputStream(client)) {
            new Replies(out)
                    .send(error("the node is already serving " + MAX_CONNECTIONS + " commands; try again later"));
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                InputStream in = new BufferedInputStream(Channels.newInputStream(client), 16 * 1024);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(client), 16 * 1024)) {
            String line = within(client, REQUEST_SECONDS, () -> requestLine(in));
            within(client, ANSWER_SECONDS, () -> {
                answer(line, in, new Replies(out));
                out.flush();
                return line;
            });
        } catch (IOException | RejectedExecutionException e) {
            // The client has disconnected, or the node is stopping.
            log.debug("a control connection ended early: {}", e.toString());
        } finally {
            free.release();
        }
    }

    private interface Exchange {
        String run() throws IOException;
    }

    /** Closes the connection, and thereby ends the exchange, after a time limit. */
    private String within(SocketChannel client, long seconds, Exchange exchange) throws IOException {
        Future<?> guard = watch.schedule(
                () -> {
                    client.close();
                    return client;
                },
                seconds,
                TimeUnit.SECONDS);
        try {
            return exchange.run();
        } finally {
            guard.cancel(false);
        }
    }

    /** The first line. If it exceeds the limit it is truncated, and is then not valid JSON. */
    private static String requestLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read();
                octet >= 0 && octet != '\n' && line.size() < MAX_REQUEST_OCTETS;
                octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void answer(String line, InputStream body, Replies replies) throws IOException {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            replies.send(error("a request must be one line of JSON of at most " + MAX_REQUEST_OCTETS + " octets"));
            return;
        }
        String name = request.path("command").asText("");
        ControlCommand command = commands.get(name);
        if (command == null) {
            replies.send(error("this node has no command '" + name + "'; check that both are of the same version"));
            return;
        }
        try {
            command.answer(request, new Body(body, request.path("octets").asLong(0)), replies);
        } catch (RuntimeException e) {
            log.error("control command {} failed", name, e);
            replies.send(error("the node failed to run the command; see its log"));
        }
    }

    private static ObjectNode error(String text) {
        return Replies.line().put("error", text);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            listener.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            log.warn("the control socket could not be removed: {}", e.getMessage());
        }
    }
}
