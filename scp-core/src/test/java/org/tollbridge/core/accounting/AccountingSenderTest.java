package org.tollbridge.core.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.core.journal.JournalSettings;

/** Accounting on its own thread, with a server that has bad moments. */
@Timeout(60)
class AccountingSenderTest {

    @TempDir
    private Path folder;

    private final Server server = new Server();
    private Journal journal;

    private static final class Server implements AccountingPeer {
        private final List<String> got = new ArrayList<>();
        private final AtomicInteger badMoments = new AtomicInteger();
        private volatile boolean answers = true;
        private volatile boolean closed;

        @Override
        public String name() {
            return "cdf";
        }

        @Override
        public boolean ready() {
            if (Thread.currentThread().getName().equals("accounting") && badMoments.get() > 0) {
                badMoments.decrementAndGet();
                throw new IllegalStateException("one bad moment");
            }
            return !closed;
        }

        @Override
        public synchronized boolean send(
                AccountingRequest request, long endToEnd, boolean repeated, IntConsumer answer) {
            got.add(request.call().callId() + (repeated ? " T" : ""));
            if (got.size() == 3) {
                throw new IllegalStateException("another bad moment");
            }
            if (answers) {
                answer.accept(2001);
            }
            return true;
        }

        synchronized List<String> got() {
            return List.copyOf(got);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(JournalSettings.in(folder.resolve("journal")));
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private AccountingSender start() throws IOException {
        return AccountingSender.start(
                new AccountingSettings(folder.resolve("accounting"), 10, 1),
                folder.resolve("journal"),
                journal::durableSequence,
                List.of(server));
    }

    private void write(int first, int last) throws Exception {
        for (int call = first; call <= last; call++) {
            journal.append(PartsOfCalls.last("call" + call, 3));
        }
        assertTrue(journal.awaitDurable(Duration.ofSeconds(20)));
    }

    private static void awaitAccepted(AccountingSender sender, long count) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (sender.readings().accepted() < count && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        assertEquals(count, sender.readings().accepted());
    }

    @Test
    void aBadMomentOfAServerEndsNothingAndLosesNothing() throws Exception {
        try (AccountingSender sender = start()) {
            server.badMoments.set(1);
            write(1, 5);
            awaitAccepted(sender, 5);
        }
        assertEquals(List.of("call1", "call2", "call3", "call3 T", "call4", "call5"), server.got());
        assertEquals("done 5 begun 5\n", Files.readString(folder.resolve("accounting/position")));
        assertTrue(server.closed);
    }

    @Test
    void whoEndsNotesHowFarItHasCome() throws Exception {
        server.answers = false;
        AccountingSender sender = start();
        write(1, 2);
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (server.got().size() < 2 && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        sender.close();
        assertEquals("done 0 begun 2\n", Files.readString(folder.resolve("accounting/position")));
        assertEquals(
                List.of("call1", "call2"),
                IntStream.range(0, 2).mapToObj(server.got()::get).toList());
    }
}
