package org.tollbridge.simulator.diameter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A charging data function. It accepts accounting records over Diameter, stores each once however often it is sent, and
 * can be made to misbehave.
 */
public final class AccountingServer implements AutoCloseable {

    /** How the server treats accounting requests. */
    public sealed interface Manner {}

    /** Accepts and acknowledges them. */
    public record Takes() implements Manner {}

    /** Accepts them without answering. */
    public record TakesInSilence() implements Manner {}

    /** Discards them without answering. */
    public record Ignores() implements Manner {}

    /**
     * Refuses them all.
     *
     * @param resultCode the result code of its answers
     */
    public record Refuses(int resultCode) implements Manner {}

    private static final int ACCOUNTING = 271;
    private static final int SESSION_ID = 263;
    private static final int APPLICATION = 259;
    private static final int RECORD_TYPE = 480;
    private static final int RECORD_NUMBER = 485;
    private static final int SUCCESS = 2001;
    private static final int MISSING_AVP = 5005;
    private static final int ACCOUNTING_APPLICATION = 3;

    private final List<Accounted> records = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final DiameterServer server;
    private final List<Accounted> unmarked = new ArrayList<>();
    private long duplicates;
    private volatile Manner manner = new Takes();
    private volatile boolean forgetful;

    private AccountingServer(InetSocketAddress address, String host, String realm) throws IOException {
        DiameterServer.Service service =
                new DiameterServer.Service(ACCOUNTING, DiameterAvp.number(APPLICATION, ACCOUNTING_APPLICATION));
        server = DiameterServer.start(address, host, realm, service, this::account);
    }

    /**
     * Starts a server.
     *
     * @param address the listening address; port 0 selects a free port
     * @param host its DiameterIdentity
     * @throws IOException if the port is in use
     */
    public static AccountingServer start(InetSocketAddress address, String host, String realm) throws IOException {
        return new AccountingServer(address, host, realm);
    }

    /** The listening address, with the actual port. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Changes how requests are treated from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /** Sets whether accepted records are discarded rather than stored, for loads that would fill the memory. */
    public void forget(boolean yes) {
        forgetful = yes;
    }

    /** Sets whether the server stops reading and answering, watchdogs included, while its connections stay open. */
    public void playDeaf(boolean yes) {
        server.playDeaf(yes);
    }

    /** The stored records, each once, in the order received. */
    public List<Accounted> records() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    /** How often a record arrived that was already stored. */
    public long duplicates() {
        synchronized (records) {
            return duplicates;
        }
    }

    /**
     * Repeated records that were not marked as possibly retransmitted. A server that looks for duplicates only among
     * marked requests stores them twice.
     */
    public List<Accounted> unmarkedDuplicates() {
        synchronized (records) {
            return List.copyOf(unmarked);
        }
    }

    /** The number of open connections. */
    public int connections() {
        return server.connections();
    }

    /** The number of capabilities exchanges. */
    public int greetings() {
        return server.greetings();
    }

    /** The number of watchdog requests. */
    public int watchdogs() {
        return server.watchdogs();
    }

    /** Disconnects from all nodes (Disconnect-Peer), like a server that is being restarted. */
    public void sayGoodBye() throws IOException {
        server.sayGoodBye();
    }

    /** Closes all connections without notice. */
    public void cut() {
        server.cut();
    }

    private Optional<DiameterServer.Answer> account(DiameterMessage request) {
        return switch (manner) {
            case Takes takes -> Optional.of(answer(request, take(request)));
            case TakesInSilence silent -> {
                take(request);
                yield Optional.empty();
            }
            case Ignores ignores -> Optional.empty();
            case Refuses refuses -> Optional.of(answer(request, refuses.resultCode()));
        };
    }

    private static DiameterServer.Answer answer(DiameterMessage request, int resultCode) {
        List<DiameterAvp> avps = new ArrayList<>();
        request.avp(RECORD_TYPE).ifPresent(avps::add);
        request.avp(RECORD_NUMBER).ifPresent(avps::add);
        return new DiameterServer.Answer(resultCode, avps);
    }

    private int take(DiameterMessage request) {
        if (request.avp(SESSION_ID).isEmpty()
                || request.avp(RECORD_TYPE).isEmpty()
                || request.avp(RECORD_NUMBER).isEmpty()) {
            return MISSING_AVP;
        }
        if (forgetful) {
            return SUCCESS;
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
                if (!record.repeated()) {
                    unmarked.add(record);
                }
            }
        }
        return SUCCESS;
    }

    @Override
    public void close() {
        server.close();
    }
}
