package org.tollbridge.simulator.diameter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An online charging system. It keeps balances in seconds, grants calls one quota at a time, deducts what was used, and
 * can be made to misbehave.
 */
public final class CreditServer implements AutoCloseable {

    /** How the server treats requests. */
    public sealed interface Manner {}

    /** Answers according to the balances. */
    public record Answers() implements Manner {}

    /** Does not answer. */
    public record Ignores() implements Manner {}

    /** Processes the requests, but its answers are lost. */
    public record LosesAnswers() implements Manner {}

    /**
     * Refuses them all.
     *
     * @param resultCode the result code of its answers
     */
    public record Refuses(int resultCode) implements Manner {}

    /**
     * Answers with given octets, whether valid or not.
     *
     * @param what gives the octets of the messages that answer a request; called on the thread of the connection, which
     *     it may block
     */
    public record Says(Function<DiameterMessage, List<byte[]>> what) implements Manner {}

    private static final int CREDIT_CONTROL = 272;
    private static final int APPLICATION = 258;
    private static final int CREDIT_APPLICATION = 4;

    private static final int SESSION_ID = 263;
    private static final int REQUEST_TYPE = 416;
    private static final int REQUEST_NUMBER = 415;
    private static final int SESSION_FAILOVER = 418;
    private static final int TIME = 420;
    private static final int FINAL_UNIT = 430;
    private static final int GRANTED = 431;
    private static final int REDIRECT_SERVER = 434;
    private static final int REDIRECT_TYPE = 433;
    private static final int REDIRECT_ADDRESS = 435;
    private static final int RESULT_CODE = 268;
    private static final int SUBSCRIPTION = 443;
    private static final int SUBSCRIPTION_DATA = 444;
    private static final int USED = 446;
    private static final int FINAL_ACTION = 449;
    private static final int SERVICES = 456;

    private static final int SUCCESS = 2001;
    private static final int LIMIT_REACHED = 4012;
    private static final int USER_UNKNOWN = 5030;
    private static final int MISSING_AVP = 5005;
    private static final int TERMINATION = 3;
    private static final int TERMINATE = 0;
    private static final int REDIRECT = 1;
    private static final int SIP_URI = 2;

    /** The part of a balance that is reserved for a session. */
    private record Kept(String subscriber, long seconds) {}

    private final Map<String, Kept> kept = new HashMap<>();

    /** The total reserved for all sessions, by subscriber. */
    private final Map<String, Long> reserved = new HashMap<>();

    /** The last answer of a session, for a repeated request (RFC 8506, 8.2). */
    private record Answered(long number, DiameterServer.Answer answer) {}

    private final Map<String, Answered> answered = new HashMap<>();

    private final Map<String, Long> balances = new HashMap<>();
    private final List<CreditAsked> asked = new ArrayList<>();
    private final DiameterServer server;
    private volatile Manner manner = new Answers();
    private volatile boolean forgetful;
    private volatile int piece = 60;
    private volatile Optional<String> redirect = Optional.empty();

    private CreditServer(InetSocketAddress address, String host, String realm) throws IOException {
        DiameterServer.Service service =
                new DiameterServer.Service(CREDIT_CONTROL, DiameterAvp.number(APPLICATION, CREDIT_APPLICATION));
        server = DiameterServer.start(address, host, realm, service, this::control);
    }

    /**
     * Starts a server without any balance.
     *
     * @param address the listening address; port 0 selects a free port
     * @param host its DiameterIdentity
     * @throws IOException if the port is in use
     */
    public static CreditServer start(InetSocketAddress address, String host, String realm) throws IOException {
        return new CreditServer(address, host, realm);
    }

    /** The listening address, with the actual port. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Changes how requests are treated from now on. */
    public void behave(Manner other) {
        manner = other;
    }

    /**
     * Sets whether requests are discarded rather than stored, for loads that would fill the memory. Balances are always
     * kept.
     */
    public void forget(boolean yes) {
        forgetful = yes;
    }

    /**
     * Sets the largest quota.
     *
     * @param seconds 1 or more
     */
    public void grantAtMost(int seconds) {
        piece = seconds;
    }

    /** Sets where calls without credit are redirected, instead of being ended. */
    public void redirectTo(Optional<String> sipUri) {
        redirect = sipUri;
    }

    /** Gives a subscriber a balance in seconds. */
    public void credit(String subscriber, long seconds) {
        synchronized (balances) {
            balances.put(subscriber, seconds);
        }
    }

    /** The balance in seconds; below 0 if more was used than there was. */
    public long balance(String subscriber) {
        synchronized (balances) {
            return balances.getOrDefault(subscriber, 0L);
        }
    }

    /** The number of sessions with a reservation. */
    public int sessions() {
        synchronized (balances) {
            return kept.size();
        }
    }

    /** The requests in the order received. */
    public List<CreditAsked> asked() {
        synchronized (balances) {
            return List.copyOf(asked);
        }
    }

    /** The number of open connections. */
    public int connections() {
        return server.connections();
    }

    /** The number of watchdog requests. */
    public int watchdogs() {
        return server.watchdogs();
    }

