package org.tollbridge.adapter.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tollbridge.adapter.stack.LostTransactions;
import org.tollbridge.adapter.stack.LostTransactions.Transaction;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.port.LostDialogue;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplyChargingReport;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.CallInformationReport;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * One dialogue of a lost node: delivers its reports, asks its switch, and ends it. The only instruction that it can
 * send is a ReleaseCall with the end.
 */
final class LostCallDialogue implements LostDialogue {

    /**
     * Above the identifiers that a call needs, because answers to the lost node's invokes also arrive in this dialogue.
     */
    private static final int FIRST_INVOKE = 64;

    private static final int INVOKES = 64;

    private final LostTransactions transactions;
    private final Transaction transaction;
    private final InapSwitch settings;
    private final Variant variant;
    private final Consumer<News> news;
    private final AtomicInteger invokes = new AtomicInteger();

    LostCallDialogue(
            LostTransactions transactions,
            Transaction transaction,
            InapSwitch settings,
            Variant variant,
            Consumer<News> news) {
        this.transactions = transactions;
        this.transaction = transaction;
        this.settings = settings;
        this.variant = variant;
        this.news = news;
    }

    void received(TcapMessage message) {
        for (Component component : message.components()) {
            switch (component) {
                case Component.Invoke invoke -> event(invoke).ifPresent(event -> news.accept(new News.Told(event)));
                case Component.ReturnResult ignored -> news.accept(new News.Alive());
                case Component.ReturnError ignored -> news.accept(new News.Alive());
                case Component.Reject ignored -> news.accept(new News.Alive());
                case Component.Malformed ignored -> news.accept(new News.Alive());
            }
        }
        switch (message) {
            case TcapMessage.End ignored -> over(new News.Ended());
            case TcapMessage.Abort ignored -> over(new News.Gone());
            case TcapMessage.Continue ignored -> news.accept(new News.Alive());
            case TcapMessage.Begin ignored -> {}
            case TcapMessage.Unidirectional ignored -> {}
        }
    }

    private void over(News last) {
        leave();
        news.accept(last);
    }

    private Optional<CallEvent> event(Component.Invoke invoke) {
        Optional<Operation> operation =
                invoke.operation() instanceof Code.Local local ? Operation.of(local.value()) : Optional.empty();
        if (operation.isEmpty()
                || !(InapCodec.argument(operation.get(), invoke.parameter(), variant)
                        instanceof Reading.Value<Argument>(Argument argument))) {
            return Optional.empty();
        }
        return switch (argument) {
            case EventReportBcsm report -> Reports.event(report);
            case ApplyChargingReport report ->
                Optional.of(Reports.event(report, settings.dialect().report()));
            case CallInformationReport report -> Optional.of(Reports.event(report));
            default -> Optional.empty();
        };
    }

    @Override
    public void ask() {
        send(invoke(new Invocation(Operation.ACTIVITY_TEST, Optional.empty())));
    }

    private void send(Component.Invoke invoke) {
        boolean unused = transactions.send(
                transaction, new TcapMessage.Continue(ours(), transaction.theirs(), Optional.empty(), List.of(invoke)));
    }

    @Override
    public void end(OptionalInt release) {
        leave();
        List<Component> components = release.isPresent()
                ? List.of(invoke(new Instructions(settings, false, variant).release(release.getAsInt())))
                : List.of();
        boolean unused =
                transactions.send(transaction, new TcapMessage.End(transaction.theirs(), Optional.empty(), components));
    }

    private Component.Invoke invoke(Invocation invocation) {
        return new Component.Invoke(
                FIRST_INVOKE + invokes.getAndIncrement() % INVOKES,
                OptionalInt.empty(),
                new Code.Local(invocation.operation().code()),
                invocation.argument());
    }

    private TransactionId ours() {
        return TransactionId.of((int) transaction.ours());
    }

    @Override
    public void leave() {
        transactions.remove(transaction);
    }
}
