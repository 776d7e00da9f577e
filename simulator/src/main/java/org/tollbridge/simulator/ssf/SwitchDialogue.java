package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.simulator.ssf.CallResult.ExchangedMessage;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * The TCAP side of one dialogue: transaction ids, the dialogue portion, and a record of every message for the result.
 */
final class SwitchDialogue implements CallWorld {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchDialogue.class);
    private static final int MOST_MESSAGES = 1_000;

    private final Switch owner;
    private final int number;
    private final TransactionId own;
    private final Optional<ApplicationContext> context;
    private final CompletableFuture<CallResult> result;
    private final DialogueUser user;
    private final List<ExchangedMessage> messages = new ArrayList<>();

    private Optional<TransactionId> remote = Optional.empty();
    private boolean begun;
    private boolean answered;
    private boolean closed;

    /**
     * @param context the requested context; empty for a dialogue without a dialogue portion
     * @param user creates the user of the dialogue
     */
    SwitchDialogue(
            Switch owner,
            int number,
            Optional<ApplicationContext> context,
            Function<CallWorld, DialogueUser> user,
            CompletableFuture<CallResult> result) {
        this.owner = owner;
        this.number = number;
        this.own = TransactionId.of(number);
        this.context = context;
        this.result = result;
        this.user = user.apply(this);
    }

    void start() {
        user.start();
    }

    void received(TcapMessage message, Octets m3ua) {
        trace(true, m3ua);
        if (closed) {
            return;
        }
        switch (message) {
            case TcapMessage.Continue m -> {
                if (remote.isPresent() && !remote.get().equals(m.originating())) {
                    user.journal()
                            .violation("changed its transaction id from " + remote.get() + " to " + m.originating());
                }
                remote = Optional.of(m.originating());
                dialogue(m.dialogue());
                user.received(m.components(), false);
            }
            case TcapMessage.End m -> {
                dialogue(m.dialogue());
                closed = true;
                user.received(m.components(), true);
            }
            case TcapMessage.Abort m -> {
                closed = true;
                user.dialogueLost(m.cause()
                        .map(cause -> "aborted by TCAP: " + cause.asnName())
                        .orElse("aborted by the SCP"));
            }
            case TcapMessage.Begin m -> LOG.debug("BEGIN in a dialogue that is open");
            case TcapMessage.Unidirectional m -> LOG.debug("UNIDIRECTIONAL in a dialogue");
        }
    }

    /**
     * Checks the dialogue portion: the first message back accepts the dialogue if a context was requested, and later
     * messages have none.
     */
    private void dialogue(Optional<DialoguePortion> portion) {
        Optional<ApplicationContext> asked = answered ? Optional.empty() : context;
        answered = true;
        if (asked.isPresent()) {
            boolean accepted = portion.isPresent()
                    && portion.get() instanceof DialoguePortion.Response response
                    && response.isAccepted()
                    && response.applicationContext().equals(asked.get().objectIdentifier());
            if (!accepted) {
                user.journal()
                        .violation("did not accept the dialogue in its first message: "
                                + portion.map(DialoguePortion::toString).orElse("no dialogue portion"));
            }
        } else if (portion.isPresent()) {
            user.journal().violation("sent a dialogue portion where none is due");
        }
    }

    /** SCCP could not deliver the BEGIN. */
    void undeliverable(String cause) {
        closed = true;
        user.dialogueLost("not delivered: " + cause);
    }

    void giveUp() {
        closed = true;
        user.dialogueLost("the switch is closed");
        over();
    }

    void broken(RuntimeException fault) {
        closed = true;
        owner.remove(number);
        result.completeExceptionally(fault);
    }

    private void trace(boolean fromScp, Octets m3ua) {
        if (messages.size() < MOST_MESSAGES) {
            messages.add(new ExchangedMessage(Instant.now(), fromScp, m3ua.compact()));
        }
    }

    @Override
    public void send(List<Component> components, boolean end) {
        TcapMessage message;
        if (!begun) {
            begun = true;
            Optional<DialoguePortion> request =
                    context.map(asked -> DialoguePortion.Request.of(asked.objectIdentifier()));
            message = new TcapMessage.Begin(own, request, components);
        } else if (remote.isEmpty()) {
            // The SCP has not answered, so there is no address to send to: the abort is local.
            closed |= end;
            return;
        } else if (end) {
            closed = true;
            message = new TcapMessage.End(remote.get(), Optional.empty(), components);
        } else {
            message = new TcapMessage.Continue(own, remote.get(), Optional.empty(), components);
        }
        transmit(message);
    }

    @Override
    public void abort() {
        closed = true;
        remote.ifPresent(id -> transmit(new TcapMessage.Abort(id, Optional.empty(), Optional.empty())));
    }

    @Override
    public void forget() {
        closed = true;
    }

    private void transmit(TcapMessage message) {
        byte[] m3ua = owner.carry(message, number);
        trace(false, Octets.wrap(m3ua));
        if (!(message instanceof TcapMessage.Begin)) {
            boolean unused = owner.sendNext(m3ua, number);
        } else if (!owner.send(m3ua, number)) {
            // Scheduled rather than called, because the call is still starting.
            after(Duration.ZERO, () -> undeliverable("no link to the SCP"));
        }
    }

    @Override
    public Timer after(Duration real, Runnable task) {
        return owner.after(real, this, task);
    }

    @Override
    public TemporaryConnection assist(TemporaryConnection.Request request, TemporaryConnection.Assisted assisted) {
        return owner.assist(request, new Assisted(assisted));
    }

    /** The assisted call; called on the thread of its own switch. */
    private final class Assisted implements TemporaryConnection.Assisted {
        private final TemporaryConnection.Assisted call;

        Assisted(TemporaryConnection.Assisted call) {
            this.call = call;
        }

        @Override
        public void disconnects() {
            after(Duration.ZERO, call::disconnects);
        }

        @Override
        public void hangsUp() {
            after(Duration.ZERO, call::hangsUp);
        }

        @Override
        public void over(CallResult result) {
            after(Duration.ZERO, () -> call.over(result));
        }
    }

    @Override
    public Duration now() {
        return owner.settings().virtual(System.nanoTime());
    }

    @Override
    public void over() {
        owner.remove(number);
        result.complete(user.result(messages));
    }
}
