package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;

/** Some ASPs of one switch say what they like, and are at every step in the states that RFC 4666, 4.3.1, has. */
class AspStatesIT extends UserPartFixture {

    private static final int STEPS = 800;
    private static final int ASPS = 3;
    private static final long CONTEXT = 100;

    private static final class Peer {
        private RawSwitch link;
        private AspState state = AspState.DOWN;

        Peer(RawSwitch link) {
            this.link = link;
        }
    }

    private final List<Peer> peers = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"OVERRIDE, 1", "OVERRIDE, 2", "LOADSHARE, 3", "BROADCAST, 4"})
    void whateverIsSaidTheStatesAreThoseOfTheRfc(TrafficMode mode, long seed) throws Exception {
        M3uaUserPart part = serve(SwitchSettings.of(1, CONTEXT).sharing(mode, 1));
        Random random = new Random(seed);
        for (int i = 0; i < ASPS; i++) {
            peers.add(new Peer(connect(part)));
        }
        List<String> said = new ArrayList<>();

        for (int step = 0; step < STEPS; step++) {
            Peer peer = peers.get(random.nextInt(ASPS));
            int what = random.nextInt(20);
            said.add(peers.indexOf(peer) + " in " + peer.state + ": " + what);
            say(part, peer, what, mode, random.nextBoolean());
            long active =
                    peers.stream().filter(each -> each.state == AspState.ACTIVE).count();
            holds(() -> "active " + active + " after " + said, () -> part.associations(1) == active);
        }

        peers.forEach(AspStatesIT::end);
        holds(() -> "nobody is left", () -> part.associations(1) == 0 && !part.isAvailable(1));
        RawSwitch good = activate(connect(part), mode, CONTEXT);
        good.sendData(1, US, 0, HELLO);
    }

    private void say(M3uaUserPart part, Peer peer, int what, TrafficMode mode, boolean named) throws Exception {
        Parameter[] contexts = named ? new Parameter[] {Parameter.RoutingContext.of(CONTEXT)} : new Parameter[0];
        switch (what) {
            case 0, 1, 2, 3 -> {
                peer.link.send(MessageType.ASPUP);
                acknowledged(peer, MessageType.ASPUP_ACK);
                peer.state = AspState.INACTIVE;
            }
            case 4, 5, 6, 7, 8, 9 -> {
                List<Parameter> asked = new ArrayList<>(List.of(new Parameter.TrafficModeType(mode.code())));
                asked.addAll(List.of(contexts));
                peer.link.send(MessageType.ASPAC, asked.toArray(new Parameter[0]));
                if (peer.state != AspState.DOWN) {
                    acknowledged(peer, MessageType.ASPAC_ACK);
                    if (mode == TrafficMode.OVERRIDE) {
                        peers.stream()
                                .filter(each -> each.state == AspState.ACTIVE)
                                .forEach(each -> each.state = AspState.INACTIVE);
                    }
                    peer.state = AspState.ACTIVE;
                }
            }
            case 10, 11 -> {
                peer.link.send(MessageType.ASPIA, contexts);
                if (peer.state != AspState.DOWN) {
                    acknowledged(peer, MessageType.ASPIA_ACK);
                    peer.state = AspState.INACTIVE;
                }
            }
            case 12 -> {
                peer.link.send(MessageType.ASPDN);
                acknowledged(peer, MessageType.ASPDN_ACK);
                peer.state = AspState.DOWN;
            }
            case 13 -> {
                end(peer);
                peer.link = connect(part);
                peer.state = AspState.DOWN;
            }
            case 14 -> peer.link.send(MessageType.NTFY, Parameter.Status.AS_PENDING);
            case 15 -> peer.link.send(MessageType.ASPUP_ACK);
            case 16 -> peer.link.send(MessageType.ASPAC, Parameter.RoutingContext.of(999));
            case 17 -> peer.link.send(MessageType.DAUD, Parameter.AffectedPointCode.of(US));
            case 18 -> peer.link.send(MessageType.DUNA, Parameter.AffectedPointCode.of(1));
            default -> peer.link.sendData(1, US, 0, HELLO);
        }
        if (peer.state != AspState.DOWN || what != 13) {
            peer.link.send(MessageType.BEAT);
            acknowledged(peer, MessageType.BEAT_ACK);
        }
    }

    /** What is said of others, refused or answered on the way there is passed over. */
    private static void acknowledged(Peer peer, MessageType type) throws IOException {
        M3uaMessage message = peer.link.receive();
        while (message.type() != type) {
            assertTrue(!message.type().name().endsWith("_ACK"), message::toString);
            message = peer.link.receive();
        }
        assertEquals(type, message.type());
    }

    private static void end(Peer peer) {
        try {
            peer.link.reset();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void holds(Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.onSpinWait();
        }
    }
}
