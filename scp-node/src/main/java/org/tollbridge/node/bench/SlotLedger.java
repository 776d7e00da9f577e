package org.tollbridge.node.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Counts the slots held in memory shared by the benchmark's processes, independently of the cluster's counters, in
 * order to detect violations. It also synchronises the processes.
 */
final class SlotLedger {

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int MEETINGS = 64;
    private static final int NUMBERS = 1_024;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final ByteBuffer memory;

    private SlotLedger(ByteBuffer memory) {
        this.memory = memory;
    }

    /**
     * Opens the ledger; a new one starts at zero.
     *
     * @param file shared by all processes
     */
    static SlotLedger open(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new SlotLedger(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, (MEETINGS + NUMBERS) * (long) Long.BYTES));
        }
    }

    private long add(int place, long by) {
        return (long) LONGS.getAndAdd(memory, place * Long.BYTES, by) + by;
    }

    /** Records that a call takes a slot of a number; returns how many are now held. */
    long take(int number) {
        return add(MEETINGS + number, 1);
    }

    /** Records that a call returns a slot of a number. */
    void giveBack(int number) {
        long unused = add(MEETINGS + number, -1);
    }

    /** Waits for all processes. */
    void meet(int meeting, int processes) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        long arrived = add(meeting, 1);
        while (arrived < processes) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("only " + arrived + " of " + processes + " processes started");
            }
            TimeUnit.MILLISECONDS.sleep(1);
            arrived = add(meeting, 0);
        }
    }
}
