package org.tollbridge.node.why;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import picocli.CommandLine.Option;

/** Options that select calls for {@code tollbridge records} and {@code tollbridge calls}. */
public final class CallOptions {

    @Option(names = "--called", paramLabel = "NUMBER", description = "Calls to this number.")
    private Optional<String> called = Optional.empty();

    @Option(names = "--caller", paramLabel = "NUMBER", description = "Calls from this number.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--subscriber", paramLabel = "NAME", description = "Calls to this subscriber's numbers.")
    private Optional<String> subscriber = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Calls that ended at this time or later: 2026-10-01T09:30, 09:30 for today, or an age: 15m, 2h,"
                            + " 3d.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Calls that ended before this time.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Calls with one of these outcomes: ${COMPLETION-CANDIDATES}.")
    private Set<Outcome> outcomes = new HashSet<>();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            split = ",",
            description = "Calls that ended for one of these reasons: ${COMPLETION-CANDIDATES}.")
    private Set<Reason> reasons = new HashSet<>();

    public Optional<String> called() {
        return called;
    }

    public Optional<String> caller() {
        return caller;
    }

    public Optional<String> subscriber() {
        return subscriber;
    }

    public Set<Outcome> outcomes() {
        return outcomes;
    }

    public Set<Reason> reasons() {
        return reasons;
    }

    /**
     * A period, in milliseconds since the epoch.
     *
     * @param from start, inclusive
     * @param to end, exclusive
     */
    public record Period(OptionalLong from, OptionalLong to) {}

    /**
     * The selected period.
     *
     * @throws CommandFault when it is invalid
     */
    public Period period(long now, ZoneId zone) {
        OptionalLong from = moment("--since", since, now, zone);
        OptionalLong to = moment("--until", until, now, zone);
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
            throw new CommandFault("--until " + until.orElse("") + " must be after --since " + since.orElse("")
                    + "; give a later time");
        }
        return new Period(from, to);
    }

    private static OptionalLong moment(String option, Optional<String> text, long now, ZoneId zone) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Query.moment(option, text.get(), now, zone));
    }
}
