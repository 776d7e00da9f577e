package org.tollbridge.provisioning.api;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.provisioning.live.Listener;
import org.tollbridge.provisioning.live.LiveEvent;
import org.tollbridge.provisioning.live.LiveEvent.Kind;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Tokens;
import org.tollbridge.service.number.NumberPlan;

/** Live events, as server-sent events. */
final class EventRoutes {

    private static final int LONGEST_ID = 100;
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final LiveFeed feed;
    private final Tokens tokens;
    private final NumberPlan numbers;

    EventRoutes(LiveFeed feed, Tokens tokens, NumberPlan numbers) {
        this.numbers = numbers;
        this.feed = feed;
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(new Route(
                Method.GET,
                "/events",
                "events:read",
                "Receive events of calls and records, from now on or after the event in Last-Event-ID.",
                Route.Login.TOKEN,
                Access.LOOK,
                List.of(
                        new Route.Parameter(
                                "events",
                                "only these events, such as call-offered,call-answered: "
                                        + String.join(", ", Kind.words())),
                        new Route.Parameter("number", "only calls to this service number, and changes to it"),
                        new Route.Parameter("after", "the same as Last-Event-ID"),
                        new Route.Parameter(
                                "seconds",
                                "duration in seconds, 0 to 86400; by default until either side disconnects")),
                new Takes.Nothing(),
                new Gives.Events(LiveEvent.FORM),
                Route.Conditions.NONE,
                this::listen));
    }

    private Answer listen(Call call) throws ProblemException, StoreException {
        Asked asked = call.asked();
        Set<Kind> kinds = kinds(asked.query("events"));
        String number = call.number(numbers);
        Optional<String> owner = call.owner();
        Duration longest = seconds(asked.query("seconds"));
        try {
            // Counted by subscriber, because a subscriber can create accounts and must not get more feeds that way.
            Listener listener = feed.listen(
                    owner.map(name -> "subscriber " + name)
                            .orElse("account " + call.account().name()),
                    event -> event.isFor(owner) && kinds.contains(event.kind()) && isOf(event, number),
                    after(asked));
            return Answer.pieces(
                    EventStream.TYPE, new EventStream(listener, () -> holds(call), EventStream.BEAT, longest));
        } catch (LiveFeed.FullException e) {
            throw new ProblemException(
                    e.ofOne() ? Problem.Kind.TOO_MANY : Problem.Kind.BUSY, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOf(LiveEvent event, String number) {
        return number.isEmpty()
                || event.kind() == Kind.GAP
                || event.call().filter(call -> call.number().equals(number)).isPresent()
                || event.record()
                        .filter(record -> record.resource().equals("number")
                                && record.item().equals(number))
                        .isPresent();
    }

    /** Whether this client would still be admitted now. */
    private boolean holds(Call call) {
        try {
            Optional<Tokens.Shown> shown = AccessControl.shown(tokens, call.asked());
            return shown.map(Tokens.Shown::account).equals(call.caller())
                    && shown.map(Tokens.Shown::token).equals(call.token());
        } catch (StoreException e) {
            // Clients stay connected while the store is briefly unreachable.
            return true;
        }
    }

    private static Optional<String> after(Asked asked) throws ProblemException {
        String after = asked.header("last-event-id").orElse(asked.query("after"));
        if (after.length() > LONGEST_ID) {
            throw new ProblemException(Problem.Kind.UNREADABLE, "Last-Event-ID is not a value that this API returned");
        }
        return after.isEmpty() ? Optional.empty() : Optional.of(after);
    }

    /** The kinds of events in a list of names; a gap is always included. */
    static Set<Kind> kinds(String words) throws ProblemException {
        if (words.isEmpty()) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> kinds = EnumSet.of(Kind.GAP);
        for (String word : words.split(",", -1)) {
            kinds.add(Kind.of(word)
                    .orElseThrow(() -> new ProblemException(
                            Problem.Kind.UNREADABLE,
                            "there are no events " + word + "; the events are " + String.join(", ", Kind.words()))));
        }
        return kinds;
    }

    private static Duration seconds(String text) throws ProblemException {
        if (text.isEmpty()) {
            return FOR_EVER;
        }
        if (!text.matches("[0-9]{1,5}")
                || Integer.parseInt(text) > Duration.ofDays(1).toSeconds()) {
            throw new ProblemException(Problem.Kind.UNREADABLE, "seconds must be a whole number from 0 to 86400");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
