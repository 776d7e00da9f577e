package org.tollbridge.adapter.sccp;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitiveFactory;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPart;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartListener;
import org.restcomm.protocols.ss7.mtp.RoutingLabelFormat;
import org.restcomm.ss7.congestion.ExecutorCongestionMonitor;
import org.tollbridge.wire.Octets;

/** An MTP level 3 without a network: what is brought goes up at once, what is sent is kept. */
public final class FakeMtp3 implements Mtp3UserPart {

    private final Mtp3TransferPrimitiveFactory primitives = new Mtp3TransferPrimitiveFactory(RoutingLabelFormat.ITU);
    private final BlockingQueue<Mtp3TransferPrimitive> sent = new LinkedBlockingQueue<>();
    private final Set<Integer> unreachable = ConcurrentHashMap.newKeySet();
    private final Set<Integer> known;
    private final int pointCode;
    private volatile @Nullable Mtp3UserPartListener listener;
    private volatile Consumer<Mtp3TransferPrimitive> receiver = sent::add;

    /** @param others the signalling points that can be reached */
    public FakeMtp3(int pointCode, Integer... others) {
        this.pointCode = pointCode;
        this.known = Set.of(others);
    }

    /** What is known of the others: no two of them are reached the same way. */
    public SignallingPoints points() {
        return new SignallingPoints() {
            @Override
            public boolean isKnown(int other) {
                return known.contains(other);
            }

            @Override
            public boolean isAccessible(int other) {
                return known.contains(other) && !unreachable.contains(other);
            }

            @Override
            public boolean shareAWay(int one, int other) {
                return false;
            }
        };
    }

    /** From now on this signalling point cannot be reached. */
    public void lose(int other) {
        unreachable.add(other);
    }

    /** From now on this signalling point can be reached again. */
    public void find(int other) {
        unreachable.remove(other);
    }

    /** From now on what is sent goes there, and not to {@link #next()}. */
    public void onSent(Consumer<Mtp3TransferPrimitive> other) {
        receiver = other;
    }

    /** Who listens above. */
    public Mtp3UserPartListener listener() {
        Mtp3UserPartListener above = listener;
        if (above == null) {
            throw new AssertionError("nobody listens");
        }
        return above;
    }

    /** Brings a message up. */
    public void bring(int opc, int sls, Octets sccp) {
        listener()
                .onMtp3TransferMessage(
                        primitives.createMtp3TransferPrimitive(3, 2, 0, opc, pointCode, sls, sccp.toByteArray()));
    }

    /** What was sent next, at most 10 s later. */
    public Mtp3TransferPrimitive next() {
        try {
            Mtp3TransferPrimitive next = sent.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was sent");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether nothing more was sent. */
    public boolean isSilent() {
        return sent.isEmpty();
    }

    @Override
    public void sendMessage(Mtp3TransferPrimitive message) throws IOException {
        if (!points().isAccessible(message.getDpc())) {
            throw new IOException("cut");
        }
        receiver.accept(message);
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void addMtp3UserPartListener(Mtp3UserPartListener above) {
        listener = above;
    }

    @Override
    public void removeMtp3UserPartListener(Mtp3UserPartListener above) {
        listener = null;
    }

    @Override
    public Mtp3TransferPrimitiveFactory getMtp3TransferPrimitiveFactory() {
        return primitives;
    }

    @Override
    public int getMaxUserDataLength(int dpc) {
        return 272;
    }

    @Override
    public RoutingLabelFormat getRoutingLabelFormat() {
        return RoutingLabelFormat.ITU;
    }

    @Override
    public void setRoutingLabelFormat(RoutingLabelFormat format) {}

    @Override
    public boolean isUseLsbForLinksetSelection() {
        return false;
    }

    @Override
    public void setUseLsbForLinksetSelection(boolean use) {}

    @Override
    public int getDeliveryMessageThreadCount() {
        return 1;
    }

    @Override
    public void setDeliveryMessageThreadCount(int count) {}

    @Override
    public @Nullable ExecutorCongestionMonitor getExecutorCongestionMonitor() {
        return null;
    }
}
