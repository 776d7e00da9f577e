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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A charging data function: it takes accounting records over Diameter, keeps each once however often it is sent, and can be
 * told to misbehave. It speaks by a codec of its own, so that it is a second opinion on what a node sends.
 */
public final class AccountingServer implements AutoCloseable {

    /** What it does with accounting requests. */
    public sealed interface Manner {}

    /** It takes them. */
    public record Takes() implements Manner {}

    /** It takes them and never says so. */
    public record TakesInSilence() implements Manner {}

    /** It hears them, keeps nothing and says nothing. */
    public record Ignores() implements Manner {}

    /**
     * It takes none.
     *
     * @param resultCode of its answers
     */
    public record Refuses(int resultCode) implements Manner {}

    private static final Logger LOG = LoggerFactory.getLogger(AccountingServer.class);

    private static final String NAME = "Tollbridge simulator";

    private static final int CAPABILITIES = 257;
    private static final int WATCHDOG = 280;
    private static final int DISCONNECT = 282;
    private static final int ACCOUNTING = 271;

    private static final int SESSION_ID = 263;
    private static final int ORIGIN_HOST = 264;
    private static final int ORIGIN_REALM = 296;
    private static final int RESULT_CODE = 268;
    private static final int HOST_ADDRESS = 257;
    private static final int VENDOR = 266;
    private static final int PRODUCT = 269;
    private static final int APPLICATION = 259;
    private static final int DISCONNECT_CAUSE = 273;
    private static final int REBOOTING = 0;
    private static final int REQUEST = 0x80;
    private static final int RECORD_TYPE = 480;
    private static final int RECORD_NUMBER = 485;

    private static final int SUCCESS = 2001;
    private static final int UNSUPPORTED = 3001;
    private static final int MISSING_AVP = 5005;
    private static final int ACCOUNTING_APPLICATION = 3;
    private static final int IPV4 = 1;

    private final String host;
    private final String realm;
    private final ServerSocket listener;
    private final Map<Socket, OutputStream> connections = new ConcurrentHashMap<>();
    private final AtomicInteger greetings = new AtomicInteger();
    private final List<Accounted> records = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private long duplicates;
    private volatile Manner manner = new Takes();
    private volatile boolean deaf;
    private volatile boolean closing;

    private AccountingServer(String host, String realm, ServerSocket listener) {
        this.host = host;
        this.realm = realm;
        this.listener = listener;
    }

    /**
     * Starts a server.
     *
     * @param address where it listens; port 0 is any free one
     * @param host its DiameterIdentity
     * @throws IOException when the port is in use
     */
    public static AccountingServer start(InetSocketAddress address, String host, String realm) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address);
        AccountingServer server = new AccountingServer(host, realm, listener);
        Thread.ofPlatform().name("cdf-" + host).daemon().start(server::accept);
        return server;
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Changes what it does from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /** Whether it stops to read and to answer anything, watchdogs included, while its connections stay. */
    public void playDeaf(boolean yes) {
        deaf = yes;
    }

    /** The records that it has, each once, in the order in which they came. */
    public List<Accounted> records() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    /** How often a record came that was there already. */
    public long duplicates() {
        synchronized (records) {
            return duplicates;
        }
    }

    /** Connections that are open. */
    public int connections() {
        return connections.size();
    }

    /** How often a node has introduced itself. */
    public int greetings() {
        return greetings.get();
    }

    /** Takes leave of all nodes (Disconnect-Peer), as a server does that is started anew. */
    public void sayGoodBye() throws IOException {
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

    /** Cuts all connections without a word. */
    public void cut() {
        connections.keySet().forEach(AccountingServer::close);
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
            LOG.warn("{} was sent what it cannot read: {}", host, e.getMessage());
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
                avps.add(DiameterAvp.number(APPLICATION, ACCOUNTING_APPLICATION));
                greetings.incrementAndGet();
                send(request.answer(avps), out);
            }
            case WATCHDOG -> send(request.answer(origin(SUCCESS)), out);
            case DISCONNECT -> {
                send(request.answer(origin(SUCCESS)), out);
                return false;
            }
            case ACCOUNTING -> account(request, out);
            default -> send(request.answer(origin(UNSUPPORTED)), out);
        }
        return true;
    }

    private void account(DiameterMessage request, OutputStream out) throws IOException {
        int resultCode;
        switch (manner) {
            case Takes takes -> resultCode = take(request);
            case TakesInSilence silent -> {
                take(request);
                return;
            }
            case Ignores ignores -> {
                return;
            }
            case Refuses refuses -> resultCode = refuses.resultCode();
        }
        List<DiameterAvp> avps = new ArrayList<>();
        request.avp(SESSION_ID).ifPresent(avps::add);
        avps.addAll(origin(resultCode));
        request.avp(RECORD_TYPE).ifPresent(avps::add);
        request.avp(RECORD_NUMBER).ifPresent(avps::add);
        avps.add(DiameterAvp.number(APPLICATION, ACCOUNTING_APPLICATION));
        send(request.answer(avps), out);
    }

    private int take(DiameterMessage request) {
        if (request.avp(SESSION_ID).isEmpty()
                || request.avp(RECORD_TYPE).isEmpty()
                || request.avp(RECORD_NUMBER).isEmpty()) {
            return MISSING_AVP;
        }
        Accounted record = new Accounted(
                request.avp(SESSION_ID).get().text(),
                (int) request.avp(RECORD_TYPE).get().number(),
                request.avp(RECORD_NUMBER).get().number(),
                request.repeated(),
                request.avps());
        synchronized (records) {
            if (known.add(record.key())) {
                records.add(record);
            } else {
                duplicates++;
            }
        }
        return SUCCESS;
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
