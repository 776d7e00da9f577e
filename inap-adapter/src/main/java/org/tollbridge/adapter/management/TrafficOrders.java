package org.tollbridge.adapter.management;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.restcomm.protocols.ss7.tcap.api.TCAPException;
import org.restcomm.protocols.ss7.tcap.api.TCAPProvider;
import org.restcomm.protocols.ss7.tcap.api.TCAPSendException;
import org.restcomm.protocols.ss7.tcap.api.tc.component.InvokeClass;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.events.TCBeginRequest;
import org.restcomm.protocols.ss7.tcap.asn.InvokeImpl;
import org.restcomm.protocols.ss7.tcap.asn.comp.OperationCode;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.call.EncodedParameter;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * Sends traffic orders to switches, each in its own dialogue. CallGap has no answer, so its dialogue ends on this side
 * at once (prearranged end). ActivateServiceFiltering is answered.
 */
public final class TrafficOrders {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(TrafficOrders.class));
    private static final long INVOKE_ID = 1;
    private static final long NO_TIMER = 0;

    private final SignallingStack stack;
    private final int ownPointCode;
    private final int ownSubsystem;
    private final Duration answerLimit;
    private final LongAdder gapsSent = new LongAdder();
    private final LongAdder gapsUnsent = new LongAdder();

    /**
     * @param answerLimit time limit for the answer of a switch, 1 to 60 s (Q.1218's medium timer)
     */
    public TrafficOrders(SignallingStack stack, int ownPointCode, int ownSubsystem, Duration answerLimit) {
        this.stack = stack;
        this.ownPointCode = ownPointCode;
        this.ownSubsystem = ownSubsystem;
        this.answerLimit = answerLimit;
    }

    /** Sends CallGap. One that cannot be sent is counted and logged; it is sent again when the gap is renewed. */
    public void gap(ManagedSwitch to, CallGapOrder order) {
        try {
            Dialog dialog = dialogTo(to);
            try {
                Octets argument = TrafficArguments.callGap(order).encode(to.variant());
                begin(dialog, to.trafficManagement(), Operation.CALL_GAP, InvokeClass.Class4, argument, NO_TIMER);
                gapsSent.increment();
            } finally {
                dialog.release();
            }
        } catch (TCAPException | TCAPSendException unsent) {
            gapsUnsent.increment();
            LOG.warn("CallGap to {} was not sent: {}", to.name(), String.valueOf(unsent.getMessage()));
        }
    }

    /**
     * Makes a switch filter calls, or stop filtering.
     *
     * @param seconds the duration; 0 ends the filter
     * @return completed within the answer limit
     */
    public CompletableFuture<FilterAnswer> filter(ManagedSwitch to, ServiceFilter filter, int seconds) {
        CompletableFuture<FilterAnswer> answer = new CompletableFuture<>();
        try {
            Dialog dialog = dialogTo(to);
            dialog.setUserObject(new FilterDialogue(answer));
            try {
                Octets argument = TrafficArguments.activate(filter, seconds).encode(to.variant());
                begin(
                        dialog,
                        to.serviceManagement(),
                        Operation.ACTIVATE_SERVICE_FILTERING,
                        InvokeClass.Class1,
                        argument,
                        answerLimit.toMillis());
            } catch (TCAPSendException unsent) {
                // Completed before the release, which would complete it with another text.
                answer.complete(notSent(unsent));
                dialog.release();
            }
        } catch (TCAPException unsent) {
            answer.complete(notSent(unsent));
        }
        return answer;
    }

    private static FilterAnswer notSent(Exception unsent) {
        // jSS7 puts its own text in front of the actual reason.
        Throwable cause = unsent.getCause() == null ? unsent : unsent.getCause();
        return new FilterAnswer.Refused("the order could not be sent: " + cause.getMessage());
    }

    /** The number of CallGap operations sent. */
    public long gapsSent() {
        return gapsSent.sum();
    }

    /** The number of CallGap operations that could not be sent. */
    public long gapsUnsent() {
        return gapsUnsent.sum();
    }

    private Dialog dialogTo(ManagedSwitch to) throws TCAPException {
        return stack.provider()
                .getNewDialog(
                        stack.address(ownPointCode, ownSubsystem), stack.address(to.pointCode(), to.subsystemNumber()));
    }

    private void begin(
            Dialog dialog,
            Optional<ApplicationContext> context,
            Operation operation,
            InvokeClass invokeClass,
            Octets argument,
            long timerMillis)
            throws TCAPSendException {
        TCAPProvider provider = stack.provider();
        dialog.setDoNotSendProtocolVersion(true);
        InvokeImpl invoke = (InvokeImpl) provider.getComponentPrimitiveFactory().createTCInvokeRequest(invokeClass);
        invoke.setInvokeId(INVOKE_ID);
        OperationCode code = provider.getComponentPrimitiveFactory().createOperationCode();
        code.setLocalOperationCode((long) operation.code());
        invoke.setOperationCode(code);
        invoke.setParameter(new EncodedParameter(argument));
        invoke.setTimeout(timerMillis);
        dialog.sendComponent(invoke);
        TCBeginRequest message = provider.getDialogPrimitiveFactory().createBegin(dialog);
        context.ifPresent(named -> message.setApplicationContextName(
                provider.getDialogPrimitiveFactory().createApplicationContextName(arcsOf(named))));
        message.setReturnMessageOnError(true);
        dialog.send(message);
    }

    static long[] arcsOf(ApplicationContext context) {
        return Arrays.stream(context.objectIdentifier().toString().split("\\."))
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
