package org.tollbridge.adapter.management;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.restcomm.protocols.ss7.tcap.DialogImpl;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.TCListener;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCBeginIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCContinueIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCEndRequest;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCNoticeIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCPAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUniIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCUserAbortIndication;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TerminationType;
import org.restcomm.protocols.ss7.tcap.asn.ApplicationContextName;
import org.restcomm.protocols.ss7.tcap.asn.InvokeImpl;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.Invoke;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCodeType;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.call.EncodedParameter;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.inap.ServiceFilteringResponse;
import org.tollbridge.wire.transport.LimitedLog;

/** Handles the dialogues of service management, and passes all others to the TC-user of calls. */
public final class ManagementUser implements TCListener {

    private static final long serialVersionUID = 1L;
    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(ManagementUser.class));
    private static final Component[] NOTHING = {};
    private static final List<long[]> CONTEXTS = List.of(
            TrafficOrders.arcsOf(ApplicationContext.ETSI_SERVICE_MANAGEMENT_TO_SCP),
            TrafficOrders.arcsOf(ApplicationContext.Q1218_SERVICE_MANAGEMENT_TO_SCF));

    private final transient TCAPProvider provider;
    private final transient TCListener calls;
    private final transient Consumer<FilterReport> reports;
    private final transient LongAdder unreadable = new LongAdder();

    /**
     * @param calls receives everything that is not management
     * @param reports receives the numbers of calls that switches have filtered, on a delivery thread
     */
    public ManagementUser(TCAPProvider provider, TCListener calls, Consumer<FilterReport> reports) {
        this.provider = provider;
        this.calls = calls;
        this.reports = reports;
    }

    /** The number of unreadable reports from switches. */
    public long unreadable() {
        return unreadable.sum();
    }

    @Override
    public void onTCBegin(TCBeginIndication begin) {
        Component[] components = components(begin.getComponents());
        ApplicationContextName name = begin.getApplicationContextName();
        boolean ours = name == null ? startsWithResponse(components) : isManagement(name.getOid());
        if (!ours) {
            calls.onTCBegin(begin);
            return;
        }
        Dialog dialog = begin.getDialog();
        int pointCode = ((DialogImpl) dialog).getRemotePc();
        for (Component component : components) {
            if (component instanceof Invoke invoke) {
                report(pointCode, invoke);
            }
        }
        end(dialog, Optional.ofNullable(name));
    }

    private static boolean isManagement(long[] arcs) {
        return CONTEXTS.stream().anyMatch(context -> Arrays.equals(context, arcs));
    }

    private static boolean startsWithResponse(Component[] components) {
        return components.length > 0 && components[0] instanceof Invoke invoke && isResponse(invoke);
    }

    private static boolean isResponse(Invoke invoke) {
        return invoke.getOperationCode() != null
                && invoke.getOperationCode().getOperationType() == OperationCodeType.Local
                && invoke.getOperationCode().getLocalOperationCode() == Operation.SERVICE_FILTERING_RESPONSE.code();
    }

    private void report(int pointCode, Invoke invoke) {
        Optional<Octets> parameter = Optional.ofNullable(invoke.getParameter()).map(EncodedParameter::elementOf);
        // Both editions encode this argument alike.
        Optional<FilterReport> report = isResponse(invoke)
                        && InapCodec.argument(Operation.SERVICE_FILTERING_RESPONSE, parameter, Variant.ETSI)
                                instanceof Reading.Value<Argument>(Argument argument)
                        && argument instanceof ServiceFilteringResponse response
                ? TrafficArguments.report(pointCode, response)
                : Optional.empty();
        report.ifPresentOrElse(reports, () -> {
            unreadable.increment();
            LOG.warn("a report on service filtering from point code {} cannot be read", pointCode);
        });
    }

    private void end(Dialog dialog, Optional<ApplicationContextName> name) {
        try {
            TCEndRequest message = provider.getDialogPrimitiveFactory().createEnd(dialog);
            message.setTermination(TerminationType.Basic);
            name.ifPresent(message::setApplicationContextName);
            dialog.send(message);
        } catch (TCAPSendException unsent) {
            LOG.warn("the end of a management dialogue was not sent: {}", String.valueOf(unsent.getMessage()));
            dialog.release();
        }
    }

    @Override
    public void onTCContinue(TCContinueIndication indication) {
        Optional<FilterDialogue> ours = ours(indication.getDialog());
        if (ours.isEmpty()) {
            calls.onTCContinue(indication);
            return;
        }
        ours.get().received(components(indication.getComponents()));
        if (ours.get().answer().isPresent()) {
            end(indication.getDialog(), Optional.empty());
        }
    }

    @Override
    public void onTCEnd(TCEndIndication indication) {
        Optional<FilterDialogue> ours = ours(indication.getDialog());
        if (ours.isEmpty()) {
            calls.onTCEnd(indication);
            return;
        }
        ours.get().received(components(indication.getComponents()));
        ours.get().unknown("it ended the dialogue without an answer");
    }

    @Override
    public void onTCUserAbort(TCUserAbortIndication indication) {
        ours(indication.getDialog())
                .ifPresentOrElse(
                        ours -> ours.refused("it aborted the dialogue"), () -> calls.onTCUserAbort(indication));
    }

    @Override
    public void onTCPAbort(TCPAbortIndication indication) {
        ours(indication.getDialog())
                .ifPresentOrElse(
                        ours -> ours.refused("TCAP aborted the dialogue: " + indication.getPAbortCause()),
                        () -> calls.onTCPAbort(indication));
    }

    @Override
    public void onTCNotice(TCNoticeIndication indication) {
        Dialog dialog = indication.getDialog();
        Optional<FilterDialogue> ours = ours(dialog);
        if (ours.isEmpty()) {
            calls.onTCNotice(indication);
            return;
        }
        ours.get().refused("undeliverable: " + indication.getReportCause());
        dialog.release();
    }

    @Override
    public void onTCUni(TCUniIndication indication) {
        calls.onTCUni(indication);
    }

    @Override
    public void onInvokeTimeout(Invoke invoke) {
        Dialog dialog = ((InvokeImpl) invoke).getDialog();
        Optional<FilterDialogue> ours = ours(dialog);
        if (ours.isEmpty()) {
            calls.onInvokeTimeout(invoke);
            return;
        }
        ours.get().unknown("it did not answer in time");
        dialog.release();
    }

    @Override
    public void onDialogTimeout(Dialog dialog) {
        if (ours(dialog).isEmpty()) {
            calls.onDialogTimeout(dialog);
        }
    }

    @Override
    public void onDialogReleased(Dialog dialog) {
        ours(dialog)
                .ifPresentOrElse(ours -> ours.unknown("the dialogue is over"), () -> calls.onDialogReleased(dialog));
    }

    private static Optional<FilterDialogue> ours(@Nullable Dialog dialog) {
        return dialog != null && dialog.getUserObject() instanceof FilterDialogue ours
                ? Optional.of(ours)
                : Optional.empty();
    }

    private static Component[] components(Component @Nullable [] components) {
        return components == null ? NOTHING : components;
    }
}
