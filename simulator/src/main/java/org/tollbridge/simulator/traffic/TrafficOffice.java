package org.tollbridge.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ActivateServiceFiltering;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.CallGap;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.inap.ServiceFilteringResponse;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.PAbortCause;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * The part of a switch that takes an SCP's traffic orders, decides on the treatment of each call, and reports.
 * Thread-safe; its lock is held only briefly.
 */
public final class TrafficOffice {

    /** The treatment of a call. */
    public enum Treatment {
        ASK_THE_SCP,
        /** Withheld by a gap. */
        GAPPED,
        /** Treated and counted by a filter. */
        FILTERED
    }

    /**
     * The range of transaction ids of reports. Calls may use the same ids, because no message is expected in a report's
     * dialogue.
     */
    private static final int FIRST_REPORT = 0x7E00_0000;

    private static final int REPORTS = 0x00FF_FFFF;
    private static final int INVOKE_ID = 1;

    private final boolean obeying;
    private final Variant variant;
    private final CallGaps gaps = new CallGaps();
    private final CallFilters filters = new CallFilters();
    private Optional<ApplicationContext> reportContext = Optional.empty();
    private int reports;

    /**
     * @param obeying whether gaps are obeyed; otherwise they are silently ignored
     * @param variant the edition of INAP in a dialogue without an application context
     */
    public TrafficOffice(boolean obeying, Variant variant) {
        this.obeying = obeying;
        this.variant = variant;
    }

    /** The treatment of a call that is about to be placed; {@code now} is {@link System#nanoTime}. */
    public synchronized Treatment treat(CallSubject call, long now) {
        if (filters.active() > 0 && filters.filters(call, now)) {
            return Treatment.FILTERED;
        }
        return gaps.active() > 0 && gaps.gaps(call, now) ? Treatment.GAPPED : Treatment.ASK_THE_SCP;
    }

    /** The number of active gaps. */
    public synchronized int gaps() {
        return gaps.active();
    }

    /** The number of active filters. */
    public synchronized int filters() {
        return filters.active();
    }

    /** Handles a dialogue that the SCP opens; returns the answer, if there is one. */
    public synchronized Optional<TcapMessage> received(TcapMessage.Begin begin, long now) {
        Optional<ApplicationContext> context = begin.dialogue()
                .flatMap(portion -> portion instanceof DialoguePortion.Request request
                        ? ApplicationContext.of(request.applicationContext())
                        : Optional.empty());
        Optional<DialoguePortion> accepted =
                context.map(named -> DialoguePortion.Response.accepted(named.objectIdentifier()));
        if (begin.components().size() == 1
                && begin.components().getFirst() instanceof Component.Invoke invoke
                && invoke.operation() instanceof Code.Local(int code)) {
            Variant edition = context.map(ApplicationContext::variant).orElse(variant);
            Optional<Argument> argument = Operation.of(code).flatMap(operation -> read(operation, invoke, edition));
            if (argument.isPresent() && argument.get() instanceof CallGap gap) {
                // Class 4 in a prearranged end: no answer, whatever the outcome.
                if (obeying) {
                    gaps.apply(gap, now);
                }
                return Optional.empty();
            }
            if (argument.isPresent() && argument.get() instanceof ActivateServiceFiltering order) {
                reportContext = context.map(TrafficOffice::reportContext);
                Component answer = filters.apply(order, now)
                        ? new Component.ReturnResult(true, invoke.invokeId(), Optional.empty())
                        : new Component.ReturnError(
                                invoke.invokeId(),
                                new Code.Local(InapError.UNEXPECTED_DATA_VALUE.code()),
                                Optional.empty());
                return Optional.of(new TcapMessage.End(begin.originating(), accepted, List.of(answer)));
            }
        }
        return Optional.of(new TcapMessage.Abort(
                begin.originating(), Optional.of(PAbortCause.RESOURCE_LIMITATION), Optional.empty()));
    }

    private static Optional<Argument> read(Operation operation, Component.Invoke invoke, Variant edition) {
        return InapCodec.argument(operation, invoke.parameter(), edition)
                        instanceof Reading.Value<Argument>(Argument value)
                ? Optional.of(value)
                : Optional.empty();
    }

    private static ApplicationContext reportContext(ApplicationContext order) {
        return order.variant() == Variant.ETSI
                ? ApplicationContext.ETSI_SERVICE_MANAGEMENT_TO_SCP
                : ApplicationContext.Q1218_SERVICE_MANAGEMENT_TO_SCF;
    }

    /** The due reports of filters; each opens a dialogue of its own, whose answer is not awaited. */
    public synchronized List<TcapMessage> due(long now) {
        List<TcapMessage> due = new ArrayList<>();
        for (ServiceFilteringResponse response : filters.due(now)) {
            reports = (reports + 1) & REPORTS;
            due.add(new TcapMessage.Begin(
                    TransactionId.of(FIRST_REPORT + reports),
                    reportContext.map(named -> DialoguePortion.Request.of(named.objectIdentifier())),
                    List.of(new Component.Invoke(
                            INVOKE_ID,
                            OptionalInt.empty(),
                            new Code.Local(Operation.SERVICE_FILTERING_RESPONSE.code()),
                            Optional.of(response.encode(reportContext
                                    .map(ApplicationContext::variant)
                                    .orElse(variant)))))));
        }
        return due;
    }

    /** Whether this transaction, which belongs to no open call, may be that of a report. */
    public static boolean isReport(int transaction) {
        return (transaction & ~REPORTS) == FIRST_REPORT;
    }
}
