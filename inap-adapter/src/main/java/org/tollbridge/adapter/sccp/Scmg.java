package org.tollbridge.adapter.sccp;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.DecodeFailure;
import org.tollbridge.wire.sccp.ManagementCodec;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * SCCP management: reports whether the subsystems of this node are in service, and tracks those of other signalling
 * points. SST asks about a prohibited subsystem until it is allowed. Thread-safe; times are those of
 * {@link System#nanoTime()}.
 */
final class Scmg {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(Scmg.class));

    private static final long NANOS_BETWEEN_PROHIBITIONS = 1_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;
    private static final Optional<ReturnCause> MTP_FAILURE = Optional.of(ReturnCause.MTP_FAILURE);
    private static final Optional<ReturnCause> SCCP_FAILURE = Optional.of(ReturnCause.SCCP_FAILURE);
    private static final Optional<ReturnCause> SUBSYSTEM_FAILURE = Optional.of(ReturnCause.SUBSYSTEM_FAILURE);

    private final Mtp mtp;
    private final SccpSettings settings;
    private final Subsystems ours;
    private final SccpCounters counters;
    private final ManagementCodec codec;
    private final SccpEncoder encoder;
    /** What is prohibited elsewhere, at most the subsystems of the signalling points that MTP knows. */
    private final Map<Subsystem, Asking> prohibited = new ConcurrentHashMap<>();
    /** When each signalling point was last told that a subsystem is not in service here. */
    private final Map<Integer, Long> told = new ConcurrentHashMap<>();

    /** A subsystem of another signalling point; the subsystem of SCCP management represents its whole SCCP. */
    private record Subsystem(int pointCode, int number) {
        boolean isWholeSccp() {
            return number == ManagementMessage.SUBSYSTEM;
        }
    }

    /**
     * A status test in progress.
     *
     * @param due the time of the next SST; {@link #NEVER} if none is to be sent
     * @param interval T(stat.info) until then
     * @param asked the time of the last SST
     */
    private record Asking(long due, long interval, long asked) {}

    Scmg(Mtp mtp, SccpSettings settings, Subsystems ours, SccpCounters counters) {
        this.mtp = mtp;
        this.settings = settings;
        this.ours = ours;
        this.counters = counters;
        this.codec = new ManagementCodec(settings.pointCodes());
        this.encoder = new SccpEncoder(settings.pointCodes());
    }

    /**
     * Why a subsystem cannot be reached; empty if it can.
     *
     * @param subsystem 0 for any
     */
    Optional<ReturnCause> obstacle(int pointCode, int subsystem) {
        if (!mtp.isAccessible(pointCode)) {
            return MTP_FAILURE;
        }
        if (prohibited.isEmpty()) {
            return Optional.empty();
        }
        if (prohibited.containsKey(new Subsystem(pointCode, ManagementMessage.SUBSYSTEM))) {
            return SCCP_FAILURE;
        }
        return prohibited.containsKey(new Subsystem(pointCode, subsystem)) ? SUBSYSTEM_FAILURE : Optional.empty();
    }

    /** Handles a management message. */
    void receive(int opc, int sls, Octets data, long now) {
        counters.add(SccpCounter.MANAGEMENT_RECEIVED);
        switch (codec.decode(data)) {
            case DecodeFailure failure -> {
                counters.add(SccpCounter.MALFORMED);
                LOG.warn("SCCP management from {}: {}", opc, failure.describe());
            }
            case ManagementMessage message -> take(opc, sls, message, now);
        }
    }

    private void take(int opc, int sls, ManagementMessage message, long now) {
        int pointCode = message.affectedPointCode();
        int subsystem = message.affectedSubsystem();
        switch (message.type()) {
            case SST -> {
                if (pointCode == mtp.pointCode() && ours.isInService(subsystem)) {
                    send(opc, sls, ManagementMessage.Type.SSA, subsystem, pointCode);
                }
            }
            case SSA, SSP -> {
                if (opc != pointCode && !mtp.shareAWay(opc, pointCode)) {
                    LOG.warn("{} from {} dropped: it is about switch {}", message.type(), opc, pointCode);
                } else if (message.type() == ManagementMessage.Type.SSA) {
                    allow(new Subsystem(pointCode, subsystem));
                } else {
                    prohibit(new Subsystem(pointCode, subsystem), now);
                }
            }
            case SSC -> LOG.info("SCCP of switch {} is congested, level {}", pointCode, message.congestionLevel());
            case SOR, SOG -> LOG.info("{} from {}: no subsystem here is replicated", message.type(), opc);
        }
    }

    private void allow(Subsystem subsystem) {
        if (subsystem.isWholeSccp()) {
            forget(subsystem.pointCode());
        } else if (prohibited.remove(subsystem) != null) {
            LOG.info("subsystem {} of switch {} is allowed", subsystem.number(), subsystem.pointCode());
        }
    }

    private void prohibit(Subsystem subsystem, long now) {
        if (subsystem.isWholeSccp() || !mtp.isAccessible(subsystem.pointCode())) {
            return;
        }
        long first = settings.statusTest().first().toNanos();
        if (prohibited.putIfAbsent(subsystem, new Asking(now + first, first, now)) == null) {
            LOG.warn("subsystem {} of switch {} is prohibited", subsystem.number(), subsystem.pointCode());
        }
    }

    private void forget(int pointCode) {
        prohibited.keySet().removeIf(subsystem -> subsystem.pointCode() == pointCode);
    }

    /**
     * MTP-PAUSE or MTP-RESUME: discards what is known about the subsystems of a signalling point and stops their status
     * tests.
     */
    void reachabilityChanged(int pointCode) {
        forget(pointCode);
    }

    /**
     * MTP-STATUS: the SCCP of a signalling point is unavailable.
     *
     * @param unequipped whether it is permanently unavailable, so that no status test is started
     */
    void sccpUnavailable(int pointCode, boolean unequipped, long now) {
        if (!mtp.isAccessible(pointCode)) {
            return;
        }
        LOG.warn("SCCP of switch {} is not available", pointCode);
        prohibited.keySet().removeIf(subsystem -> subsystem.pointCode() == pointCode && !subsystem.isWholeSccp());
        long first = settings.statusTest().first().toNanos();
        // A test in progress continues; otherwise repeated indications would postpone it for ever.
        prohibited.compute(
                new Subsystem(pointCode, ManagementMessage.SUBSYSTEM),
                (same, asking) -> asking == null || (asking.due() == NEVER && !unequipped)
                        ? new Asking(unequipped ? NEVER : now + first, first, asking == null ? now : asking.asked())
                        : asking);
    }

    /** A message arrived for a subsystem that is not in service here: notifies its sender, at most once a second. */
    void notInService(int opc, int sls, int subsystem, long now) {
        Long last = told.get(opc);
        if ((last == null || now - last >= NANOS_BETWEEN_PROHIBITIONS) && mtp.isAccessible(opc)) {
            told.put(opc, now);
            send(opc, sls, ManagementMessage.Type.SSP, subsystem, mtp.pointCode());
        }
    }

    /** Whether anything is prohibited elsewhere. */
    boolean knowsProhibitions() {
        return !prohibited.isEmpty();
    }

    /**
     * A message arrived from a subsystem. If the subsystem is marked as prohibited, which the message contradicts, it
     * is tested again at once, but at most once a second.
     */
    void heardFrom(int pointCode, int subsystem, long now) {
        askAgain(new Subsystem(pointCode, ManagementMessage.SUBSYSTEM), now);
        askAgain(new Subsystem(pointCode, subsystem), now);
    }

    private void askAgain(Subsystem subsystem, long now) {
        long first = settings.statusTest().first().toNanos();
        prohibited.computeIfPresent(
                subsystem,
                (same, asking) -> now - asking.asked() >= Math.min(first, NANOS_BETWEEN_PROHIBITIONS)
                        ? new Asking(now, first, asking.asked())
                        : asking);
    }

    /** Sends the status tests that are due. Called several times a second. */
    void tick(long now) {
        long longest = settings.statusTest().longest().toNanos();
        prohibited.forEach((subsystem, test) -> {
            if (test.due() == NEVER || now - test.due() < 0) {
                return;
            }
            long interval = Math.min(longest, 2 * test.interval());
            // If another thread has allowed the subsystem meanwhile, no test is needed.
            if (prohibited.replace(subsystem, test, new Asking(now + interval, interval, now))) {
                send(subsystem.pointCode(), 0, ManagementMessage.Type.SST, subsystem.number(), subsystem.pointCode());
            }
        });
    }

    private void send(int to, int sls, ManagementMessage.Type type, int subsystem, int pointCode) {
        SccpMessage message = new SccpMessage.Unitdata(
                ProtocolClass.CLASS_0,
                SccpAddress.ofSubsystem(to, ManagementMessage.SUBSYSTEM),
                SccpAddress.ofSubsystem(mtp.pointCode(), ManagementMessage.SUBSYSTEM),
                codec.encode(ManagementMessage.of(type, subsystem, pointCode)));
        try {
            mtp.transfer(to, sls, encoder.encode(message));
            counters.add(SccpCounter.MANAGEMENT_SENT);
        } catch (IOException e) {
            LOG.info("{} to {} not sent: {}", type, to, String.valueOf(e.getMessage()));
        }
    }
}
