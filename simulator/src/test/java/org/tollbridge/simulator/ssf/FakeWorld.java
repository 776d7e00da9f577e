package org.tollbridge.simulator.ssf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Argument;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** A switch around one call whose clock a test moves. */
final class FakeWorld implements CallWorld {
    private record Due(Duration at, Runnable task) {}

    private final List<Due> timers = new ArrayList<>();
    private final List<Component> sent = new ArrayList<>();
    private Duration now = Duration.ofHours(1);
    /** The temporary connections that were wanted. */
    final List<String> correlations = new ArrayList<>();

    Optional<TemporaryConnection.Assisted> assistedCall = Optional.empty();
    int released;
    boolean ended;
    boolean aborted;
    boolean forgotten;
    boolean over;

    @Override
    public void send(List<Component> components, boolean end) {
        sent.addAll(components);
        ended |= end;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    @Override
    public void forget() {
        forgotten = true;
    }

    @Override
    public Timer after(Duration real, Runnable task) {
        Due due = new Due(now.plus(real), task);
        timers.add(due);
        return () -> timers.remove(due);
    }

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public TemporaryConnection assist(TemporaryConnection.Request request, TemporaryConnection.Assisted assisted) {
        correlations.add(request.correlation());
        assistedCall = Optional.of(assisted);
        return () -> released++;
    }

    @Override
    public void over() {
        over = true;
    }

    /** Lets time pass, and happen what is due. */
    void pass(Duration time) {
        Duration until = now.plus(time);
        while (true) {
            Optional<Due> next = timers.stream()
                    .filter(due -> due.at().compareTo(until) <= 0)
                    .min(Comparator.comparing(Due::at));
            if (next.isEmpty()) {
                now = until;
                return;
            }
            timers.remove(next.get());
            now = next.get().at();
            next.get().task().run();
        }
    }

    /** What has been sent since the last look. */
    List<Component> sent() {
        List<Component> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** The same in words: operations with their arguments as JSON, errors and rejects by name. */
    List<String> said() {
        return sent().stream().map(FakeWorld::words).toList();
    }

    static String words(Component component) {
        return switch (component) {
            case Component.Invoke c -> {
                Operation operation =
                        Operation.of(((Code.Local) c.operation()).value()).orElseThrow();
                yield operation.asn1Name() + " "
                        + switch (InapCodec.argument(operation, c.parameter(), Variant.ETSI)) {
                            case Reading.Value<Argument>(Argument argument) -> argument.toJson();
                            case Reading.Refused<Argument> refused -> refused.toString();
                        };
            }
            case Component.ReturnResult c -> "result " + c.invokeId();
            case Component.ReturnError c ->
                "error " + c.invokeId() + " "
                        + InapError.of(((Code.Local) c.error()).value())
                                .orElseThrow()
                                .asn1Name();
            case Component.Reject c -> "reject " + c.problem().asnName();
            case Component.Malformed c -> c.failure().describe();
        };
    }
}
