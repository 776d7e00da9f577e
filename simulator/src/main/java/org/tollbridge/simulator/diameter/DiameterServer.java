package org.tollbridge.simulator.diameter;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The common part of the servers: connections, capabilities exchange, watchdogs and disconnection (RFC 6733, 5). It has
 * a codec of its own, so that it independently checks what a node sends.
 */
final class DiameterServer implements AutoCloseable {

    /**
     * The service of a server.
     *
     * @param command the command that it supports
     * @param advertised the AVP that advertises it in the capabilities exchange
     */
    record Service(int command, DiameterAvp advertised) {}

    /** Answers requests of the service. */
    @FunctionalInterface
    interface Desk {
        /** The answer; empty for none. */
        Optional<? extends Reply> answer(DiameterMessage request);
    }

    /** A reply to a request. */
    sealed interface Reply {}

    /**
     * An answer.
     *
     * @param avps the AVPs after the Session-Id and the origin
     */
    record Answer(int resultCode, List<DiameterAvp> avps) implements Reply {}

    /** Octets that are sent unchanged. */
    record Raw(List<byte[]> messages) implements Reply {}

    private static final Logger LOG = LoggerFactory.getLogger(DiameterServer.class);

    private static final String NAME = "Tollbridge simulator";

    private static final int CAPABILITIES = 257;
    private static final int WATCHDOG = 280;
    private static final int DISCONNECT = 282;

    private static final int SESSION_ID = 263;
    private static final int ORIGIN_HOST = 264;
    private static final int ORIGIN_REALM = 296;
    private static final int RESULT_CODE = 268;
    private static final int HOST_ADDRESS = 257;
    private static final int VENDOR = 266;
    private static final int PRODUCT = 269;
    private static final int DISCONNECT_CAUSE = 273;
    private static final int REBOOTING = 0;
    private static final int REQUEST = 0x80;
    private static final int SUCCESS = 2001;
    private static final int UNSUPPORTED = 3001;
    private static final int IPV4 = 1;

    private final String host;
    private final String realm;
    private final Service service;
    private final Desk desk;
    private final ServerSocket listener;
    private final Map<Socket, OutputStream> connections = new ConcurrentHashMap<>();
    private final AtomicInteger greetings = new AtomicInteger();
    private final AtomicInteger watchdogs = new AtomicInteger();
    private volatile boolean deaf;
    private volatile boolean closing;

    private DiameterServer(String host, String realm, Service service, Desk desk, ServerSocket listener) {
        this.host = host;
        this.realm = realm;
        this.service = service;
        this.desk = desk;
        this.listener = listener;
    }

    static DiameterServer start(InetSocketAddress address, String host, String realm, Service service, Desk desk)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address);
        DiameterServer server = new DiameterServer(host, realm, service, desk, listener);
        Thread.ofPlatform().name("diameter-" + host).daemon().start(server::accept);
        return server;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    void playDeaf(boolean yes) {
        deaf = yes;
    }

    int connections() {
        return connections.size();
    }

    int greetings() {
        return greetings.get();
    }

    int watchdogs() {
        return watchdogs.get();
    }

    /** Disconnects from all nodes (Disconnect-Peer), like a server that is being restarted. */
    void sayGoodBye() throws IOException {
        for (OutputStream out : connections.values()) {
            List<DiameterAvp> avps = List.of(
                    DiameterAvp.text(ORIGIN_HOST, host),
                    DiameterAvp.text(ORIGIN_REALM, realm),
                    DiameterAvp.number(DISCONNECT_CAUSE, REBOOTING));
            send(new DiameterMessage(REQUEST, DISCONNECT, 0, 1, 1, avps), out);
        }
    }

    private static void send(DiameterMessage message, OutputStream out) throws IOException {
        synchronized (out) {
            message.write(out);
        }
    }

    /** Closes all connections without notice. */
    void cut() {
        connections.keySet().forEach(DiameterServer::close);
    }

    private void accept() {
        while (!closing) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                connections.put(socket, new BufferedOutputStream(socket.getOutputStream()));
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!closing) {
                    LOG.warn("{} cannot accept: {}", host, e.toString());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = connections.getOrDefault(socket, OutputStream.nullOutputStream());
            boolean going = true;
            while (going) {
                DiameterMessage message = DiameterMessage.read(in);
                if (!deaf && message.request()) {
                    going = answer(message, socket.getLocalAddress(), out);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} has lost a connection: {}", host, e.toString());
        } catch (IllegalArgumentException e) {
            LOG.warn("{} received an unreadable message: {}", host, e.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    private boolean answer(DiameterMessage request, InetAddress local, OutputStream out) throws IOException {
        switch (request.command()) {
            case CAPABILITIES -> {
                List<DiameterAvp> avps = new ArrayList<>(origin(SUCCESS));
                byte[] octets = new byte[2 + local.getAddress().length];
                octets[1] = IPV4;
                System.arraycopy(local.getAddress(), 0, octets, 2, local.getAddress().length);
                avps.add(new DiameterAvp(HOST_ADDRESS, 0, true, octets));
                avps.add(DiameterAvp.number(VENDOR, 0));
                avps.add(new DiameterAvp(PRODUCT, 0, false, NAME.getBytes(StandardCharsets.UTF_8)));
                avps.add(service.advertised());
                greetings.incrementAndGet();
                send(request.answer(avps), out);
            }
            case WATCHDOG -> {
                watchdogs.incrementAndGet();
                send(request.answer(origin(SUCCESS)), out);
            }
            case DISCONNECT -> {
                send(request.answer(origin(SUCCESS)), out);
                return false;
            }
            default -> {
                if (request.command() == service.command()) {
                    serve(request, out);
                } else {
                    send(request.answer(origin(UNSUPPORTED)), out);
                }
            }
        }
        return true;
    }

    private void serve(DiameterMessage request, OutputStream out) throws IOException {
        Optional<? extends Reply> reply = desk.answer(request);
        if (reply.isEmpty()) {
            return;
        }
        switch (reply.get()) {
            case Answer answer -> {
                List<DiameterAvp> avps = new ArrayList<>();
                request.avp(SESSION_ID).ifPresent(avps::add);
                avps.addAll(origin(answer.resultCode()));
                avps.addAll(answer.avps());
                avps.add(service.advertised());
                send(request.answer(avps), out);
            }
            case Raw raw -> {
                synchronized (out) {
                    for (byte[] message : raw.messages()) {
                        out.write(message);
                    }
                    out.flush();
                }
            }
        }
    }

    private List<DiameterAvp> origin(int resultCode) {
        return List.of(
                DiameterAvp.number(RESULT_CODE, resultCode),
                DiameterAvp.text(ORIGIN_HOST, host),
                DiameterAvp.text(ORIGIN_REALM, realm));
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            LOG.debug("it did not close cleanly", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        close(listener);
        cut();
    }
}
