package org.tollbridge.adapter.sccp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.restcomm.protocols.ss7.sccp.SccpListener;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * SCCP connectionless control: builds the messages for a user's data, segmented if necessary, delivers incoming
 * messages to the users, and returns undeliverable ones. Thread-safe.
 */
final class Sclc {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Sclc.class));

    private static final int RETURN_ON_ERROR = 8;

    private final Mtp mtp;
    private final Subsystems subsystems;
    private final Scmg scmg;
    private final Scrc scrc;
    private final SccpCounters counters;
    private final LongSupplier nanoClock;
    private final SccpEncoder encoder;
    private final Reassembly reassembly;
    private final Segmenter segmenter;

    Sclc(
            Mtp mtp,
            SccpSettings settings,
            Subsystems subsystems,
            Scmg scmg,
            Scrc scrc,
            SccpCounters counters,
            LongSupplier nanoClock) {
        this.mtp = mtp;
        this.subsystems = subsystems;
        this.scmg = scmg;
        this.scrc = scrc;
        this.counters = counters;
        this.nanoClock = nanoClock;
        this.encoder = new SccpEncoder(settings.pointCodes());
        this.segmenter = new Segmenter(settings);
        this.reassembly = new Reassembly(settings.reassembly());
    }

    /**
     * N-UNITDATA request.
     *
     * @throws IOException if there is no route or no link, or the data is too long; nothing, or only a part, has then
     *     been sent
     */
    void send(DataMessage message) throws IOException {
        SccpAddress called = PartyAddress.wire(message.getCalledPartyAddress());
        SccpAddress calling = PartyAddress.wire(message.getCallingPartyAddress());
        int sls = message.getSls() & 0xff;
        try {
            switch (scrc.outgoing(called, sls, message.outgoingDpc())) {
                case Route.Remote route -> transfer(message, route, calling, sls);
                case Route.Local local -> throw new IOException("subsystem " + local.subsystem() + " is our own");
                case Route.Failure failure -> {
                    count(failure.cause());
                    throw new IOException(failure.reason());
                }
            }
            counters.add(SccpCounter.SENT);
        } catch (IOException e) {
            counters.add(SccpCounter.UNSENT);
            throw e;
        }
    }

    private void transfer(DataMessage message, Route.Remote route, SccpAddress calling, int sls) throws IOException {
        ProtocolClass protocolClass = new ProtocolClass(
                message.isInSequence() ? 1 : 0, message.getReturnMessageOnError() ? RETURN_ON_ERROR : 0);
        List<SccpMessage> messages =
                segmenter.messages(protocolClass, route.called(), calling, Octets.wrap(message.getData()));
        for (SccpMessage each : messages) {
            mtp.transfer(route.pointCode(), sls, encoder.encode(each));
        }
        if (messages.size() > 1) {
            messages.forEach(each -> counters.add(SccpCounter.SEGMENTS_SENT));
        }
    }

    /** Handles a message from MTP. */
    void receive(Arrival arrival) {
        SccpMessage message = arrival.message();
        switch (scrc.incoming(message.called(), hopCounter(message))) {
            case Route.Local local -> accept(arrival, local.subsystem());
            case Route.Failure failure -> {
                count(failure.cause());
                giveBack(arrival, failure.cause(), failure.reason());
            }
            case Route.Remote ignored -> throw new IllegalStateException("this node is no relay");
        }
    }

    private static OptionalInt hopCounter(SccpMessage message) {
        return switch (message) {
            case SccpMessage.Unitdata m -> OptionalInt.empty();
            case SccpMessage.UnitdataService m -> OptionalInt.empty();
            case SccpMessage.ExtendedUnitdata m -> OptionalInt.of(m.hopCounter());
            case SccpMessage.ExtendedUnitdataService m -> OptionalInt.of(m.hopCounter());
            case SccpMessage.LongUnitdata m -> OptionalInt.of(m.hopCounter());
            case SccpMessage.LongUnitdataService m -> OptionalInt.of(m.hopCounter());
        };
    }

    private void accept(Arrival arrival, int subsystem) {
        SccpMessage message = arrival.message();
        Optional<SccpListener> user = subsystems.user(subsystem);
        if (subsystem == ManagementMessage.SUBSYSTEM) {
            if (message instanceof SccpMessage.Unitdata || message instanceof SccpMessage.ExtendedUnitdata) {
                scmg.receive(arrival.opc(), arrival.sls(), message.data(), nanoClock.getAsLong());
            }
        } else if (user.isEmpty()) {
            notHere(arrival, subsystem);
        } else {
            switch (message) {
                case SccpMessage.Unitdata m -> indicate(arrival, m.protocolClass(), subsystem, user.get(), m.data());
                case SccpMessage.ExtendedUnitdata m -> collect(arrival, m.protocolClass(), subsystem, user.get());
                case SccpMessage.LongUnitdata m -> collect(arrival, m.protocolClass(), subsystem, user.get());
                case SccpMessage.UnitdataService m -> notify(arrival, m.cause(), subsystem, user.get());
                case SccpMessage.ExtendedUnitdataService m -> notify(arrival, m.cause(), subsystem, user.get());
                case SccpMessage.LongUnitdataService m -> notify(arrival, m.cause(), subsystem, user.get());
            }
        }
    }

    private void notHere(Arrival arrival, int subsystem) {
        counters.add(SccpCounter.NOT_OUR_SUBSYSTEM);
        scmg.notInService(arrival.opc(), arrival.sls(), subsystem, nanoClock.getAsLong());
        boolean equipped = subsystems.isEquipped(subsystem);
        giveBack(
                arrival,
                equipped ? ReturnCause.SUBSYSTEM_FAILURE : ReturnCause.UNEQUIPPED_USER,
                "subsystem " + subsystem + (equipped ? " is out of service" : " is not here"));
    }

    private void collect(Arrival arrival, ProtocolClass protocolClass, int subsystem, SccpListener user) {
        Optional<Segmentation> segmentation = arrival.message().segmentation();
        if (segmentation.isEmpty()) {
            indicate(arrival, protocolClass, subsystem, user, arrival.message().data());
            return;
        }
        switch (reassembly.add(arrival, segmentation.get(), nanoClock.getAsLong())) {
            case Reassembly.Outcome.Waiting waiting -> {}
            case Reassembly.Outcome.Whole whole -> {
                counters.add(SccpCounter.REASSEMBLED);
                ProtocolClass original =
                        new ProtocolClass(segmentation.get().protocolClass(), protocolClass.messageHandling());
                indicate(whole.first(), original, subsystem, user, whole.data());
            }
            case Reassembly.Outcome.GivenUp given -> giveUp(given);
            case Reassembly.Outcome.Stray stray -> {
                counters.add(SccpCounter.STRAY_SEGMENTS);
                LOG.info("a segment from {} dropped: it belongs to no message", arrival.opc());
            }
        }
    }

    private void giveUp(Reassembly.Outcome.GivenUp given) {
        boolean full = given.cause().equals(ReturnCause.CANNOT_REASSEMBLE);
        counters.add(full ? SccpCounter.REASSEMBLY_REFUSED : SccpCounter.REASSEMBLY_FAILED);
        giveBack(
                given.first(),
                given.cause(),
                full ? "too much waits for its last segment" : "a segment of it is lost or late");
    }

    /** Abandons messages that have waited too long for their segments. Called several times a second. */
    void tick(long now) {
        reassembly.expire(now).forEach(this::giveUp);
    }

    private void indicate(Arrival arrival, ProtocolClass protocolClass, int subsystem, SccpListener user, Octets data) {
        SccpMessage message = arrival.message();
        List<Integer> points = scrc.points(message.calling(), arrival.opc());
        int origin = Scrc.origin(points, arrival.opc());
        if (scmg.knowsProhibitions()) {
            scmg.heardFrom(origin, message.calling().subsystemNumber().orElse(0), nanoClock.getAsLong());
        }
        counters.add(SccpCounter.DELIVERED);
        user.onMessage(DataMessage.indication(
                        new PartyAddress(message.called()),
                        new PartyAddress(message.calling()),
                        data.toByteArray(),
                        arrival.sls(),
                        subsystem,
                        origin,
                        protocolClass)
                .from(points, arrival.opc()));
    }

    private void notify(Arrival arrival, ReturnCause cause, int subsystem, SccpListener user) {
        counters.add(SccpCounter.RETURNS_RECEIVED);
        SccpMessage message = arrival.message();
        LOG.warn(
                "a message to {} was returned from {}: {}",
                new PartyAddress(message.calling()),
                arrival.opc(),
                cause.text());
        if (message.segmentation().filter(segment -> !segment.first()).isPresent()) {
            return;
        }
        user.onNotice(new NoticeMessage(
                new PartyAddress(message.called()),
                new PartyAddress(message.calling()),
                message.data().toByteArray(),
                arrival.sls(),
                subsystem,
                Scrc.origin(scrc.points(message.calling(), arrival.opc()), arrival.opc()),
                cause));
    }

    /** Returns a message if its sender wants it back. A returned message is not returned again. */
    private void giveBack(Arrival arrival, ReturnCause cause, String reason) {
        SccpMessage message = arrival.message();
        LOG.warn(
                "{} from {} to {} not delivered: {}",
                message.type(),
                arrival.opc(),
                new PartyAddress(message.called()),
                reason);
        if (!ReturnedMessage.isWanted(message)) {
            return;
        }
        try {
            if (!(scrc.outgoing(message.calling(), arrival.sls(), arrival.opc()) instanceof Route.Remote route)) {
                throw new IOException("no route to its sender");
            }
            SccpMessage returned = ReturnedMessage.of(message, route.called(), cause);
            mtp.transfer(route.pointCode(), arrival.sls(), encoder.encode(returned));
            counters.add(SccpCounter.RETURNED);
        } catch (IOException | IllegalArgumentException e) {
            counters.add(SccpCounter.NOT_RETURNED);
            LOG.info("a message could not be returned: {}", String.valueOf(e.getMessage()));
        }
    }

    private void count(ReturnCause cause) {
        if (cause.equals(ReturnCause.NO_TRANSLATION_FOR_NATURE)) {
            counters.add(SccpCounter.NO_TRANSLATION_FOR_NATURE);
        } else if (cause.equals(ReturnCause.NO_TRANSLATION)) {
            counters.add(SccpCounter.NO_TRANSLATION);
        } else if (cause.equals(ReturnCause.HOP_COUNTER_VIOLATION)) {
            counters.add(SccpCounter.HOP_COUNTER_VIOLATIONS);
        }
    }

    /** The longest user data that can be sent between the usual addresses. */
    int longestData() {
        return segmenter.longestData();
    }

    /** The number of messages that wait for a segment. */
    int waiting() {
        return reassembly.waiting();
    }
}
