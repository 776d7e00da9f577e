package org.tollbridge.adapter.m3ua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.restcomm.protocols.ss7.mtp.Mtp3EndCongestionPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3PausePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3ResumePrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3StatusPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPartListener;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.m3ua.M3uaError;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.transport.ListenSettings;

/** A user part that says again what it hears, and switches made of plain sockets. */
@Timeout(60)
abstract class UserPartFixture {

    static final int US = 2;
    static final Octets HELLO = Octets.fromHex("0102030405");
    /** T(r), short so that nobody waits long for its end. */
    static final Duration RECOVERY = Duration.ofMillis(200);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<String> indications = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    final <T extends AutoCloseable> T closing(T opened) {
        open.add(0, opened);
        return opened;
    }

    final M3uaUserPart serve(SwitchSettings... switches) throws IOException {
        return serve(RECOVERY, switches);
    }

    final M3uaUserPart serve(Duration recovery, SwitchSettings... switches) throws IOException {
        return start(new M3uaSettings(
                node(),
                List.of(listen()),
                List.of(switches),
                List.of(),
                timers(Duration.ofSeconds(1), Duration.ofSeconds(4), recovery),
                M3uaSettings.Limits.DEFAULT));
    }

    final M3uaUserPart start(M3uaSettings settings) throws IOException {
        M3uaUserPart part = new M3uaUserPart(settings);
        part.addMtp3UserPartListener(new Echo(part));
        closing(part::stop);
        part.start();
        return part;
    }

    final RawSwitch connect(M3uaUserPart part) throws IOException {
        return closing(new RawSwitch(part.addresses().getFirst()));
    }

    /** ASPUP and ASPAC with this traffic mode. */
    static RawSwitch activate(RawSwitch asp, TrafficMode mode, long... contexts) throws IOException {
        asp.send(MessageType.ASPUP);
        asp.expect(MessageType.ASPUP_ACK);
        asp.send(
                MessageType.ASPAC,
                new Parameter.TrafficModeType(mode.code()),
                new Parameter.RoutingContext(Arrays.stream(contexts).boxed().toList()));
        asp.expect(MessageType.ASPAC_ACK);
        return asp;
    }

    static void send(M3uaUserPart part, int pointCode, int sls, String hex) throws IOException {
        part.sendMessage(part.getMtp3TransferPrimitiveFactory()
                .createMtp3TransferPrimitive(
                        3, 2, 0, US, pointCode, sls, Octets.fromHex(hex).toByteArray()));
    }

    static M3uaSettings.Node node() {
        return new M3uaSettings.Node(US, 2, OptionalLong.empty());
    }

    static M3uaSettings.Timers timers(Duration heartbeat, Duration dead, Duration recovery) {
        return new M3uaSettings.Timers(heartbeat, dead, Duration.ofSeconds(10), recovery, Duration.ofSeconds(10));
    }

    static ListenSettings listen() {
        return ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** What the next NTFY says, which must be the next message. */
    static Parameter.Status status(RawSwitch asp) throws IOException {
        M3uaMessage message = asp.receive();
        assertEquals(MessageType.NTFY, message.type(), message::toString);
        return message.require(Parameter.Status.class);
    }

    static void assertError(M3uaError error, M3uaMessage message) {
        assertEquals(MessageType.ERR, message.type(), message::toString);
        long code = message.require(Parameter.ErrorCode.class).value();
        assertEquals(Optional.of(error), M3uaError.ofCode(code));
    }

    final String indication() throws InterruptedException {
        String indication = indications.poll(10, TimeUnit.SECONDS);
        return indication == null ? "nothing came" : indication;
    }

    /** Whether nothing was indicated that was not asked for. */
    final boolean isQuiet() {
        return indications.isEmpty();
    }

    /** Sends back what comes, and keeps what it hears. */
    final class Echo implements Mtp3UserPartListener {
        private final M3uaUserPart part;

        Echo(M3uaUserPart part) {
            this.part = part;
        }

        @Override
        public void onMtp3TransferMessage(Mtp3TransferPrimitive message) {
            indications.add("data " + message.getOpc() + ">" + message.getDpc() + " sls " + message.getSls() + " "
                    + Octets.of(message.getData()).toHex());
            try {
                part.sendMessage(part.getMtp3TransferPrimitiveFactory()
                        .createMtp3TransferPrimitive(
                                message.getSi(),
                                message.getNi(),
                                message.getMp(),
                                message.getDpc(),
                                message.getOpc(),
                                message.getSls(),
                                message.getData()));
            } catch (IOException e) {
                indications.add("unsent: " + e.getMessage());
            }
        }

        @Override
        public void onMtp3PauseMessage(Mtp3PausePrimitive pause) {
            indications.add("pause " + pause.getAffectedDpc());
        }

        @Override
        public void onMtp3ResumeMessage(Mtp3ResumePrimitive resume) {
            indications.add("resume " + resume.getAffectedDpc());
        }

        @Override
        public void onMtp3StatusMessage(Mtp3StatusPrimitive status) {
            indications.add(
                    "status " + status.getAffectedDpc() + " " + status.getCause() + " " + status.getCongestionLevel());
        }

        @Override
        public void onMtp3EndCongestionMessage(Mtp3EndCongestionPrimitive end) {
            indications.add("end of congestion " + end.getAffectedDpc());
        }
    }
}
