package org.tollbridge.core.accounting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.core.work.RepeatedWork;

/** Sends the records of a journal to accounting servers, on a thread of its own, until it is closed. */
public final class AccountingSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountingSender.class);
    private static final RepeatedWork.Terms TERMS = new RepeatedWork.Terms(
            "accounting",
            "Accounting",
            "records wait in the journal; free disk space or repair the disk",
            Duration.ofMillis(50),
            Duration.ofSeconds(2));

    private final AccountingQueue queue;
    private final List<AccountingPeer> peers;
    private final RepeatedWork work;

    private AccountingSender(
            AccountingSettings settings, Path journal, LongSupplier durable, List<AccountingPeer> peers)
            throws IOException {
        this.peers = List.copyOf(peers);
        this.queue = new AccountingQueue(settings, journal, durable, peers, this::wake);
        this.work = new RepeatedWork(TERMS, new Sending(), LOG);
    }

    private final class Sending implements RepeatedWork.Work {

        @Override
        public boolean step() throws IOException {
            return queue.step(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        }

        @Override
        public boolean finished() {
            return queue.idle() || !queue.anyPeerReady();
        }

        @Override
        public void close() throws IOException {
            queue.close();
        }
    }

    private void wake() {
        work.wake();
    }

    /**
     * Starts to send.
     *
     * @param journal its directory
     * @param durable number of the last record of the journal that is on the disk
     * @param peers by preference; closed with the sender
     * @throws IOException when the folder of the settings cannot be used; the peers stay open then
     */
    public static AccountingSender start(
            AccountingSettings settings, Path journal, LongSupplier durable, List<AccountingPeer> peers)
            throws IOException {
        AccountingSender sender = new AccountingSender(settings, journal, durable, peers);
        sender.work.start();
        return sender;
    }

    /** Returns the counters so far. */
    public AccountingReadings readings() {
        return queue.readings();
    }

    /** Sends waiting requests for at most two seconds, and disconnects from the servers. */
    @Override
    public void close() {
        work.close();
        peers.forEach(AccountingPeer::close);
    }
}
