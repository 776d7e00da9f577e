package org.tollbridge.simulator.diameter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A charging data function: it takes accounting records over Diameter, keeps each once however often it is sent, and can be
 * told to misbehave.
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
     * @param address where it listens; port 0 is any free one
     * @param host its DiameterIdentity
     * @throws IOException when the port is in use
     */
    public static AccountingServer start(InetSocketAddress address, String host, String realm) throws IOException {
        return new AccountingServer(address, host, realm);
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Changes what it does from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /** Whether it keeps nothing of what it takes from now on, as under a load that would fill the memory. */
    public void forget(boolean yes) {
        forgetful = yes;
    }

    /** Whether it stops to read and to answer anything, watchdogs included, while its connections stay. */
    public void playDeaf(boolean yes) {
        server.playDeaf(yes);
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

    /**
     * What came although it was there already, and did not say that it might have been sent before: a server that looks for
     * duplicates among such requests alone has it twice.
     */
    public List<Accounted> unmarkedDuplicates() {
        synchronized (records) {
            return List.copyOf(unmarked);
        }
    }

    /** Connections that are open. */
    public int connections() {
        return server.connections();
    }

    /** How often a node has introduced itself. */
    public int greetings() {
        return server.greetings();
    }

    /** How often a node has asked whether it is there. */
    public int watchdogs() {
        return server.watchdogs();
    }

    /** Takes leave of all nodes (Disconnect-Peer), as a server does that is started anew. */
    public void sayGoodBye() throws IOException {
        server.sayGoodBye();
    }

    /** Cuts all connections without a word. */
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
