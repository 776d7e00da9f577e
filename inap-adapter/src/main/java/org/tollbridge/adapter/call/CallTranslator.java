package org.tollbridge.adapter.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.DialogImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCBeginIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCNoticeIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCPAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUniIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUserAbortIndication;
import org.restcomm.protocols.ss7.tcap.asn.ApplicationContextName;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.stack.Correlations;
import org.tollbridge.service.call.CallEvent.DialogueAborted.By;
import org.tollbridge.service.port.CallGate;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Takes INAP dialogues from jSS7's TCAP and offers their calls to the node. Register it with
 * {@link TCAPProvider#addTCListener}. A fault in one dialogue affects only that dialogue.
 */
public final class CallTranslator implements TCListener {
    private static final long serialVersionUID = 1L;
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(CallTranslator.class));
    private static final Component[] NOTHING = {};
    private static final String NOT_SENT = "a message could not be sent";
    private static final String INTERNAL_ERROR = "internal error";
    private static final List<NamedContext> CONTEXTS =
            Arrays.stream(ApplicationContext.values()).map(NamedContext::new).toList();

    private final transient TCAPProvider provider;
    private final transient IntFunction<Optional<InapSwitch>> switches;
    private final transient CallGate gate;
    private final transient BadCalls badCalls;
    private final transient Map<String, SwitchCounters> counters = new ConcurrentHashMap<>();
    /** Counters of dialogues that belong to no known switch. */
    private final transient SwitchCounters strangers = new SwitchCounters();

    private final transient Assists assists;
    private final transient Set<PeerDialogue> open = ConcurrentHashMap.newKeySet();

    /**
     * @param switches finds the switch with a point code
     * @param gate where calls are offered
     */
    public CallTranslator(TCAPProvider provider, IntFunction<Optional<InapSwitch>> switches, CallGate gate) {
        this(provider, switches, gate, BadCalls.STANDARD, new Correlations(0));
    }

    /**
     * @param switches finds the switch with a point code
     * @param gate where calls are offered
     * @param badCalls how to handle calls that fail at the start
     * @param correlations the correlations by which assisting sides find their calls
     */
    public CallTranslator(
            TCAPProvider provider,
            IntFunction<Optional<InapSwitch>> switches,
            CallGate gate,
            BadCalls badCalls,
            Correlations correlations) {
        this.provider = provider;
        this.switches = switches;
        this.gate = gate;
        this.badCalls = badCalls;
        this.assists = new Assists(correlations);
    }

    /** The counters of all switches, known or not. */
    public DialogueCounters counters() {
        List<SwitchCounters> all = new ArrayList<>(counters.values());
        all.add(strangers);
        return new DialogueCounters(all);
    }

    /** The counters of one switch. */
    public SwitchCounters counters(InapSwitch settings) {
        String name = settings.profile().name();
        SwitchCounters known = counters.get(name);
        return known != null ? known : counters.computeIfAbsent(name, unseen -> new SwitchCounters());
    }

    /** The number of open dialogues. */
    public int openDialogues() {
        return open.size();
    }

    /**
     * Gives up all dialogues whose peers are permanently lost. Their calls receive
     * {@link org.tollbridge.service.call.CallEvent.DialogueAborted}.
     *
     * @param lost whether the peer of a dialogue is lost
     */
    public void peersLost(Predicate<Dialog> lost) {
        for (PeerDialogue dialogue : open) {
            if (lost.test(dialogue.dialog())) {
                dialogue.giveUp(By.LINK, "link lost", false);
            }
        }
    }

    @Override
    public void onTCBegin(TCBeginIndication begin) {
        Dialog dialog = begin.getDialog();
        Optional<ApplicationContextName> name = Optional.ofNullable(begin.getApplicationContextName());
        int pointCode = ((DialogImpl) dialog).getRemotePc();
        Optional<InapSwitch> settings = switches.apply(pointCode);
        try {
            if (settings.isEmpty()) {
                strangers.add(DialogueCounter.UNKNOWN_SWITCHES);
                LOG.warn("a dialogue from point code {} is aborted: no switch has that point code", pointCode);
                new Outbox(provider, dialog, name, 0, strangers).sendAbort();
                return;
            }
            begin(begin, settings.get(), name);
        } catch (TCAPSendException unsent) {
            LOG.warn(
                    "a dialogue begun from point code {}: not sent: {}",
                    pointCode,
                    String.valueOf(unsent.getMessage()));
            giveUp(dialog, NOT_SENT);
        } catch (RuntimeException fault) {
            LOG.error("a dialogue begun from point code " + pointCode + " is abandoned", fault);
            giveUp(dialog, INTERNAL_ERROR);
        }
    }

    private void begin(TCBeginIndication begin, InapSwitch settings, Optional<ApplicationContextName> name)
            throws TCAPSendException {
        SwitchCounters counted = counters(settings);
        AnswerTiming timing = new AnswerTiming(counted);
        Dialog dialog = begin.getDialog();
        Outbox outbox = new Outbox(provider, dialog, name, settings.activityTestMillis(), counted);
        Optional<ApplicationContext> context = name.flatMap(CallTranslator::contextOf);
        boolean allowed = name.isEmpty()
                ? settings.withoutContext()
                : context.filter(settings.contexts()::contains).isPresent();
        if (!allowed) {
            counted.add(DialogueCounter.CONTEXTS_REFUSED);
            refuseContext(outbox, settings, name);
            return;
        }
        Component[] components = components(begin.getComponents());
        PeerDialogue dialogue = AssistDialogue.isAsked(context, components)
                ? new AssistDialogue(dialog, settings, context, outbox, counted, assists)
                : new CallDialogue(dialog, settings, context, outbox, counted, timing, badCalls, gate, assists);
        dialog.setUserObject(dialogue);
        open.add(dialogue);
        counted.opened();
        dialogue.begin(components);
    }

    private void refuseContext(Outbox outbox, InapSwitch settings, Optional<ApplicationContextName> name)
            throws TCAPSendException {
        Optional<ApplicationContext> supported =
                settings.contexts().stream().sorted().findFirst();
        if (name.isPresent() && supported.isPresent()) {
            outbox.refuseContext(nameOf(supported.get()));
        } else {
            outbox.sendAbort();
        }
    }

    private static Optional<ApplicationContext> contextOf(ApplicationContextName name) {
        long[] arcs = name.getOid();
        for (NamedContext named : CONTEXTS) {
            if (named.isNamed(arcs)) {
                return named.itself;
            }
        }
        return Optional.empty();
    }

    /** A context with its name in jSS7's form, compared without making text of it for each call. */
    private static final class NamedContext {
        private final Optional<ApplicationContext> itself;
        private final long[] arcs;

        NamedContext(ApplicationContext context) {
            this.itself = Optional.of(context);
            this.arcs = arcsOf(context);
        }

        boolean isNamed(long[] name) {
            return Arrays.equals(arcs, name);
        }
    }

    private static long[] arcsOf(ApplicationContext context) {
        return Arrays.stream(context.objectIdentifier().toString().split("\\."))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private ApplicationContextName nameOf(ApplicationContext context) {
        return provider.getDialogPrimitiveFactory().createApplicationContextName(arcsOf(context));
    }

    @Override
    public void onTCContinue(TCContinueIndication indication) {
        Optional<PeerDialogue> dialogue = dialogueOf(indication.getDialog());
        if (dialogue.isEmpty()) {
            indication.getDialog().release();
            return;
        }
        take(dialogue.get(), () -> dialogue.get().receive(components(indication.getComponents())));
    }

    @Override
    public void onTCEnd(TCEndIndication indication) {
        dialogueOf(indication.getDialog())
                .ifPresent(dialogue -> take(dialogue, () -> dialogue.ended(components(indication.getComponents()))));
    }

    /** Handles a message; an exception affects only this dialogue. */
    private static void take(PeerDialogue dialogue, Taking taking) {
        try {
            taking.take();
        } catch (TCAPSendException unsent) {
            LOG.warn("{}: not sent: {}", dialogue.settings().profile().name(), String.valueOf(unsent.getMessage()));
            dialogue.giveUp(By.NODE, NOT_SENT, true);
        } catch (RuntimeException fault) {
            LOG.error(dialogue.settings().profile().name() + ": a dialogue is abandoned", fault);
            dialogue.giveUp(By.NODE, INTERNAL_ERROR, true);
        }
    }

    private interface Taking {
        void take() throws TCAPSendException;
    }

    @Override
    public void onTCUserAbort(TCUserAbortIndication indication) {
        dialogueOf(indication.getDialog()).ifPresent(dialogue -> {
            dialogue.counters().abort(Way.RECEIVED, AbortKind.USER);
            dialogue.aborted(By.SWITCH, "aborted by the switch");
        });
    }

    @Override
    public void onTCPAbort(TCPAbortIndication indication) {
        AbortKind kind = AbortKind.of(indication.getPAbortCause());
        String cause = "aborted by TCAP: " + indication.getPAbortCause();
        dialogueOf(indication.getDialog()).ifPresent(dialogue -> {
            dialogue.counters().abort(Way.RECEIVED, kind);
            if (kind == AbortKind.UNRECOGNIZED_TRANSACTION_ID) {
                dialogue.unknownToPeer(cause);
            } else {
                dialogue.aborted(By.SWITCH, cause);
            }
        });
    }

    @Override
    public void onTCNotice(TCNoticeIndication indication) {
        String cause = "undeliverable: " + indication.getReportCause();
        dialogueOf(indication.getDialog())
                .ifPresentOrElse(
                        dialogue -> {
                            dialogue.counters().add(DialogueCounter.UNDELIVERABLE);
                            dialogue.giveUp(By.LINK, cause, false);
                        },
                        () -> strangers.add(DialogueCounter.UNDELIVERABLE));
    }

    @Override
    public void onTCUni(TCUniIndication indication) {
        // CS-1 has no operation outside a dialogue; jSS7 forgets the message after this.
        strangers.add(DialogueCounter.BEGUN_WITHOUT_CALL);
    }

    @Override
    public void onInvokeTimeout(Invoke invoke) {
        dialogueOf(((org.restcomm.protocols.ss7.tcap.asn.InvokeImpl) invoke).getDialog())
                .ifPresent(dialogue -> dialogue.timedOut(invoke));
    }

    @Override
    public void onDialogTimeout(Dialog dialog) {
        dialogueOf(dialog).ifPresent(PeerDialogue::idle);
    }

    @Override
    public void onDialogReleased(Dialog dialog) {
        dialogueOf(dialog).ifPresent(dialogue -> {
            if (open.remove(dialogue)) {
                dialogue.counters().closed();
            }
            dialogue.aborted(By.NODE, "released by TCAP");
        });
    }

    private static Optional<PeerDialogue> dialogueOf(@Nullable Dialog dialog) {
        return dialog != null && dialog.getUserObject() instanceof PeerDialogue dialogue
                ? Optional.of(dialogue)
                : Optional.empty();
    }

    private static void giveUp(Dialog dialog, String reason) {
        dialogueOf(dialog).ifPresentOrElse(dialogue -> dialogue.giveUp(By.NODE, reason, true), dialog::release);
    }

    private static Component[] components(Component @Nullable [] components) {
        return components == null ? NOTHING : components;
    }
}
