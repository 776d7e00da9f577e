package org.tollbridge.adapter.stack;

import java.util.function.Consumer;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.DialogIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCBeginIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCNoticeIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCPAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUniIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUserAbortIndication;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.slf4j.LoggerFactory;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Guards the TC-user: a fault in it is counted, logged and contained. A fault during TC-UNI, TC-BEGIN or TC-CONTINUE
 * also aborts the dialogue.
 */
final class GuardedUser implements TCListener {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(GuardedUser.class));

    private final TCListener user;
    private final GuardedProvider provider;
    private final StackCounters counters;

    GuardedUser(TCListener user, GuardedProvider provider, StackCounters counters) {
        this.user = user;
        this.provider = provider;
        this.counters = counters;
    }

    @Override
    public void onTCUni(TCUniIndication indication) {
        during(indication, user::onTCUni);
    }

    @Override
    public void onTCBegin(TCBeginIndication indication) {
        during(indication, user::onTCBegin);
    }

    @Override
    public void onTCContinue(TCContinueIndication indication) {
        during(indication, user::onTCContinue);
    }

    @Override
    public void onTCEnd(TCEndIndication indication) {
        ending(() -> user.onTCEnd(indication));
    }

    @Override
    public void onTCUserAbort(TCUserAbortIndication indication) {
        ending(() -> user.onTCUserAbort(indication));
    }

    @Override
    public void onTCPAbort(TCPAbortIndication indication) {
        ending(() -> user.onTCPAbort(indication));
    }

    @Override
    public void onTCNotice(TCNoticeIndication indication) {
        ending(() -> user.onTCNotice(indication));
    }

    @Override
    public void onDialogReleased(Dialog dialog) {
        ending(() -> user.onDialogReleased(dialog));
    }

    @Override
    public void onInvokeTimeout(Invoke invoke) {
        ending(() -> user.onInvokeTimeout(invoke));
    }

    @Override
    public void onDialogTimeout(Dialog dialog) {
        ending(() -> user.onDialogTimeout(dialog));
    }

    private <T extends DialogIndication> void during(T indication, Consumer<T> call) {
        try {
            call.accept(indication);
        } catch (RuntimeException | Error e) {
            fault(e);
            abort(indication.getDialog());
        }
    }

    /** Makes a call after a fault in which the dialogue is not aborted: jSS7 releases it itself, or it stays open. */
    private void ending(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            fault(e);
        }
    }

    private void fault(Throwable e) {
        counters.userFault();
        LOG.error("an error in the TC-user ends one dialogue", e);
    }

    private void abort(Dialog dialog) {
        try {
            dialog.send(provider.getDialogPrimitiveFactory().createUAbort(dialog));
        } catch (TCAPSendException | RuntimeException e) {
            LOG.warn("the dialogue could not be aborted: {}", String.valueOf(e.getMessage()));
            dialog.release();
        }
    }
}
