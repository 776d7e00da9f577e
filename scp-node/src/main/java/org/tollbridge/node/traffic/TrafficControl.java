package org.tollbridge.node.traffic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.call.CallTranslator;
import org.tollbridge.adapter.management.FilterAnswer;
import org.tollbridge.adapter.management.ManagedSwitch;
import org.tollbridge.adapter.management.ManagementUser;
import org.tollbridge.adapter.management.TrafficOrders;
import org.tollbridge.adapter.stack.BeginGate;
import org.tollbridge.adapter.stack.SignallingStack;
import org.tollbridge.core.cluster.ClusterMember;
import org.tollbridge.core.cluster.FilterNews;
import org.tollbridge.core.overload.OverloadControl;
import org.tollbridge.core.overload.OverloadCounters;
import org.tollbridge.core.overload.ServiceFilters;
import org.tollbridge.core.overload.ServiceFilters.Outcome;
import org.tollbridge.core.time.DeadlineWheel;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.service.traffic.CallGapOrder;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.ServiceFilter;
import org.tollbridge.service.traffic.TrafficCriterion;
import org.tollbridge.wire.transport.TransportException;

/** The overload gate of a running node, its once-a-second orders to switches, and the operator's service filters. */
public final class TrafficControl implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrafficControl.class);
    private static final long TICK_MILLIS = 1_000;
    /** Within Q.1218's medium timer. */
    private static final Duration FILTER_ANSWER = Duration.ofSeconds(10);

    private final TrafficSettings settings;
    private final SignallingStack stack;
    private final NodeClock clock;
    private final OverloadControl overload;
    private final ServiceFilters filters = new ServiceFilters();
    private final TrafficOrders orders;
    private final DeadlineWheel.Deadline tick;
    private Optional<FilterNews> others = Optional.empty();
    private boolean refusing;
    private long refusedBefore;
    private volatile boolean closed;

    /** @param stack the stack, not yet started */
    public TrafficControl(TrafficSettings settings, SignallingStack stack, NodeClock clock, DeadlineWheel wheel) {
        this.settings = settings;
        this.stack = stack;
        this.clock = clock;
        this.overload = new OverloadControl(settings.overload(), System::nanoTime);
        this.orders = new TrafficOrders(stack, settings.pointCode(), settings.subsystemNumber(), FILTER_ANSWER);
        this.tick = wheel.deadline(this::tick);
        stack.setGate(new BeginGate(overload, settings.refusal(), settings::cause));
    }

    /** Exchanges filter reports with other nodes. Call before the start. */
    public void share(ClusterMember member) {
        others = Optional.of(new FilterNews(member, filters::report));
    }

    /** Starts the stack for calls, and for reports of switches outside calls. */
    public void start(CallTranslator calls) throws TransportException {
        stack.start(new ManagementUser(stack.provider(), calls, this::report));
        tick.set(TICK_MILLIS);
    }

    private void report(FilterReport report) {
        if (!filters.report(report)) {
            others.ifPresentOrElse(
                    news -> news.tell(report),
                    () -> LOG.debug(
                            "{} reports on an unknown filter for {}", nameOf(report.pointCode()), report.criterion()));
        }
    }

    /** Counts and current state of overload control. */
    public OverloadCounters counters() {
        return overload.counters();
    }

    /** CallGap operations that could not be sent. */
    public long gapsUnsent() {
        return orders.gapsUnsent();
    }

    private void tick() {
        if (closed) {
            return;
        }
        tick.set(TICK_MILLIS);
        for (CallGapOrder order : overload.tick()) {
            Optional.ofNullable(settings.switches().get(order.pointCode())).ifPresent(to -> {
                orders.gap(to, order);
                LOG.info("{}: {}", to.name(), words(order));
            });
        }
        tell();
    }

    private static String words(CallGapOrder order) {
        return order.withdraws()
                ? "the gap for " + order.criterion() + " is withdrawn"
                : "a gap of " + order.intervalMillis() + " ms for " + order.criterion() + ", for " + order.seconds()
                        + " s";
    }

    /** Logs one line when refusals begin and one when they end. */
    private void tell() {
        OverloadCounters now = overload.counters();
        boolean refuses = now.refused() > refusedBefore;
        if (refuses != refusing) {
            LOG.warn(
                    refuses
                            ? "calls are being refused for overload: {} so far"
                            : "calls are no longer refused for overload: {} were",
                    now.refused());
        }
        refusing = refuses;
        refusedBefore = now.refused();
    }

    /** Active and ended filters, with the counts from switches. */
    public List<ServiceFilters.Status> filters() {
        return filters.list(clock.steadyMillis());
    }

    /**
     * Activates a filter in every switch.
     *
     * @return each switch's answer within ten seconds, by name; empty if there are too many filters
     */
    public Optional<Map<String, CompletableFuture<FilterAnswer>>> addFilter(ServiceFilter filter) {
        OptionalLong order = filters.add(filter, settings.switches().keySet(), clock.steadyMillis());
        return order.isPresent() ? Optional.of(tellAll(order.getAsLong(), filter, filter.seconds())) : Optional.empty();
    }

    /** Ends a filter in every switch; empty if there is none for these calls. */
    public Optional<Map<String, CompletableFuture<FilterAnswer>>> removeFilter(TrafficCriterion criterion) {
        return filters.remove(criterion, settings.switches().keySet())
                .map(removal -> tellAll(removal.order(), removal.filter(), 0));
    }

    private Map<String, CompletableFuture<FilterAnswer>> tellAll(long order, ServiceFilter filter, int seconds) {
        Map<String, CompletableFuture<FilterAnswer>> answers = new LinkedHashMap<>();
        for (ManagedSwitch each : settings.switches().values()) {
            answers.put(each.name(), orders.filter(each, filter, seconds).thenApply(answer -> {
                note(order, each.pointCode(), answer);
                return answer;
            }));
        }
        return answers;
    }

    private void note(long order, int pointCode, FilterAnswer answer) {
        switch (answer) {
            case FilterAnswer.Accepted() -> filters.answered(order, pointCode, Outcome.DONE, "");
            case FilterAnswer.Refused(String why) -> filters.answered(order, pointCode, Outcome.REFUSED, why);
            case FilterAnswer.Unknown(String why) -> filters.answered(order, pointCode, Outcome.UNKNOWN, why);
        }
    }

    /** Name of a switch for display. */
    public String nameOf(int pointCode) {
        return Optional.ofNullable(settings.switches().get(pointCode))
                .map(ManagedSwitch::name)
                .orElse("point code " + pointCode);
    }

    @Override
    public void close() {
        closed = true;
        tick.clear();
    }
}
