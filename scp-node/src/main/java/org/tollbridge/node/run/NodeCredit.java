package org.tollbridge.node.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tollbridge.core.counter.LocalErrands;
import org.tollbridge.core.credit.BalanceKeeper;
import org.tollbridge.core.credit.CostCaps;
import org.tollbridge.core.credit.LocalCredit;
import org.tollbridge.core.credit.OnlineCredit;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.provisioning.store.BalanceWatch;
import org.tollbridge.provisioning.store.Balances;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.CallRating;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.credit.CreditAnswer;
import org.tollbridge.service.credit.CreditBook;
import org.tollbridge.service.credit.CreditRequest;
import org.tollbridge.service.credit.CreditTerms;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.port.CreditControl;
import org.tollbridge.service.port.Errands;

/**
 * Answers credit requests: through servers for subscribers named in the configuration, and locally for those with a
 * balance in the store.
 */
record NodeCredit(CreditPlan plan, Optional<OnlineCredit> online, LocalCredit local, LocalCredit.Prices prices)
        implements CreditBook, CreditControl, AutoCloseable {

    /**
     * Starts local balances, and connections to any servers.
     *
     * @throws CommandFault when balances cannot be read
     */
    static NodeCredit open(NodeSettings settings, NumberStore store, Journal journal, NodeClock clock) {
        LocalCredit.Prices prices = prices(
                settings.credit(), settings.rating(), settings.rules().plan().classes());
        try {
            LocalCredit local = LocalCredit.start(
                    new Keeper(store, settings.engine().nodeName()),
                    prices,
                    settings.journal().directory(),
                    journal::durableSequence);
            return new NodeCredit(settings.credit(), settings.credit().start(clock), local, prices);
        } catch (IOException e) {
            throw new CommandFault("balances cannot be read: " + Reason.of(e));
        }
    }

    /** Calls charged by servers are not charged to a balance too. */
    static LocalCredit.Prices prices(CreditPlan plan, CallRating rating, ServiceClasses classes) {
        return new LocalCredit.Prices(
                call -> price(rating, classes, call),
                record ->
                        record.subscriber().filter(plan.terms()::containsKey).isPresent() ? 0 : price(record, classes));
    }

    /** A tariff gap must not bypass a balance, so the rates of the service class apply. */
    private static long price(CallRating rating, ServiceClasses classes, RatedCall call) {
        return rating.subscriberPart(call)
                .orElseGet(() -> classes.find(call.serviceClass())
                        .map(ServiceClass::tariff)
                        .map(tariff -> Yuan.THOUSANDTH * tariff.subscriberCost(call.seconds()))
                        .orElse(0L));
    }

    /**
     * A part without a price is paid with the end of the call, and a call without one by the rates of its class, until
     * a correction sets its cost.
     */
    static long price(CallRecord record, ServiceClasses classes) {
        if (record.charge().isPresent() || record.goesOn()) {
            return record.charge().map(Charge::subscriber).orElse(0L)
                    - record.correction().map(Correction::estimate).orElse(0L);
        }
        long before = record.wholeCharge().map(Charge::subscriber).orElse(0L);
        return Math.max(0, Yuan.THOUSANDTH * LocalErrands.cost(record, classes) - before);
    }

    /** Same, with the monthly cost limits of numbers. */
    CreditControl capped(Errands counts) {
        return new CostCaps(this, counts, prices.ofCall());
    }

    @Override
    public Optional<CreditTerms> of(String subscriber) {
        return Optional.ofNullable(plan.terms().get(subscriber)).or(() -> local.of(subscriber));
    }

    @Override
    public void ask(String callId, CreditRequest request, Consumer<CreditAnswer> answer) {
        boolean ofServers = plan.terms().containsKey(request.call().subscriber());
        online.filter(servers -> ofServers)
                .<CreditControl>map(servers -> servers)
                .orElse(local)
                .ask(callId, request, answer);
    }

    @Override
    public void ended(CallRecord record) {
        online.ifPresent(servers -> servers.ended(record));
        local.ended(record);
    }

    @Override
    public void close() {
        online.ifPresent(OnlineCredit::close);
        local.close();
    }

    /** Access to the balances in a node's store. */
    private record Keeper(Balances balances, BalanceWatch watch, String node) implements BalanceKeeper {

        Keeper(NumberStore store, String node) {
            this(new Balances(store), new BalanceWatch(store, node), node);
        }

        @Override
        public OptionalLong posted() throws IOException {
            try {
                return balances.posted(node);
            } catch (StoreException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public List<BalanceKeeper.Balance> read() throws IOException {
            try {
                return known(watch.all());
            } catch (StoreException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public Changes changes() throws IOException {
            try {
                BalanceWatch.Changes changes = watch.changes();
                return new Changes(known(changes.there()), changes.gone());
            } catch (StoreException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public List<BalanceKeeper.Balance> post(OptionalLong before, long upTo, List<BalanceKeeper.Used> used)
                throws IOException {
            try {
                return known(balances.post(node, before, upTo, stored(used)));
            } catch (StoreException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private static List<Balances.Used> stored(List<BalanceKeeper.Used> used) {
            return used.stream()
                    .map(each -> new Balances.Used(each.subscriber(), each.endedAt(), each.amount()))
                    .toList();
        }

        private static List<BalanceKeeper.Balance> known(List<org.tollbridge.provisioning.store.Balance> stored) {
            return stored.stream()
                    .map(each ->
                            new BalanceKeeper.Balance(each.subscriber(), each.amount(), each.endsCalls(), each.since()))
                    .toList();
        }
    }
}
