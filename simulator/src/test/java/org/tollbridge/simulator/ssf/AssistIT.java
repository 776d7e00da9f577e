package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.simulator.ssf.SwitchSettings.Resources;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

/** Temporary connections over real TCP: the assisting side asks in a dialogue of its own, over a link of its own. */
@Timeout(60)
class AssistIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String FIRST = "1065550001";

    private final Transport transport = new Transport("test", TransportSettings.DEFAULT);
    private final List<Switch> switches = new ArrayList<>();

    @AfterEach
    void stop() {
        switches.forEach(Switch::close);
        transport.close();
    }

    private Switch switchTo(ScriptedScp scp, Resources resources) throws Exception {
        Switch started = new Switch(
                transport,
                SwitchSettings.of(LinkSettings.of(scp.address())).withSpeed(200).withResources(resources),
                MessageTap.NONE);
        switches.add(started);
        started.awaitActive(LIMIT);
        return started;
    }

    /** Has the caller asked for a digit at the assisting side, and connects the call then. */
    private static final class Assisting implements ScriptedScp.Logic {
        private final ScpOperations scp = new ScpOperations();
        private final AssistingSide side;
        private final List<String> asked = new ArrayList<>();
        private Optional<ScriptedScp.Reply> call = Optional.empty();
        private Optional<TcapMessage> begun = Optional.empty();

        Assisting(AssistingSide side) {
            this.side = side;
        }

        @Override
        public synchronized void received(ScriptedScp.Reply reply, TcapMessage message) {
            String words = message.components().stream()
                    .map(FakeWorld::words)
                    .findFirst()
                    .orElse("");
            if (words.startsWith("initialDP")) {
                call = Optional.of(reply);
                begun = Optional.of(message);
                reply.go(message, ScriptedScp.ACCEPTED, List.of(scp.resetTimer(30), scp.establish("4711")));
            } else if (words.startsWith("assistRequestInstructions")) {
                asked.add(words);
                List<Component> prompt = new ArrayList<>();
                if (side == AssistingSide.SWITCH) {
                    prompt.add(scp.connectToResource());
                }
                prompt.add(scp.collect(20, ScpOperations.digits(1, 1).build()));
                reply.go(
                        message,
                        Optional.of(DialoguePortion.Response.accepted(
                                side.context(Variant.ETSI).objectIdentifier())),
                        prompt);
            } else if (words.startsWith("result")) {
                call.orElseThrow()
                        .go(
                                begun.orElseThrow(),
                                Optional.empty(),
                                List.of(scp.disconnectForward(), scp.armUsual(), scp.connect(FIRST)));
                reply.end(message, Optional.empty(), List.of());
            } else if (words.contains("oDisconnect")) {
                reply.end(message, Optional.empty(), List.of());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AssistingSide.class)
    void aPromptAtTheAssistingSide(AssistingSide side) throws Exception {
        Assisting logic = new Assisting(side);
        try (ScriptedScp scp = new ScriptedScp(logic)) {
            Switch other = switchTo(scp, new Resources(true, side));
            Switch own = switchTo(scp, Resources.NONE);
            own.assistedBy(other);
            CallResult result =
                    own.place(Scripts.interacting(Scripts.pressing("7"))).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);

            assertEquals(List.of(), result.violations());
            assertEquals(Outcome.ANSWERED, result.outcome());
            assertEquals(List.of(FIRST), result.destinations());
            assertEquals(List.of("20"), result.announcements());
            assertEquals(List.of("7"), result.digits());
            assertEquals(1, logic.asked.size());
            assertTrue(logic.asked.getFirst().contains("\"digits\":\"4711\""), logic.asked::toString);
        }
    }

    @Test
    void theCallerHangsUpAtTheAssistingSide() throws Exception {
        ScpOperations scp = new ScpOperations();
        try (ScriptedScp node = new ScriptedScp((reply, message) -> {
            String words = message.components().stream()
                    .map(FakeWorld::words)
                    .findFirst()
                    .orElse("");
            if (words.startsWith("initialDP")) {
                reply.go(message, ScriptedScp.ACCEPTED, List.of(scp.armUsual(), scp.establish("4711")));
            } else if (words.startsWith("assistRequestInstructions")) {
                reply.go(
                        message,
                        Optional.of(DialoguePortion.Response.accepted(
                                AssistingSide.PERIPHERAL.context(Variant.ETSI).objectIdentifier())),
                        List.of(scp.play(12, true)));
            } else if (words.contains("oAbandon")) {
                reply.end(message, Optional.empty(), List.of());
            }
        })) {
            // The SCP forgets the assisting side's dialogue, which is a fault of its own.
            Switch own = new Switch(
                    transport,
                    SwitchSettings.of(LinkSettings.of(node.address()))
                            .withSpeed(200)
                            .withTssf(Duration.ofSeconds(3))
                            .withResources(Resources.NONE),
                    MessageTap.NONE);
            switches.add(own);
            own.awaitActive(LIMIT);
            CallResult result = own.place(Scripts.interacting(Scripts.hangingUpDuring(1)))
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            assertEquals(Outcome.ABANDONED, result.outcome());
            assertEquals(List.of("assisting side: left the dialogue of the assisting side open"), result.violations());
            assertEquals(OptionalInt.of(16), result.releaseCause());
        }
    }
}
