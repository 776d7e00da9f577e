package org.tollbridge.node.bench;

import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.restcomm.protocols.ss7.tcap.api.TCAPException;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.restcomm.protocols.ss7.tcap.api.tc.component.InvokeClass;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCBeginIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCNoticeIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCPAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUniIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUserAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TerminationType;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCode;
import org.restcomm.protocols.ss7.tcap.asn.comp.Parameter;

/**
 * Responds to a BEGIN with the canned operations, accepts the answer report without a response, and ends at the
 * disconnect report.
 */
@SuppressWarnings("serial")
final class CannedListener implements TCListener {

    private static final InvokeClass[] CLASSES = {
        InvokeClass.Class1, InvokeClass.Class2, InvokeClass.Class3, InvokeClass.Class4
    };
    private static final Object ANSWERED = new Object();

    private final TCAPProvider provider;
    private final CannedAnswers answers;
    private final SccpAddress local;

    CannedListener(TCAPProvider provider, CannedAnswers answers, SccpAddress local) {
        this.provider = provider;
        this.answers = answers;
        this.local = local;
    }

    @Override
    public void onTCBegin(TCBeginIndication begin) {
        Dialog dialog = begin.getDialog();
        try {
            for (CannedAnswers.Operation operation : answers.operations()) {
                dialog.sendComponent(invoke(dialog, operation));
            }
            var message = provider.getDialogPrimitiveFactory().createContinue(dialog);
            message.setOriginatingAddress(local);
            if (begin.getApplicationContextName() != null) {
                message.setApplicationContextName(begin.getApplicationContextName());
            }
            dialog.send(message);
        } catch (TCAPException | TCAPSendException e) {
            throw new IllegalStateException(e);
        }
    }

    private Invoke invoke(Dialog dialog, CannedAnswers.Operation operation) throws TCAPException {
        var components = provider.getComponentPrimitiveFactory();
        Invoke invoke = components.createTCInvokeRequest(CLASSES[operation.operationClass() - 1]);
        invoke.setInvokeId(dialog.getNewInvokeId());
        OperationCode code = components.createOperationCode();
        code.setLocalOperationCode((long) operation.code());
        invoke.setOperationCode(code);
        byte[] argument = operation.argument().toByteArray();
        int header = argument[1] >= 0 ? 2 : 2 + (argument[1] & 0x7F);
        Parameter parameter =
                components.createParameter(argument[0] & 0x1F, (argument[0] & 0xC0) >> 6, (argument[0] & 0x20) == 0);
        parameter.setData(java.util.Arrays.copyOfRange(argument, header, argument.length));
        invoke.setParameter(parameter);
        return invoke;
    }

    @Override
    public void onTCContinue(TCContinueIndication indication) {
        Dialog dialog = indication.getDialog();
        for (var component : indication.getComponents()) {
            dialog.processInvokeWithoutAnswer(component.getInvokeId());
        }
        if (dialog.getUserObject() == null) {
            dialog.setUserObject(ANSWERED);
            return;
        }
        var end = provider.getDialogPrimitiveFactory().createEnd(dialog);
        end.setTermination(TerminationType.Basic);
        try {
            dialog.send(end);
        } catch (TCAPSendException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onTCUni(TCUniIndication indication) {}

    @Override
    public void onTCEnd(TCEndIndication indication) {}

    @Override
    public void onTCUserAbort(TCUserAbortIndication indication) {}

    @Override
    public void onTCPAbort(TCPAbortIndication indication) {}

    @Override
    public void onTCNotice(TCNoticeIndication indication) {}

    @Override
    public void onDialogReleased(Dialog dialog) {}

    @Override
    public void onInvokeTimeout(Invoke invoke) {}

    @Override
    public void onDialogTimeout(Dialog dialog) {
        dialog.release();
    }
}
