package org.tollbridge.adapter.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tollbridge.adapter.m3ua.M3uaSettings;
import org.tollbridge.adapter.m3ua.SwitchSettings;
import org.tollbridge.adapter.sccp.SccpSettings;
import org.tollbridge.wire.transport.ListenSettings;

/** A signalling stack of point code 2 with the switch of point code 1 known to it. */
abstract class StackFixture {

    final SignallingStack stack = new SignallingStack(settings(StackSettings.Dialogues.DEFAULT));
    final AnsweringUser user = new AnsweringUser(stack);

    @BeforeEach
    void start() throws IOException {
        stack.start(user);
    }

    @AfterEach
    void close() {
        stack.close();
    }

    /** How SCCP is set up in this test. */
    SccpSettings sccp() {
        return SccpSettings.defaults();
    }

    final StackSettings settings(StackSettings.Dialogues dialogues) {
        return settings(sccp(), dialogues);
    }

    static StackSettings settings(SccpSettings sccp, StackSettings.Dialogues dialogues) {
        M3uaSettings.Node node = new M3uaSettings.Node(2, 2, OptionalLong.empty());
        ListenSettings listen = ListenSettings.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new StackSettings(
                M3uaSettings.serving(node, listen, List.of(SwitchSettings.of(1, 100))), sccp, 106, dialogues);
    }

    final TcapSwitch connect() throws IOException {
        return new TcapSwitch(stack.addresses().getFirst());
    }

    static TcapSwitch connect(SignallingStack to, AnsweringUser as) throws IOException {
        to.start(as);
        return new TcapSwitch(to.addresses().getFirst());
    }

    /** jSS7 releases a dialogue after it has sent the END. */
    final void awaitDialogues(int count) {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (stack.dialogues() != count) {
            assertTrue(System.nanoTime() < limit, "dialogues: " + stack.dialogues());
            Thread.onSpinWait();
        }
    }

    final void awaitUnreachable() {
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!stack.links().equals(Map.of(1, false))) {
            assertTrue(System.nanoTime() < limit, "the link is still up");
            Thread.onSpinWait();
        }
    }
}
