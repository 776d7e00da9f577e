package org.tollbridge.simulator.ssf;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.simulator.link.AspLink;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.traffic.CallSubject;
import org.tollbridge.simulator.traffic.TrafficOffice;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.Reassembly;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.DecodeFailure;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;

/**
 * A simulated service switching point. It places calls, asks its SCP over one or several M3UA associations, and follows
 * its instructions as far as the SSF's states allow. Many simultaneous calls share one thread. All methods are
 * thread-safe.
 */
public final class Switch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Switch.class);

    private static final int OWN_ID_LENGTH = 4;
    private static final long REPORT_MILLIS = 100;
    private static final int MOST_INCOMPLETE_MESSAGES = 1_000;
    private static final Duration REASSEMBLY_LIMIT = Duration.ofSeconds(10);
    private static final int SLS = 0xf;

    private final SwitchSettings settings;
    private final ScheduledThreadPoolExecutor thread;
    private final List<AspLink> links = new ArrayList<>();
    private final SccpDecoder sccpDecoder;
    private final SccpEncoder sccpEncoder;
    private final TcapEncoder tcapEncoder = new TcapEncoder();
    private final SccpAddress own;
    private final SccpAddress scp;
    /** Used only on the switch's thread, like the dialogues below. */
    private final Reassembly reassembly = new Reassembly(MOST_INCOMPLETE_MESSAGES, REASSEMBLY_LIMIT.toNanos());
    /** By the switch's transaction id. */
    private final Map<Integer, SwitchDialogue> dialogues = new HashMap<>();

    private final TrafficOffice traffic;
    private final ScheduledFuture<?> trafficReports;
    private int lastTransactionId;
    private volatile Switch assistant = this;

    /**
     * Starts the switch, which connects to its SCP and keeps trying until closed.
     *
     * @param tap sees every message of the link
     * @throws IOException if the transport protocol is not available on this machine
     */
    public Switch(Transport transport, SwitchSettings settings, MessageTap tap) throws IOException {
        this.settings = settings;
        this.traffic = new TrafficOffice(true, settings.variant());
        LinkSettings to = settings.link();
        this.sccpDecoder = new SccpDecoder(to.pointCodes());
        this.sccpEncoder = new SccpEncoder(to.pointCodes());
        this.own = to.calling();
        this.scp = to.called();
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("switch-" + to.pointCode()).factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        links.add(AspLink.start(transport, to, new LinkUser(), tap));
        for (DialSettings other : settings.sharing().others()) {
            links.add(AspLink.start(transport, to.withDial(other), new LinkUser(), tap));
        }
        this.trafficReports =
                thread.scheduleWithFixedDelay(this::reportTraffic, REPORT_MILLIS, REPORT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until the switch can place calls.
     *
     * @throws LinkException if there is no association within the limit; the message says how far it got
     */
    public void awaitActive(Duration limit) throws LinkException, InterruptedException {
        for (AspLink link : links) {
            link.awaitActive(limit);
        }
    }

    /**
     * Places a call. The result is delivered on the switch's thread once call and dialogue have both ended. It fails
     * with {@link IllegalStateException} if the switch is closed or has reached its limit of calls, or if an SCP's gap
     * or filter applies to the call.
     */
    public CompletableFuture<CallResult> place(CallScript script) {
        CompletableFuture<CallResult> result = new CompletableFuture<>();
        if (!execute(() -> begin(script, result))) {
            result.completeExceptionally(new IllegalStateException("the switch is closed"));
        }
        return result;
    }

    /** Breaks every connection like a failure of the link. Calls continue, and the links reconnect. */
    public void breakLink() {
        links.forEach(link -> link.reset("broken on purpose"));
    }

    /** Closes one of several associations permanently; the others take its share of the messages. */
    public void endLink(int at) {
        links.get(at).close();
    }

    /** Closes the link. Calls that have not ended fail. */
    @Override
    public void close() {
        links.forEach(AspLink::close);
        trafficReports.cancel(false);
        execute(() -> List.copyOf(dialogues.values()).forEach(SwitchDialogue::giveUp));
        thread.shutdown();
    }

    /**
     * @return false if the switch is closed
     */
    private boolean execute(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    /** The traffic orders of an SCP and their counts. */
    public TrafficOffice traffic() {
        return traffic;
    }

    private void reportTraffic() {
        traffic.due(System.nanoTime()).forEach(report -> send(carry(report, 0), 0));
    }

    private void begin(CallScript script, CompletableFuture<CallResult> result) {
        TrafficOffice.Treatment treatment = traffic.treat(CallSubject.of(InitialDps.of(script)), System.nanoTime());
        if (treatment != TrafficOffice.Treatment.ASK_THE_SCP) {
            result.completeExceptionally(new IllegalStateException(
                    treatment == TrafficOffice.Treatment.GAPPED
                            ? "the call falls under a gap that the SCP has ordered"
                            : "the call falls under a filter that the SCP has ordered"));
            return;
        }
        if (dialogues.size() >= settings.maximumCalls()) {
            result.completeExceptionally(new IllegalStateException(
                    "the switch has " + settings.maximumCalls() + " calls, as many as it may"));
            return;
        }
        open(script.context(), world -> new SsfCall(script, settings, world), result);
    }

    private void open(
            Optional<ApplicationContext> context,
            Function<CallWorld, DialogueUser> user,
            CompletableFuture<CallResult> result) {
        do {
            lastTransactionId++;
        } while (dialogues.containsKey(lastTransactionId));
        SwitchDialogue dialogue = new SwitchDialogue(this, lastTransactionId, context, user, result);
        dialogues.put(lastTransactionId, dialogue);
        guarded(dialogue, dialogue::start);
    }

    /**
     * Routes temporary connections from this switch to another one, or to a peripheral with a link of its own. By
     * default the assisting side uses the link of this switch.
     */
    public void assistedBy(Switch other) {
        assistant = other;
    }

    /** Connects a call to the assisting side. */
    TemporaryConnection assist(TemporaryConnection.Request request, TemporaryConnection.Assisted assisted) {
        return assistant.takeOver(request, assisted);
    }

    private TemporaryConnection takeOver(TemporaryConnection.Request request, TemporaryConnection.Assisted assisted) {
        CompletableFuture<CallResult> result = new CompletableFuture<>();
        var unused = result.whenComplete(
                (over, fault) -> assisted.over(over == null ? CallResult.failed(request.script()) : over));
        List<AssistCall> side = new ArrayList<>(1);
        Optional<ApplicationContext> context = request.script()
                .context()
                .map(call -> settings.resources().assisting().context(request.variant()));
        boolean taken = execute(() -> open(
                context,
                world -> {
                    AssistCall call = new AssistCall(request, assisted, settings, world);
                    side.add(call);
                    return call;
                },
                result));
        if (!taken) {
            result.completeExceptionally(new IllegalStateException("the assisting switch is closed"));
        }
        return () -> execute(() -> side.forEach(AssistCall::release));
    }

    /** Runs work for a dialogue; an internal fault ends only that call. */
    private static void guarded(SwitchDialogue dialogue, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.error("an error in the simulated switch ends one call", fault);
            dialogue.broken(fault);
        }
    }

    // For the dialogues, on the switch's thread.

    SwitchSettings settings() {
        return settings;
    }

    void remove(int transactionId) {
        dialogues.remove(transactionId);
    }

    CallWorld.Timer after(Duration real, SwitchDialogue dialogue, Runnable task) {
        try {
            ScheduledFuture<?> scheduled =
                    thread.schedule(() -> guarded(dialogue, task), real.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    /** The M3UA message that carries a TCAP message; the SLS keeps the messages of a dialogue in order. */
    byte[] carry(TcapMessage message, int sls) {
        LinkSettings to = settings.link();
        Octets sccp = sccpEncoder.encode(
                new SccpMessage.Unitdata(ProtocolClass.CLASS_0_RETURN_ON_ERROR, scp, own, tcapEncoder.encode(message)));
        return M3uaEncoder.data(
                to.networkAppearance(),
                to.routingContext(),
                to.pointCode(),
                to.remotePointCode(),
                M3uaEncoder.label(Parameter.ProtocolData.SI_SCCP, to.networkIndicator(), 0, sls & SLS),
                sccp.toByteArray());
    }

    /** Sends a message that opens a dialogue, or belongs to none. */
    boolean send(byte[] m3ua, int sls) {
        return send(m3ua, sls & SLS, sls & SLS);
    }

    /** Sends a message that follows the BEGIN of a dialogue. */
    boolean sendNext(byte[] m3ua, int sls) {
        return send(m3ua, sls & SLS, (sls & SLS) + (settings.sharing().shifts() ? 1 : 0));
    }

    /** Sends on the preferred association, or on the next active one. */
    private boolean send(byte[] m3ua, int sls, int preferred) {
        SendResult result = SendResult.CLOSED;
        for (int i = 0; i < links.size() && result == SendResult.CLOSED; i++) {
            result = links.get((preferred + i) % links.size()).send(m3ua, sls);
        }
        return result == SendResult.QUEUED;
    }

    private final class LinkUser implements AspLink.User {
        @Override
        public void active() {
            LOG.debug("switch {} is active", settings.link().pointCode());
        }

        @Override
        public void data(Octets m3ua) {
            execute(() -> received(m3ua));
        }

        @Override
        public void inactive(String reason) {
            LOG.info("switch {} lost its link: {}", settings.link().pointCode(), reason);
        }
    }

    private void received(Octets m3ua) {
        if (M3uaDecoder.decode(m3ua) instanceof M3uaMessage message
                && sccpDecoder.decode(
                                message.require(Parameter.ProtocolData.class).data())
                        instanceof SccpMessage sccp) {
            switch (sccp) {
                case SccpMessage.Unitdata m -> tcap(m.data(), m3ua);
                case SccpMessage.ExtendedUnitdata m -> reassembled(m, m3ua);
                case SccpMessage.LongUnitdata m -> reassembled(m, m3ua);
                case SccpMessage.UnitdataService m ->
                    returned(m.data(), m.cause().text());
                case SccpMessage.ExtendedUnitdataService m ->
                    returned(m.data(), m.cause().text());
                case SccpMessage.LongUnitdataService m ->
                    returned(m.data(), m.cause().text());
            }
        } else {
            LOG.warn("from the SCP, unreadable: {}", m3ua);
        }
    }

    /**
     * @param m3ua for the journal of the call, which shows only the last of several segments
     */
    private void reassembled(SccpMessage message, Octets m3ua) {
        reassembly.add(message, System.nanoTime()).ifPresent(whole -> tcap(whole, m3ua));
    }

    private void tcap(Octets octets, Octets m3ua) {
        switch (TcapDecoder.decode(octets)) {
            case DecodeFailure failure -> {
                LOG.warn("from the SCP: {}", failure.describe());
                failure.originating().ifPresent(id -> abort(id, failure.cause()));
            }
            case TcapMessage.Continue m -> {
                if (!handOver(m.destination(), m, m3ua)) {
                    abort(m.originating(), PAbortCause.UNRECOGNIZED_TRANSACTION_ID);
                }
            }
            case TcapMessage.End m -> ended(handOver(m.destination(), m, m3ua));
            case TcapMessage.Abort m -> ended(handOver(m.destination(), m, m3ua));
            case TcapMessage.Begin m ->
                traffic.received(m, System.nanoTime()).ifPresent(answer -> send(carry(answer, 0), 0));
            case TcapMessage.Unidirectional m -> LOG.debug("from the SCP: UNIDIRECTIONAL");
        }
    }

    private void ended(boolean known) {
        if (!known) {
            LOG.debug("from the SCP: the end of a dialogue that is not there any more");
        }
    }

    /**
     * @return whether the dialogue exists
     */
    private boolean handOver(TransactionId destination, TcapMessage message, Octets m3ua) {
        Optional<SwitchDialogue> found = find(destination);
        found.ifPresent(dialogue -> guarded(dialogue, () -> dialogue.received(message, m3ua)));
        return found.isPresent();
    }

    /** Ends the dialogue of an undeliverable message. */
    private void returned(Octets octets, String cause) {
        if (TcapDecoder.decode(octets) instanceof TcapMessage.Begin m) {
            find(m.originating()).ifPresent(dialogue -> guarded(dialogue, () -> dialogue.undeliverable(cause)));
        }
    }

    private Optional<SwitchDialogue> find(TransactionId id) {
        Octets octets = id.octets();
        return octets.length() == OWN_ID_LENGTH
                ? Optional.ofNullable(
                        dialogues.get(octets.at(0) << 24 | octets.at(1) << 16 | octets.at(2) << 8 | octets.at(3)))
                : Optional.empty();
    }

    private void abort(TransactionId destination, PAbortCause cause) {
        send(carry(new TcapMessage.Abort(destination, Optional.of(cause), Optional.empty()), 0), 0);
    }
}
