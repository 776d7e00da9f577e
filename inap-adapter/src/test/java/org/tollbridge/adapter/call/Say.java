package org.tollbridge.adapter.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** What a switch says. */
final class Say {
    static final TransactionId SWITCH = TransactionId.of(0x0400_000a);

    /** Argument of vector initialDP-1: 8005551234 is called by 441234567. */
    static final String INITIAL_DP = "301b80012a82070310085055214383078313442143650785010a9c0102";

    private Say() {}

    static TcapMessage.Begin begin(Component... components) {
        return begin(ApplicationContext.ETSI_SSP_TO_SCP, components);
    }

    static TcapMessage.Begin begin(ApplicationContext context, Component... components) {
        return new TcapMessage.Begin(
                SWITCH, Optional.of(DialoguePortion.Request.of(context.objectIdentifier())), List.of(components));
    }

    static TcapMessage.Begin beginWithoutContext(Component... components) {
        return new TcapMessage.Begin(SWITCH, Optional.empty(), List.of(components));
    }

    static TcapMessage.Continue proceed(TransactionId node, Component... components) {
        return new TcapMessage.Continue(SWITCH, node, Optional.empty(), List.of(components));
    }

    static TcapMessage.End end(TransactionId node, Component... components) {
        return new TcapMessage.End(node, Optional.empty(), List.of(components));
    }

    static Component initialDp(int invokeId) {
        return invoke(invokeId, 0, INITIAL_DP);
    }

    static Component invoke(int invokeId, int operation, String argument) {
        return new Component.Invoke(
                invokeId,
                OptionalInt.empty(),
                new Code.Local(operation),
                argument.isEmpty() ? Optional.empty() : Optional.of(Octets.fromHex(argument)));
    }

    static Component error(int invokeId, int error) {
        return new Component.ReturnError(invokeId, new Code.Local(error), Optional.empty());
    }
}
