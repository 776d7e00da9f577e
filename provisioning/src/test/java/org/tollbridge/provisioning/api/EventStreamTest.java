package org.tollbridge.provisioning.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.live.Listener;
import org.tollbridge.provisioning.live.LiveCalls;
import org.tollbridge.provisioning.live.LiveFeed;
import org.tollbridge.provisioning.live.LiveSettings;
import org.tollbridge.provisioning.store.Changes;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.TestCall;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;

/** What a listener reads, and why its stream ends. */
class EventStreamTest {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static String written(Listener listener, EventStream.Leave leave, Duration beat, Duration longest)
            throws Exception {
        StringWriter out = new StringWriter();
        new EventStream(listener, leave, beat, longest).to(out);
        return out.toString();
    }

    @Test
    void aStreamEndsForAReasonAndSaysIt() throws Exception {
        try (NumberStore store = NumberStore.open(TestDatabase.H2.fresh(folder), () -> NOW)) {
            LiveFeed feed = LiveFeed.start(
                    new LiveSettings("n1", 3, 3, 10, 1, 10, 0), new Changes(store), TestCall.GROUPING, () -> NOW);
            LiveCalls calls = new LiveCalls(new Nowhere(), feed);

            String beats = written(listen(feed), new Times(2)::left, Duration.ofMillis(5), LONG);
            assertEquals(
                    ": events from now on\n\n"
                            + ":\n\n"
                            + ":\n\n"
                            + "event: end\n"
                            + "data: {\"event\":\"end\",\"reason\":\"the token is no longer valid, or the account was"
                            + " changed\"}\n\n",
                    beats);

            Listener slow = listen(feed);
            try (Listener all = listen(feed)) {
                for (int i = 1; i <= 2; i++) {
                    calls.append(TestCall.of("n1-" + i, NOW).record());
                    assertTrue(all.next(LONG).isPresent());
                }
            }
            String first = written(slow, () -> true, LONG, LONG);
            assertTrue(first.contains("\nid: n1-1\nevent: call-ended\ndata: {"), first);
            assertTrue(
                    first.endsWith("\"reason\":\"the client reads too slowly; reconnect with Last-Event-ID\"}\n\n"),
                    first);

            assertEquals(": events from now on\n\n", written(listen(feed), () -> true, LONG, Duration.ZERO));

            Listener last = listen(feed);
            feed.close();
            String end = written(last, () -> true, Duration.ofMillis(5), LONG);
            assertTrue(end.endsWith("\"reason\":\"the node is stopping\"}\n\n"), end);
            assertEquals(0, feed.listening());
        }
    }

    private static Listener listen(LiveFeed feed) throws Exception {
        return feed.listen("li", event -> true, Optional.empty());
    }

    /** Is so a number of times. */
    private static final class Times {
        private int left;

        Times(int times) {
            left = times;
        }

        boolean left() {
            return left-- > 0;
        }
    }

    private record Nowhere() implements CallRecords {

        @Override
        public void append(CallRecord record) {}

        @Override
        public void standIn(CallRecord record) {}

        @Override
        public boolean ready() {
            return true;
        }
    }
}
