package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.ssf.CallResult.Outcome;
import org.tollbridge.wire.explain.Explainer;
import org.tollbridge.wire.explain.Explanation;
import org.tollbridge.wire.explain.Layer;
import org.tollbridge.wire.explain.Options;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

/** Switches and an SCP over real TCP. */
@Timeout(60)
class SwitchIT {
    private static final String FIRST = "1065550001";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Transport transport = new Transport("test", TransportSettings.DEFAULT);
    private final List<Switch> switches = new ArrayList<>();

    @AfterEach
    void stop() {
        switches.forEach(Switch::close);
        transport.close();
    }

    private Switch switchTo(SwitchSettings settings) throws Exception {
        Switch started = new Switch(transport, settings, MessageTap.NONE);
        switches.add(started);
        started.awaitActive(LIMIT);
        return started;
    }

    private static SwitchSettings settings(ScriptedScp scp) {
        return SwitchSettings.of(LinkSettings.of(scp.address())).withSpeed(500);
    }

    private Switch switchTo(ScriptedScp scp) throws Exception {
        return switchTo(settings(scp));
    }

    private static CallResult get(CompletableFuture<CallResult> call) throws Exception {
        return call.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static CallScript answered() {
        return Scripts.call(Map.of(FIRST, Scripts.ANSWERS));
    }

    /** Connects every call and ends the dialogue with the disconnect report. */
    private static ScriptedScp.Logic connecting() {
        return (reply, message) -> {
            ScpOperations scp = new ScpOperations();
            boolean last = message.components().stream()
                    .anyMatch(component -> FakeWorld.words(component).contains("oDisconnect"));
            if (message instanceof TcapMessage.Begin) {
                boolean context = message.dialogue().isPresent();
                reply.go(
                        message,
                        context ? ScriptedScp.ACCEPTED : Optional.empty(),
                        List.of(scp.armUsual(), scp.furnish("01"), scp.sendCharging("02", 1), scp.connect(FIRST)));
            } else if (last) {
                reply.end(message, Optional.empty(), List.of());
            }
        };
    }

    @Test
    void placesACallFromInitialDpToEnd() throws Exception {
        try (ScriptedScp scp = new ScriptedScp(connecting())) {
            CallResult result = get(switchTo(scp).place(answered()));
            assertEquals(Outcome.ANSWERED, result.outcome());
            assertEquals(Optional.of(FIRST), result.destination());
            assertEquals(List.of(), result.violations());
            assertEquals(
                    List.of(false, true, false, false, true),
                    result.messages().stream()
                            .map(CallResult.ExchangedMessage::fromScp)
                            .toList());
            for (CallResult.ExchangedMessage message : result.messages()) {
                Explanation explained =
                        Explainer.explain(message.m3ua(), Layer.M3UA, Options.DEFAULT.withReencode(true));
                assertTrue(explained.isComplete(), explained::toWords);
                assertEquals(
                        message.m3ua(),
                        explained.reencoded().orElseThrow().m3ua().orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ApplicationContext.class,
            names = {"ETSI_SSP_TO_SCP", "Q1218_GENERIC_TO_SCF"})
    void theContextOfADialogueIsChecked(ApplicationContext context) throws Exception {
        CallScript script = Scripts.call(Map.of(FIRST, Scripts.ANSWERS), Optional.empty(), Optional.of(context));
        try (ScriptedScp scp = new ScriptedScp(connecting())) {
            CallResult result = get(switchTo(scp).place(script));
            boolean same = context == ApplicationContext.ETSI_SSP_TO_SCP;
            assertEquals(same ? 0 : 1, result.violations().size(), result.violations()::toString);
            TcapMessage begin = scp.received().take();
            DialoguePortion.Request request = assertInstanceOf(
                    DialoguePortion.Request.class, begin.dialogue().orElseThrow());
            assertEquals(context.objectIdentifier(), request.applicationContext());
        }
    }

    @Test
    void aDialogueMayHaveNoContext() throws Exception {
        CallScript script = Scripts.call(Map.of(FIRST, Scripts.ANSWERS), Optional.empty(), Optional.empty());
        try (ScriptedScp scp = new ScriptedScp(connecting())) {
            CallResult result = get(switchTo(scp).place(script));
            assertEquals(Outcome.ANSWERED, result.outcome());
            assertEquals(List.of(), result.violations());
            assertEquals(Optional.empty(), scp.received().take().dialogue());
        }
    }

    @Test
    void anUnaskedOrMissingDialoguePortionIsAFault() throws Exception {
        ScriptedScp.Logic wrong = (reply, message) -> {
            Optional<DialoguePortion> portion =
                    message.dialogue().isPresent() ? Optional.empty() : ScriptedScp.ACCEPTED;
            reply.end(message, portion, List.of(new ScpOperations().release(21)));
        };
        try (ScriptedScp scp = new ScriptedScp(wrong)) {
            Switch placing = switchTo(scp);
            CallResult missing = get(placing.place(answered()));
            assertEquals(
                    List.of("did not accept the dialogue in its first message: no dialogue portion"),
                    missing.violations());
            assertEquals(Outcome.RELEASED, missing.outcome());
            CallResult unasked = get(placing.place(Scripts.call(Map.of(), Optional.empty(), Optional.empty())));
            assertEquals(List.of("sent a dialogue portion where none is due"), unasked.violations());
        }
    }

    @Test
    void severalSwitchesAndManyCallsAtOnce() throws Exception {
        try (ScriptedScp scp = new ScriptedScp(connecting())) {
            List<CompletableFuture<CallResult>> calls = new ArrayList<>();
            for (int pointCode : new int[] {1, 3, 4}) {
                SwitchSettings own = SwitchSettings.of(
                                LinkSettings.of(scp.address()).withPointCode(pointCode))
                        .withSpeed(500);
                Switch placing = switchTo(own);
                for (int i = 0; i < 50; i++) {
                    calls.add(placing.place(answered()));
                }
            }
            for (CompletableFuture<CallResult> call : calls) {
                CallResult result = get(call);
                assertEquals(Outcome.ANSWERED, result.outcome());
                assertEquals(List.of(), result.violations());
            }
        }
    }

    @Test
    void anAbortEndsTheCall() throws Exception {
        ScriptedScp.Logic aborting = (reply, message) -> reply.send(new TcapMessage.Abort(
                ScriptedScp.originating(message), Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty()));
        try (ScriptedScp scp = new ScriptedScp(aborting)) {
            CallResult result = get(switchTo(scp).place(answered()));
            assertEquals(Outcome.FAILED, result.outcome());
            assertEquals(OptionalInt.of(41), result.releaseCause());
        }
    }

    @Test
    void anUndeliverableBeginEndsTheCall() throws Exception {
        ScriptedScp.Logic returning = (reply, message) -> reply.sccp(new SccpMessage.UnitdataService(
                ReturnCause.UNEQUIPPED_USER,
                /* called= */ reply.sccp().calling(),
                /* calling= */ reply.sccp().called(),
                reply.sccp().data()));
        try (ScriptedScp scp = new ScriptedScp(returning)) {
            assertEquals(Outcome.FAILED, get(switchTo(scp).place(answered())).outcome());
        }
    }

    @Test
    void aSilentScpIsGivenUp() throws Exception {
        try (ScriptedScp scp = new ScriptedScp((reply, message) -> {})) {
            Switch placing = switchTo(settings(scp).withTssf(Duration.ofMillis(100)));
            CallResult result = get(placing.place(answered()));
            assertEquals(Outcome.FAILED, result.outcome());
            assertEquals(1, result.messages().size());
        }
    }

    @Test
    void anUnknownTransactionIsAborted() throws Exception {
        ScriptedScp.Logic late = (reply, message) -> {
            if (message instanceof TcapMessage.Begin) {
                reply.end(message, ScriptedScp.ACCEPTED, List.of(new ScpOperations().release(21)));
                reply.go(message, Optional.empty(), List.of());
            }
        };
        try (ScriptedScp scp = new ScriptedScp(late)) {
            get(switchTo(scp).place(answered()));
            scp.received().take();
            TcapMessage answer = scp.received().poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertNotNull(answer, "no answer to an unknown transaction");
            assertEquals(
                    new TcapMessage.Abort(
                            ScriptedScp.OWN, Optional.of(PAbortCause.UNRECOGNIZED_TRANSACTION_ID), Optional.empty()),
                    answer);
        }
    }

    @Test
    void aDialogueOpenedByTheScpIsTurnedDown() throws Exception {
        ScriptedScp.Logic opening = (reply, message) -> {
            if (message instanceof TcapMessage.Begin) {
                reply.send(new TcapMessage.Begin(ScriptedScp.OWN, Optional.empty(), List.of()));
                reply.end(message, ScriptedScp.ACCEPTED, List.of(new ScpOperations().release(21)));
            }
        };
        try (ScriptedScp scp = new ScriptedScp(opening)) {
            get(switchTo(scp).place(answered()));
            scp.received().take();
            assertInstanceOf(TcapMessage.Abort.class, scp.received().poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void aCallOutlivesALostLink() throws Exception {
        try (ScriptedScp scp = new ScriptedScp(connecting())) {
            // Slow enough that the conversation outlasts the break.
            Switch placing = switchTo(settings(scp).withSpeed(60).withTssf(Duration.ofSeconds(3)));
            CompletableFuture<CallResult> call = placing.place(answered());
            scp.received().take();
            scp.received().take();
            placing.breakLink();
            CallResult result = get(call);
            assertEquals(2, scp.sgp().activations());
            assertEquals(Outcome.ANSWERED, result.outcome());
            assertEquals(List.of(), result.violations());
        }
    }

    @Test
    void aCallWithoutALinkFails() throws Exception {
        ScriptedScp scp = new ScriptedScp((reply, message) -> {});
        Switch placing = switchTo(scp);
        scp.close();
        CallResult result = get(placing.place(answered()));
        assertEquals(Outcome.FAILED, result.outcome());
    }

    @Test
    void theNumberOfCallsIsBounded() throws Exception {
        try (ScriptedScp scp = new ScriptedScp((reply, message) -> {})) {
            Switch placing = switchTo(settings(scp).withMaximumCalls(1));
            CompletableFuture<CallResult> first = placing.place(answered());
            CompletableFuture<CallResult> second = placing.place(answered());
            ExecutionException refused = assertThrows(ExecutionException.class, () -> get(second));
            assertInstanceOf(IllegalStateException.class, refused.getCause());
            placing.close();
            assertEquals(Outcome.FAILED, get(first).outcome());
            ExecutionException closed = assertThrows(ExecutionException.class, () -> get(placing.place(answered())));
            assertInstanceOf(IllegalStateException.class, closed.getCause());
        }
    }

    @Test
    void whatIsNotReadableDoesNotHarmTheOthers() throws Exception {
        ScriptedScp.Logic noisy = (reply, message) -> {
            if (message instanceof TcapMessage.Begin) {
                reply.connection()
                        .send(M3uaEncoder.data(
                                OptionalLong.empty(),
                                OptionalLong.of(100),
                                2,
                                1,
                                M3uaEncoder.label(3, 2, 0, 0),
                                new byte[] {9, 9, 9}));
                reply.end(message, ScriptedScp.ACCEPTED, List.of(new ScpOperations().release(21)));
            }
        };
        try (ScriptedScp scp = new ScriptedScp(noisy)) {
            assertEquals(Outcome.RELEASED, get(switchTo(scp).place(answered())).outcome());
        }
    }
}
