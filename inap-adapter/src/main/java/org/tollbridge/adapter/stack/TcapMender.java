package org.tollbridge.adapter.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.restcomm.protocols.ss7.tcap.asn.comp.PAbortCauseType;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/**
 * Rewrites a TCAP message so that jSS7 can read it without failing. On some unreadable components jSS7 fails (a linked
 * id of 300 causes an exception, and the dialogue stays until its idle time expires); others it answers as Q.774
 * requires. An unreadable component is therefore replaced by one of the second kind, for which jSS7 reports the general
 * problem of the original. An abort ends its dialogue, whatever else it contains.
 */
final class TcapMender {

    private static final int MISTYPED = 1;
    private static final int BADLY_STRUCTURED = 2;

    /** The highest values that Q.773 (06/97) names; jSS7 fails on others. */
    private static final int LAST_CAUSE = PAbortCause.RESOURCE_LIMITATION.code();

    private static final int LAST_RESULT = 1;
    private static final int LAST_DIAGNOSTIC = 2;
    private static final int LAST_SOURCE = 1;

    /** A private code between jSS7 and its user for an end without a cause in Q.773. */
    private static final PAbortCause NO_CAUSE = new PAbortCause(PAbortCauseType.AbnormalDialogue.getType());

    /** The identifier octet of a reject. */
    private static final int REJECT = 0xa4;

    private TcapMender() {}

    /** Whether a part of the message could not be read. */
    static boolean needsMending(TcapMessage message) {
        return hasBadDialogue(message) || message.components().stream().anyMatch(Component.Malformed.class::isInstance);
    }

    /** Whether the dialogue portion could not be read, has an unknown abstract syntax, or has only undefined values. */
    static boolean hasBadDialogue(TcapMessage message) {
        return message.dialogue().filter(TcapMender::isBad).isPresent();
    }

    private static boolean isBad(DialoguePortion dialogue) {
        return switch (dialogue) {
            case DialoguePortion.Malformed ignored -> true;
            case DialoguePortion.Foreign ignored -> true;
            case DialoguePortion.Response response ->
                !isUpTo(LAST_RESULT, response.result())
                        || !isUpTo(LAST_DIAGNOSTIC, response.diagnostic().code());
            case DialoguePortion.Abort abort -> !isUpTo(LAST_SOURCE, abort.source());
            case DialoguePortion.Request ignored -> false;
            case DialoguePortion.Unidirectional ignored -> false;
        };
    }

    private static boolean isUpTo(int last, int value) {
        return value >= 0 && value <= last;
    }

    /**
     * The message with definite lengths, and with substitutes for unreadable components. User information is omitted,
     * because no user needs it and jSS7 fails if it cannot read it.
     */
    static byte[] write(TcapMessage message) {
        List<Component> components = new ArrayList<>();
        for (Component component : message.components()) {
            if (!isMalformedReject(component)) {
                components.add(component instanceof Component.Malformed bad ? standIn(bad) : component);
            }
        }
        Optional<DialoguePortion> dialogue = message.dialogue().map(TcapMender::withoutInformation);
        TcapMessage rewritten = switch (message) {
            case TcapMessage.Unidirectional m -> new TcapMessage.Unidirectional(dialogue, components);
            case TcapMessage.Begin m -> new TcapMessage.Begin(m.originating(), dialogue, components);
            case TcapMessage.Continue m ->
                new TcapMessage.Continue(m.originating(), m.destination(), dialogue, components);
            case TcapMessage.End m -> new TcapMessage.End(m.destination(), dialogue, components);
            case TcapMessage.Abort m ->
                new TcapMessage.Abort(m.destination(), m.cause().map(TcapMender::named), dialogue);
        };
        return new TcapEncoder().encode(rewritten).toByteArray();
    }

    private static PAbortCause named(PAbortCause cause) {
        return isUpTo(LAST_CAUSE, cause.code()) ? cause : NO_CAUSE;
    }

    private static DialoguePortion withoutInformation(DialoguePortion dialogue) {
        return switch (dialogue) {
            case DialoguePortion.Request r ->
                new DialoguePortion.Request(r.protocolVersion(), r.applicationContext(), Optional.empty());
            case DialoguePortion.Response r ->
                new DialoguePortion.Response(
                        r.protocolVersion(), r.applicationContext(), r.result(), r.diagnostic(), Optional.empty());
            case DialoguePortion.Abort a -> new DialoguePortion.Abort(a.source(), Optional.empty());
            case DialoguePortion.Unidirectional u ->
                new DialoguePortion.Unidirectional(u.protocolVersion(), u.applicationContext(), Optional.empty());
            case DialoguePortion.Foreign unread -> unread;
            case DialoguePortion.Malformed unread -> unread;
        };
    }

    /**
     * Whether the component is an unreadable reject. A reject is never rejected, so it is discarded (Q.774 (06/97),
     * 3.2.2.2).
     */
    private static boolean isMalformedReject(Component component) {
        return component instanceof Component.Malformed bad
                && !bad.element().isEmpty()
                && bad.element().at(0) == REJECT;
    }

    private static Component standIn(Component.Malformed bad) {
        return new Component.Malformed(element(bad), bad.invokeId(), bad.problem(), bad.failure());
    }

    /** An Invoke or an unknown component on which jSS7's reader stops at the same point as this node's. */
    private static Octets element(Component.Malformed bad) {
        OptionalInt id = bad.invokeId();
        return switch (bad.problem().code()) {
            case MISTYPED ->
                id.isPresent()
                        ? Octets.of(new byte[] {(byte) 0xa1, 5, 2, 1, (byte) id.getAsInt(), 4, 0})
                        : Octets.fromHex("a1020400");
            // jSS7 reports this problem without an invoke id, as if it could not be derived.
            case BADLY_STRUCTURED -> Octets.fromHex("a102027f");
            default -> Octets.fromHex("a900");
        };
    }
}
