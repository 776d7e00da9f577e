package org.tollbridge.adapter.stack;

import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCBeginIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueRequest;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndRequest;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCNoticeIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCPAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUniIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUserAbortIndication;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.ComponentType;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCode;

/** A TC-user that answers every BEGIN with CONTINUE and every CONTINUE with END, and keeps what it hears. */
public final class AnsweringUser implements TCListener {

    /** An operation at which it fails, to see what becomes of the others. */
    public static final long POISON = 99;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final SignallingStack stack;

    public AnsweringUser(SignallingStack stack) {
        this.stack = stack;
    }

    /** The next thing heard, at most 10 s later. */
    public String next() throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing came" : next;
    }

    @Override
    public void onTCBegin(TCBeginIndication begin) {
        Component[] components = begin.getComponents() == null ? new Component[0] : begin.getComponents();
        String context = begin.getApplicationContextName() == null
                ? "no context"
                : Arrays.toString(begin.getApplicationContextName().getOid());
        heard.add("begin " + context + " " + describe(components));
        for (Component component : components) {
            if (component instanceof Invoke invoke && invoke.getOperationCode().getLocalOperationCode() == POISON) {
                throw new IllegalStateException("planted");
            }
        }
        try {
            TCAPProvider provider = stack.provider();
            TCContinueRequest answer = provider.getDialogPrimitiveFactory().createContinue(begin.getDialog());
            answer.setApplicationContextName(begin.getApplicationContextName());
            begin.getDialog().sendComponent(invoke(begin.getDialog(), 31));
            begin.getDialog().send(answer);
        } catch (Exception e) {
            heard.add("unsent " + e.getMessage());
        }
    }

    private Invoke invoke(Dialog dialog, long operation) throws Exception {
        Invoke invoke = stack.provider().getComponentPrimitiveFactory().createTCInvokeRequest();
        invoke.setInvokeId(dialog.getNewInvokeId());
        OperationCode code = stack.provider().getComponentPrimitiveFactory().createOperationCode();
        code.setLocalOperationCode(operation);
        invoke.setOperationCode(code);
        return invoke;
    }

    @Override
    public void onTCContinue(TCContinueIndication indication) {
        Component[] components = indication.getComponents() == null ? new Component[0] : indication.getComponents();
        heard.add("continue " + describe(components));
        try {
            TCEndRequest end = stack.provider().getDialogPrimitiveFactory().createEnd(indication.getDialog());
            end.setTermination(org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TerminationType.Basic);
            indication.getDialog().send(end);
        } catch (TCAPSendException e) {
            heard.add("unsent " + e.getMessage());
        }
    }

    private static String describe(Component[] components) {
        StringBuilder text = new StringBuilder();
        for (Component component : components) {
            text.append(component.getType()).append(' ');
            if (component.getType() == ComponentType.Invoke) {
                text.append(((Invoke) component).getOperationCode().getLocalOperationCode())
                        .append(' ');
            }
        }
        return text.toString().strip();
    }

    @Override
    public void onTCEnd(TCEndIndication indication) {
        heard.add("end");
    }

    @Override
    public void onTCUserAbort(TCUserAbortIndication indication) {
        heard.add("user abort");
    }

    @Override
    public void onTCPAbort(TCPAbortIndication indication) {
        heard.add("provider abort " + indication.getPAbortCause());
    }

    @Override
    public void onTCNotice(TCNoticeIndication indication) {
        heard.add("notice");
    }

    @Override
    public void onDialogReleased(Dialog dialog) {
        heard.add("released");
    }

    @Override
    public void onInvokeTimeout(Invoke invoke) {
        heard.add("invoke timeout");
    }

    @Override
    public void onDialogTimeout(Dialog dialog) {
        heard.add("dialog timeout");
    }

    @Override
    public void onTCUni(TCUniIndication indication) {
        heard.add("uni");
    }
}
