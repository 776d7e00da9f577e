package org.tollbridge.adapter.sccp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.restcomm.protocols.ss7.mtp.Mtp3EndCongestionPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3PausePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3ResumePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusCause;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPart;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartListener;
import org.restcomm.protocols.ss7.sccp.SccpProvider;
import org.restcomm.protocols.ss7.sccp.message.SccpDataMessage;
import org.restcomm.protocols.ss7.sccp.message.SccpNoticeMessage;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.DecodeFailure;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Connectionless SCCP of this node (Q.711 to Q.714, classes 0 and 1) over MTP level 3, for jSS7's TCAP. The node is an
 * end point of the network, not a relay. {@code docs/conformance/q714.md} states the supported parts of Q.714.
 */
public final class Sccp implements AutoCloseable {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Sccp.class));

    private static final long TICK_MILLIS = 100;
    /** The initial hop counter, before any translation. */
    private static final int MOST_HOPS = 15;

    private final Mtp3UserPart userPart;
    private final FromMtp fromMtp = new FromMtp();
    private final SccpCounters counters = new SccpCounters();
    private final SccpEncoder encoder;
    private final SccpDecoder decoder;
    private final Scmg scmg;
    private final Scrc scrc;
    private final Sclc sclc;
    private final SccpProvider provider;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sccp-timer").factory());

    private Optional<Future<?>> ticking = Optional.empty();

    /**
     * Creates an SCCP that is idle until its start.
     *
     * @param others MTP's knowledge of other signalling points
     * @param pointCode the point code of this node
     * @param networkIndicator the network indicator of sent messages, 0 to 3
     * @throws IllegalArgumentException if the point code is too long for the network
     */
    public Sccp(
            Mtp3UserPart userPart,
            SignallingPoints others,
            int pointCode,
            int networkIndicator,
            SccpSettings settings) {
        if (pointCode > settings.pointCodes().highest()) {
            throw new IllegalArgumentException("our own point code: at most "
                    + settings.pointCodes().highest() + " in this network, not " + pointCode);
        }
        this.userPart = userPart;
        Mtp mtp = new Mtp3Service(userPart, others, pointCode, networkIndicator);
        Subsystems subsystems = new Subsystems();
        this.encoder = new SccpEncoder(settings.pointCodes());
        this.decoder = new SccpDecoder(settings.pointCodes());
        this.scmg = new Scmg(mtp, settings, subsystems, counters);
        this.scrc = new Scrc(mtp, scmg, new TranslationTable(settings.translations()));
        this.sclc = new Sclc(mtp, settings, subsystems, scmg, scrc, counters, System::nanoTime);
        this.provider = new ConnectionlessProvider(subsystems, sclc);
    }

    /** Starts to receive from MTP. May be called only once. */
    public void start() {
        userPart.addMtp3UserPartListener(fromMtp);
        ticking =
                Optional.of(timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Stops receiving and sending. */
    @Override
    public void close() {
        userPart.removeMtp3UserPartListener(fromMtp);
        ticking.ifPresent(future -> future.cancel(false));
        timer.shutdownNow();
    }

    /** The interface for TCAP. */
    public SccpProvider provider() {
        return provider;
    }

    public SccpCounters counters() {
        return counters;
    }

    /** The number of messages that wait for their next segment. */
    public int waitingForSegments() {
        return sclc.waiting();
    }

    /** The signalling point in the routing label of a message: its origin, or a relay on the way. */
    public static int sender(SccpDataMessage message) {
        return message instanceof DataMessage ours ? ours.sender() : message.getIncomingOpc();
    }

    /** The signalling points that reach the calling address of a received message, best first. */
    public static List<Integer> points(SccpDataMessage message) {
        return message instanceof DataMessage ours ? ours.points() : List.of(message.getIncomingOpc());
    }

    /**
     * The signalling points that reach an address, 1 to 16, best first.
     *
     * @param otherwise the signalling point for an address that names none and has no title that leads to one
     */
    public List<Integer> points(SccpAddress address, int otherwise) {
        return scrc.points(PartyAddress.wire(address), otherwise);
    }

    /**
     * The signalling link selection for a dialogue begun here: the low 4 bits of a number, because ITU-T's routing
     * label has no more (Q.704). A dialogue begun by a switch keeps the switch's.
     */
    public static int sls(int number) {
        return number & 0xf;
    }

    /** Whether an answer to the calling address of a message could be sent now. */
    public boolean isAnswerable(SccpDataMessage message) {
        return scrc.outgoing(
                        PartyAddress.wire(message.getCallingPartyAddress()), message.getSls(), message.getIncomingOpc())
                instanceof Route.Remote;
    }

    /** The octets of a received message in one piece, in the form in which another node can take it over. */
    public byte[] inOnePiece(SccpDataMessage message) {
        return octets(new SccpMessage.LongUnitdata(
                new ProtocolClass(message.getProtocolClass().getProtocolClass(), 0),
                MOST_HOPS,
                PartyAddress.wire(message.getCalledPartyAddress()),
                PartyAddress.wire(message.getCallingPartyAddress()),
                Octets.wrap(message.getData()),
                List.of()));
    }

    /** The octets of a returned message of this node, in one piece. */
    public byte[] inOnePiece(SccpNoticeMessage message) {
        return octets(new SccpMessage.LongUnitdataService(
                new ReturnCause(message.getReturnCause().getDigitalValue()),
                MOST_HOPS,
                PartyAddress.wire(message.getCalledPartyAddress()),
                PartyAddress.wire(message.getCallingPartyAddress()),
                Octets.wrap(message.getData()),
                List.of()));
    }

    private byte[] octets(SccpMessage message) {
        return encoder.encode(message).toByteArray();
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            scmg.tick(now);
            sclc.tick(now);
        } catch (RuntimeException e) {
            LOG.error("an error in the SCCP timer; it continues", e);
        }
    }

    private final class FromMtp implements Mtp3UserPartListener {
        @Override
        public void onMtp3TransferMessage(Mtp3TransferPrimitive primitive) {
            counters.add(SccpCounter.RECEIVED);
            Octets octets = Octets.wrap(primitive.getData());
            switch (decoder.decode(octets)) {
                case SccpMessage message ->
                    sclc.receive(new Arrival(primitive.getOpc(), primitive.getSls(), octets.length(), message));
                case DecodeFailure failure -> {
                    counters.add(SccpCounter.MALFORMED);
                    LOG.warn("SCCP from {}: {}", primitive.getOpc(), failure.describe());
                }
            }
        }

        @Override
        public void onMtp3PauseMessage(Mtp3PausePrimitive primitive) {
            scmg.reachabilityChanged(primitive.getAffectedDpc());
        }

        @Override
        public void onMtp3ResumeMessage(Mtp3ResumePrimitive primitive) {
            scmg.reachabilityChanged(primitive.getAffectedDpc());
        }

        @Override
        public void onMtp3StatusMessage(Mtp3StatusPrimitive primitive) {
            int pointCode = primitive.getAffectedDpc();
            if (primitive.getCause() == Mtp3StatusCause.SignallingNetworkCongested) {
                LOG.info("the route to switch {} is congested, level {}", pointCode, primitive.getCongestionLevel());
            } else {
                boolean unequipped =
                        primitive.getCause() == Mtp3StatusCause.UserPartUnavailability_UnequippedRemoteUser;
                scmg.sccpUnavailable(pointCode, unequipped, System.nanoTime());
            }
        }

        @Override
        public void onMtp3EndCongestionMessage(Mtp3EndCongestionPrimitive primitive) {
            LOG.info("the route to switch {} is no longer congested", primitive.getAffectedDpc());
        }
    }
}
