package org.tollbridge.core.diameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jdiameter.api.ApplicationId;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.DisconnectCause;
import org.jdiameter.api.EventListener;
import org.jdiameter.api.IllegalDiameterStateException;
import org.jdiameter.api.InternalException;
import org.jdiameter.api.Message;
import org.jdiameter.api.OverloadException;
import org.jdiameter.api.Peer;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.PeerStateListener;
import org.jdiameter.api.PeerTable;
import org.jdiameter.api.RawSession;
import org.jdiameter.api.RouteException;
import org.jdiameter.client.api.IContainer;
import org.jdiameter.client.impl.StackImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.accounting.AccountingPeer;
import org.tollbridge.core.accounting.AccountingRequest;

/** A link to an accounting server (Rf of 3GPP TS 32.299; accounting of RFC 6733, 9), which comes back whenever it is lost. */
public final class RfLink implements AccountingPeer {

    /** Acct-Application-Id of Diameter base accounting (RFC 6733, 2.4), which TS 32.299 uses for Rf. */
    static final long APPLICATION = 3;

    private static final Logger LOG = LoggerFactory.getLogger(RfLink.class);
    private static final int ACCOUNTING = 271;
    private static final long STOP_SECONDS = 2;
    private static final int FIRST_LOOK = 500;
    private static final ApplicationId ACCOUNTING_APPLICATION = ApplicationId.createByAccAppId(APPLICATION);

    private final DiameterNode own;
    private final DiameterPeer peer;
    private final DiameterTimes times;
    private final StackImpl stack = new StackImpl();
    private final RawSession session;
    private final Peer remote;
    private volatile boolean closing;

    private RfLink(DiameterNode own, DiameterPeer peer, DiameterTimes times) throws InternalException {
        this.own = own;
        this.peer = peer;
        this.times = times;
        try {
            session = stack.init(StackConfiguration.of(own, local(peer.address()), peer, times, APPLICATION))
                    .getNewRawSession();
            stack.start();
        } catch (IllegalDiameterStateException e) {
            throw new IllegalStateException("a new stack cannot be started", e);
        }
        remote = stack.unwrap(PeerTable.class).getPeerTable().getFirst();
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
    }

    /**
     * Opens a link. It need not come up: {@link #ready} says whether it has.
     *
     * @throws IllegalStateException when jDiameter cannot be set up
     */
    public static RfLink open(DiameterNode own, DiameterPeer peer, DiameterTimes times) {
        try {
            return new RfLink(own, peer, times);
        } catch (InternalException e) {
            throw new IllegalStateException(
                    "the Diameter link to " + peer.node().host() + " cannot be set up", e);
        }
    }

    /** The address from which the system would go to another one; nothing is sent for that. */
    private static InetAddress local(InetSocketAddress to) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(to);
            return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
        } catch (IOException e) {
            // There is no way to it as yet: any address may do later.
            return new InetSocketAddress(0).getAddress();
        }
    }

    private void changed(PeerState before, PeerState now) {
        if (now == PeerState.OKAY) {
            LOG.info("Diameter: {} is within reach", name());
        } else if (before == PeerState.OKAY && !closing) {
            LOG.warn("Diameter: {} is out of reach", name());
        }
    }

    /**
     * Calls a peer that jDiameter has given up: one that has said good-bye, and one whose first call was lost in a race
     * between the threads of a new stack ("Statistic already defined").
     */
    private void connect() {
        if (!closing && remote.getState(PeerState.class) == PeerState.DOWN) {
            try {
                remote.connect();
            } catch (InternalException | IOException | IllegalDiameterStateException e) {
                LOG.warn("Diameter: {} cannot be called: {}", name(), e.toString());
            }
        }
    }

    @Override
    public String name() {
        return peer.node().host();
    }

    @Override
    public boolean ready() {
        return !closing && remote.getState(PeerState.class) == PeerState.OKAY;
    }

    @Override
    public boolean send(AccountingRequest request, long endToEnd, boolean repeated, IntConsumer answer) {
        Message message = session.createMessage(ACCOUNTING, ACCOUNTING_APPLICATION, -1, endToEnd);
        message.setRequest(true);
        message.setProxiable(true);
        message.setReTransmitted(repeated);
        RfAvps.write(message.getAvps(), own, peer.node().realm(), request);
        try {
            session.send(message, new Listener(answer), times.answer(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InternalException | IllegalDiameterStateException | RouteException | OverloadException e) {
            LOG.debug("{} cannot be sent to {}", request.session(), name(), e);
            return false;
        }
    }

    /** Tells the result code of an answer. */
    private record Listener(IntConsumer answer) implements EventListener<Message, Message> {

        @Override
        public void receivedSuccessMessage(Message request, Message reply) {
            answer.accept(resultCode(reply));
        }

        @Override
        public void timeoutExpired(Message request) {
            answer.accept(NO_ANSWER);
        }

        /** An answer without a code that can be read is as good as none. */
        private static int resultCode(Message reply) {
            Avp code = reply.getAvps().getAvp(Avp.RESULT_CODE);
            if (code == null) {
                return NO_ANSWER;
            }
            try {
                return (int) code.getUnsigned32();
            } catch (AvpDataException e) {
                return NO_ANSWER;
            }
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
    }
}