    /** Closes all connections without notice. */
    public void cut() {
        server.cut();
    }

    private Optional<? extends DiameterServer.Reply> control(DiameterMessage request) {
        Optional<DiameterAvp> session = request.avp(SESSION_ID);
        Optional<DiameterAvp> type = request.avp(REQUEST_TYPE);
        Optional<DiameterAvp> number = request.avp(REQUEST_NUMBER);
        Optional<String> subscriber = request.avp(SUBSCRIPTION)
                .flatMap(avp -> DiameterAvp.find(avp.group(), SUBSCRIPTION_DATA))
                .map(DiameterAvp::text);
        if (session.isEmpty() || type.isEmpty() || number.isEmpty() || subscriber.isEmpty()) {
            return Optional.of(new DiameterServer.Answer(MISSING_AVP, List.of()));
        }
        CreditAsked ask = new CreditAsked(
                session.get().text(),
                (int) type.get().number(),
                number.get().number(),
                subscriber.get(),
                used(request),
                request.repeated(),
                request.avps());
        List<DiameterAvp> head = List.of(type.get(), number.get(), DiameterAvp.number(SESSION_FAILOVER, 1));
        Manner now = manner;
        synchronized (balances) {
            if (!forgetful) {
                asked.add(ask);
            }
        }
        return now instanceof Says says
                ? Optional.of(new DiameterServer.Raw(says.what().apply(request)))
                : answer(now, ask, head);
    }

    private Optional<DiameterServer.Answer> answer(Manner now, CreditAsked ask, List<DiameterAvp> head) {
        synchronized (balances) {
            return switch (now) {
                case Says says -> Optional.empty();
                case Answers answers -> Optional.of(once(ask, head));
                case LosesAnswers loses -> {
                    DiameterServer.Answer unused = once(ask, head);
                    yield Optional.empty();
                }
                case Ignores ignores -> Optional.empty();
                case Refuses refuses -> Optional.of(new DiameterServer.Answer(refuses.resultCode(), head));
            };
        }
    }

    private static OptionalLong used(DiameterMessage request) {
        Optional<DiameterAvp> time = request.avp(SERVICES)
                .flatMap(avp -> DiameterAvp.find(avp.group(), USED))
                .flatMap(avp -> DiameterAvp.find(avp.group(), TIME));
        return time.isPresent() ? OptionalLong.of(time.get().number()) : OptionalLong.empty();
    }

    private DiameterServer.Answer once(CreditAsked ask, List<DiameterAvp> head) {
        Answered last = answered.get(ask.session());
        if (ask.repeated() && last != null && last.number() == ask.number()) {
            return last.answer();
        }
        DiameterServer.Answer answer = decide(ask, head);
        if (forgetful) {
            answered.remove(ask.session());
        } else {
            answered.put(ask.session(), new Answered(ask.number(), answer));
        }
        return answer;
    }

    private DiameterServer.Answer decide(CreditAsked ask, List<DiameterAvp> head) {
        Long balance = balances.get(ask.subscriber());
        if (balance == null) {
            return new DiameterServer.Answer(USER_UNKNOWN, head);
        }
        release(ask.session());
        long left = balance - ask.used().orElse(0);
        balances.put(ask.subscriber(), left);
        List<DiameterAvp> avps = new ArrayList<>(head);
        if (ask.type() == TERMINATION) {
            return new DiameterServer.Answer(SUCCESS, avps);
        }
        long free = left - reserved.getOrDefault(ask.subscriber(), 0L);
        if (free <= 0 && redirect.isEmpty()) {
            return new DiameterServer.Answer(LIMIT_REACHED, head);
        }
        long granted = Math.max(0, Math.min(piece, free));
        kept.put(ask.session(), new Kept(ask.subscriber(), granted));
        reserved.merge(ask.subscriber(), granted, Long::sum);
        List<DiameterAvp> service = new ArrayList<>();
        service.add(DiameterAvp.number(RESULT_CODE, SUCCESS));
        service.add(DiameterAvp.group(GRANTED, List.of(DiameterAvp.number(TIME, granted))));
        if (granted == free || granted == 0) {
            service.add(DiameterAvp.group(FINAL_UNIT, finalUnit()));
        }
        avps.add(DiameterAvp.group(SERVICES, service));
        return new DiameterServer.Answer(SUCCESS, avps);
    }

    private void release(String session) {
        Kept before = kept.remove(session);
        if (before != null) {
            reserved.merge(before.subscriber(), -before.seconds(), Long::sum);
        }
    }

    private List<DiameterAvp> finalUnit() {
        return redirect.map(address -> List.of(
                        DiameterAvp.number(FINAL_ACTION, REDIRECT),
                        DiameterAvp.group(
                                REDIRECT_SERVER,
                                List.of(
                                        DiameterAvp.number(REDIRECT_TYPE, SIP_URI),
                                        DiameterAvp.text(REDIRECT_ADDRESS, address)))))
                .orElseGet(() -> List.of(DiameterAvp.number(FINAL_ACTION, TERMINATE)));
    }

    @Override
    public void close() {
        server.close();
    }
}
