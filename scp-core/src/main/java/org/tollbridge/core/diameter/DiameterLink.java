package org.tollbridge.core.diameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdiameter.api.Answer;
import org.jdiameter.api.ApplicationId;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.api.IllegalDiameterStateException;
import org.jdiameter.api.InternalException;
import org.jdiameter.api.OverloadException;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.PeerStateListener;
import org.jdiameter.api.PeerTable;
import org.jdiameter.api.RawSession;
import org.jdiameter.api.Request;
import org.jdiameter.client.api.IContainer;
import org.jdiameter.client.api.IEventListener;
import org.jdiameter.client.api.IMessage;
import org.jdiameter.client.api.controller.IPeer;
import org.jdiameter.client.api.io.TransportException;
import org.jdiameter.client.impl.StackImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.NodeClock;

/** A link to one server for one application; it reconnects whenever it is lost. */
final class DiameterLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiameterLink.class);
    private static final long STOP_SECONDS = 2;
    private static final int FIRST_LOOK = 500;
    /** A server unreachable by then may have another address. */
    private static final int LOOKS_BEFORE_WARNING = 2;
    /** Largest delay of a request's timeout. */
    private static final long TICK_MILLIS = 20;

    private static final int TICKS = 512;

    private final DiameterPeer peer;
    private final DiameterApplication application;
    private final ApplicationId identifier;
    private final StackImpl stack = new StackImpl();
    private final RawSession session;
    private final IPeer remote;
    private final DeadlineWheel deadlines = new DeadlineWheel(NodeClock.system(), TICK_MILLIS, TICKS);
    private volatile boolean reached;
    private volatile boolean closing;
    private int looks;

    private DiameterLink(DiameterNode own, DiameterPeer peer, DiameterTimes times, DiameterApplication application)
            throws InternalException {
        this.peer = peer;
        this.application = application;
        this.identifier = application.identifier();
        try {
            session = stack.init(StackConfiguration.of(own, local(peer.address()), peer, times, application))
                    .getNewRawSession();
            ((StateMetaData) stack.getMetaData()).tell(own);
            stack.start();
        } catch (IllegalDiameterStateException e) {
            throw new IllegalStateException("a new stack cannot be started", e);
        }
        remote = (IPeer) stack.unwrap(PeerTable.class).getPeerTable().getFirst();
        var unused = ((IContainer) stack)
                .getScheduledFacility()
                .scheduleWithFixedDelay(
                        this::connect,
                        Math.min(FIRST_LOOK, times.reconnect()),
                        times.reconnect(),
                        TimeUnit.MILLISECONDS);
        remote.addPeerStateListener(new PeerStateListener() {
            @Override
            public void stateChanged(PeerState before, PeerState now) {
                changed(before, now);
            }
        });
        deadlines.start();
    }

    /**
     * Opens a link. It need not come up: {@link #ready} says whether it has.
     *
     * @throws IllegalStateException when jDiameter cannot be set up
     */
    static DiameterLink open(
            DiameterNode own, DiameterPeer peer, DiameterTimes times, DiameterApplication application) {
        try {
            return new DiameterLink(own, peer, times, application);
        } catch (InternalException e) {
            throw new IllegalStateException(
                    "the Diameter link to " + peer.node().host() + " cannot be set up", e);
        }
    }

    /** Returns the local address from which the system would reach another one; sends nothing. */
    private static InetAddress local(InetSocketAddress to) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(to);
            return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
        } catch (IOException e) {
            // There is no route yet: any address may do later.
            return new InetSocketAddress(0).getAddress();
        }
    }

    private void changed(PeerState before, PeerState now) {
        if (now == PeerState.OKAY) {
            reached = true;
            LOG.info("Diameter: {} is reachable", name());
        } else if (before == PeerState.OKAY && !closing) {
            LOG.warn("Diameter: {} is unreachable", name());
        }
    }

    /** Connects to a peer that jDiameter has given up, such as one that disconnected in order. */
    private void connect() {
        looks++;
        if (looks == LOOKS_BEFORE_WARNING && !reached && !closing) {
            LOG.warn(
                    "Diameter: {} is unreachable at {} port {}; connection attempts continue",
                    name(),
                    peer.address().getAddress().getHostAddress(),
                    peer.address().getPort());
        }
        if (!closing && remote.getState(PeerState.class) == PeerState.DOWN) {
            try {
                remote.connect();
            } catch (InternalException | IOException | IllegalDiameterStateException | RuntimeException e) {
                // Whatever fails, it is tried again: an exception would end the periodic task.
                LOG.warn("Diameter: no connection to {}: {}", name(), e.toString());
            }
        }
    }

    String name() {
        return peer.node().host();
    }

    /** Returns whether requests can be sent now. */
    boolean ready() {
        return !closing && remote.getState(PeerState.class) == PeerState.OKAY;
    }

    /**
     * Sends a request without waiting. It goes to the only peer of the stack, bypassing jDiameter's routing and its
     * timers, each of which wakes a thread.
     *
     * @param endToEnd identifier of the request, 0 to 2^32 - 1
     * @param repeated whether it may have been sent before
     * @param answerMillis how long the answer may take
     * @param contents writes the AVPs
     * @param answer receives the AVPs of the answer, or empty when none came in time; at most once, on any thread
     * @return false when it could not be sent: the server is unreachable, or does not read what it was sent before
     */
    boolean send(
            long endToEnd,
            boolean repeated,
            int answerMillis,
            Consumer<AvpSet> contents,
            Consumer<Optional<AvpSet>> answer) {
        if (!ready()) {
            return false;
        }
        IMessage message = (IMessage) session.createMessage(application.command(), identifier, -1, endToEnd);
        message.setRequest(true);
        message.setProxiable(true);
        message.setReTransmitted(repeated);
        contents.accept(message.getAvps());
        Unanswered request = new Unanswered(message, answer);
        message.setListener(request);
        message.setHopByHopIdentifier(remote.getHopByHopIdentifier());
        message.setPeer(remote);
        remote.addMessage(message);
        request.deadline.set(answerMillis);
        if (handOver(message)) {
            return true;
        }
        request.forget();
        return false;
    }

    private boolean handOver(IMessage message) {
        try {
            return remote.sendMessage(message);
        } catch (InternalException | TransportException | OverloadException e) {
            LOG.debug("A request cannot be sent to {}", name(), e);
            return false;
        }
    }

    /** An outstanding request; delivers its answer. */
    private final class Unanswered implements IEventListener {

        private final IMessage message;
        private final Consumer<Optional<AvpSet>> answer;
        private final DeadlineWheel.Deadline deadline = deadlines.deadline(this::giveUp);
        private final AtomicBoolean open = new AtomicBoolean(true);

        Unanswered(IMessage message, Consumer<Optional<AvpSet>> answer) {
            this.message = message;
            this.answer = answer;
        }

        void forget() {
            open.set(false);
            deadline.clear();
            remote.remMessage(message);
        }

        private void giveUp() {
            remote.remMessage(message);
            if (open.getAndSet(false)) {
                answer.accept(Optional.empty());
            }
        }

        @Override
        public void receivedSuccessMessage(Request request, Answer reply) {
            deadline.clear();
            if (open.getAndSet(false)) {
                answer.accept(Optional.of(reply.getAvps()));
            }
        }

        @Override
        public void timeoutExpired(Request request) {
            giveUp();
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public void setValid(boolean value) {
            // It ends with its answer or its timeout.
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            stack.stop(STOP_SECONDS, TimeUnit.SECONDS, DisconnectCause.REBOOTING);
        } catch (IllegalDiameterStateException | InternalException e) {
            LOG.debug("{} has not said good-bye", name(), e);
        }
        stack.destroy();
        deadlines.close();
    }
}
