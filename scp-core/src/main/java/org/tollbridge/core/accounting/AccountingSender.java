package org.tollbridge.core.accounting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the records of a journal to accounting servers, on a thread of its own, for as long as it is open. */
public final class AccountingSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountingSender.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long DISK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LAST_MILLIS = 2_000;

    private final AccountingQueue queue;
    private final List<AccountingPeer> peers;
    private final Thread thread;
    private volatile boolean closing;
    private boolean failing;

    private AccountingSender(
            AccountingSettings settings, Path journal, LongSupplier durable, List<AccountingPeer> peers)
            throws IOException {
        this.peers = List.copyOf(peers);
        this.thread = Thread.ofPlatform().name("accounting").daemon().unstarted(this::run);
        this.queue = new AccountingQueue(settings, journal, durable, peers, () -> LockSupport.unpark(thread));
    }

    /**
     * Begins to send.
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
        sender.thread.start();
        return sender;
    }

    /** What has been done so far. */
    public AccountingReadings readings() {
        return queue.readings();
    }

    private void run() {
        long end = Long.MAX_VALUE;
        while (true) {
            long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            if (closing && end == Long.MAX_VALUE) {
                end = now + LAST_MILLIS;
            }
            boolean progress = step(now);
            if (closing && (queue.idle() || now >= end || !queue.anyPeerReady())) {
                break;
            }
            if (!progress) {
                LockSupport.parkNanos(this, failing ? DISK_NANOS : LOOK_NANOS);
            }
        }
        try {
            queue.close();
        } catch (IOException e) {
            LOG.warn("How far accounting has come could not be noted: {}", e.toString());
        }
    }

    private boolean step(long now) {
        try {
            boolean progress = queue.step(now);
            failing = false;
            return progress;
        } catch (IOException e) {
            if (!failing) {
                LOG.error("Accounting stands still, since the disk fails: {}; free or mend it", e.toString());
            }
            failing = true;
            return false;
        }
    }

    /** Sends what waits, for at most two seconds, and takes leave of the servers. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(2 * LAST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        peers.forEach(AccountingPeer::close);
    }
}
